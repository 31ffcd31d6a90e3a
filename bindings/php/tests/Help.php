<?php

declare(strict_types=1);

/** What the tests share: where the checkout is, and the sandbox. */
final class Help
{
    public static function root(): string
    {
        return getenv('BH_ROOT');
    }

    public static function json(string $path): array
    {
        return json_decode(file_get_contents(self::root() . '/' . $path), true, 512, JSON_THROW_ON_ERROR);
    }

    public static function account(string $service): array
    {
        return self::json('tests/sandbox/credentials.json')[$service];
    }

    public static function count(string $name, int $number): void
    {
        if (getenv('BH_COUNTS')) {
            file_put_contents(getenv('BH_COUNTS') . "/$name", (string) $number);
        }
    }

    /** `api_key` as `apiKey`. */
    public static function camel(string $name): string
    {
        return lcfirst(str_replace('_', '', ucwords($name, '_')));
    }
}
