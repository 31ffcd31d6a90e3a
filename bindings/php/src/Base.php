<?php

declare(strict_types=1);

namespace BhAuth;

/** @internal */
final class Base
{
    /** Scheme and host alone: what else a base had would be sent and was not signed. */
    public static function checked(string $base): string
    {
        if (preg_match('~^(https?)://([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d+)?/?\z~i', $base, $parts) !== 1) {
            throw new \InvalidArgumentException('a base is https://host, without user, path, query and fragment: the target is signed as it is');
        }
        $port = $parts[3] ?? '';
        $scheme = strtolower($parts[1]);
        return $scheme . '://' . strtolower($parts[2]) . ($port === self::usual($scheme) ? '' : $port);
    }

    private static function usual(string $scheme): string
    {
        return $scheme === 'https' ? ':443' : ':80';
    }
}
