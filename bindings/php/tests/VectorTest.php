<?php

declare(strict_types=1);

use BhAuth\BhAuthException;
use BhAuth\Core;
use BhAuth\Ed25519Key;
use BhAuth\HmacKey;
use BhAuth\HttpResponse;
use BhAuth\Mixin;
use BhAuth\Status;
use BhAuth\Window;
use PHPUnit\Framework\TestCase;

/** Every case of every file of tests/vectors, by the names of the functions and their parameters. */
final class VectorTest extends TestCase
{
    private const GREATEST = ['18446744073709551615' => -1, '18446744073709551614' => -2];
    private array $api;

    protected function setUp(): void
    {
        $this->api = Help::json('include/bh_auth.api.json');
    }

    public function testEveryCase(): void
    {
        [$ran, $written, $failures] = [0, 0, []];
        foreach (glob(Help::root() . '/tests/vectors/*.json') as $path) {
            $service = basename($path, '.json');
            if ($service === 'schema') {
                continue;
            }
            // Counted in the text of the file, not by what reads it.
            $written += substr_count(file_get_contents($path), "\n   \"verb\": \"");
            foreach (Help::json("tests/vectors/$service.json")['cases'] as $case) {
                try {
                    $this->check($service, $case['verb'], $case['input'], $case['expect']);
                    $ran++;
                } catch (\Throwable $failure) {
                    $failures[] = "$service {$case['name']}: " . $failure::class . " {$failure->getMessage()}";
                }
            }
        }
        self::assertSame([], array_slice($failures, 0, 10));
        self::assertGreaterThan(3000, $written);
        self::assertSame($written, $ran);
        Help::count('cases', $ran);
    }

    public function testEachFunctionOfTheDescriptionIsThere(): void
    {
        $services = array_column(array_filter($this->api['sections'], static fn (array $it): bool => isset($it['service'])), 'name');
        $byHand = '/^bh_(hmac_key_|ed25519_key_|wipe$|cstr$|status_|version$|abi_version$|mixin_spend_key$)|_size$/';
        foreach ($this->api['functions'] as ['name' => $name, 'section' => $section]) {
            if (preg_match($byHand, $name) === 1) {
                continue;
            }
            [$class, $short] = in_array($section, $services, true)
                ? ['BhAuth\\' . ucfirst($section), substr($name, 4 + strlen($section))]
                : [Core::class, substr($name, 3)];
            self::assertTrue(method_exists($class, Help::camel($short)), $name);
        }
        self::assertSame(array_column($this->api['statuses'], 'number'), array_column(Status::cases(), 'value'));
    }

    private static function text(mixed $given): string
    {
        return is_array($given) ? hex2bin($given['hex']) : $given ?? '';
    }

    private static function pairs(?array $given): array
    {
        return array_map(static fn (array $pair): array => array_map([self::class, 'text'], $pair), $given ?? []);
    }

    private static function key(array $given): Ed25519Key
    {
        if (isset($given['seed_hex'])) {
            return Ed25519Key::fromSeed(hex2bin($given['seed_hex']));
        }
        $form = array_key_first($given) ?? 'text';
        $make = $form === 'text' ? 'read' : 'from' . ucfirst($form);
        return Ed25519Key::$make(self::text($given[$form] ?? ''));
    }

    private static function argument(array $param, array $given, string $class): mixed
    {
        ['name' => $name, 'kind' => $kind] = $param;
        return match (true) {
            $kind === 'key' => isset($given['key']) ? self::key($given['key']) : new HmacKey(self::text($given['secret'] ?? '')),
            $kind === 'structs' => self::pairs($given[$name] ?? null),
            $kind === 'array' => hex2bin($given[preg_replace('/32$/', '', $name) . '_hex'] ?? $given["{$name}_hex"]),
            $kind === 'number' && $name === 'scheme' && is_string($given[$name]) => constant("{$class}Scheme::" . self::enumCase($given[$name])),
            $kind === 'number' && $name === 'server_key_kind' && is_string($given[$name]) => constant("{$class}ServerKey::" . self::enumCase($given[$name])),
            // Beyond what a double holds it is a text there; the greatest of C's are negative here.
            $kind === 'number' => self::GREATEST[$given[$name] ?? 0] ?? (int) ($given[$name] ?? 0),
            $name === 'window' && !isset($given['window']) => null,
            $name === 'window' => new Window(...array_combine(['nowMs', 'pastMs', 'aheadMs'], array_map(
                static fn (string $field): int => $given['window'][$field],
                ['now_ms', 'past_ms', 'ahead_ms'],
            ))),
            $name === 'http' => new HttpResponse(
                $given['http_status'],
                self::text($given['body'] ?? ''),
                self::pairs($given['headers'] ?? []),
                self::text($given['request_method'] ?? ''),
            ),
            default => self::text($given[$name] ?? ''),
        };
    }

    private static function enumCase(string $name): string
    {
        return ucfirst(Help::camel(strtolower($name)));
    }

    private function call(string $class, string $function, string $verb, array $given): mixed
    {
        if (preg_match('/^bh_(hex|base64url)_decode$/', $function, $parts) === 1) {
            $given[$parts[1]] = $given['text'] ?? '';
        }
        foreach (['call', 'claims', 'times', 'keystore'] as $struct) {
            $given = ($given[$struct] ?? []) + $given;
        }
        [$passed, $named] = [[], []];
        foreach ($this->described('functions', $function)['params'] as $param) {
            if ($param['dir'] !== 'in' || $param['kind'] === 'count') {
                continue;
            }
            if ($param['kind'] !== 'struct' || in_array($param['name'], ['window', 'http'], true)) {
                $passed[] = self::argument($param, $given, $class);
                continue;
            }
            $members = $given[$param['name']] ?? $given;
            foreach ($this->described('structs', preg_replace('/^const | \*$/', '', $param['type']))['fields'] as $field) {
                if (isset($members[$field['name']])) {
                    $named[Help::camel($field['name'])] = self::argument($field, $members, $class);
                }
            }
        }
        return $class::{Help::camel($verb)}(...$passed, ...$named);
    }

    private function described(string $list, string $name): array
    {
        return array_column($this->api[$list], null, 'name')[$name];
    }

    private static function statusOf(callable $work): string
    {
        try {
            $work();
            return 'BH_OK';
        } catch (BhAuthException $failure) {
            self::assertNotSame('', $failure->advice());
            return $failure->name;
        }
    }

    private function checkSign(string $class, string $service, array $given, array $expect): void
    {
        $signed = $this->call($class, "bh_{$service}_sign", 'sign', $given);
        self::assertSame($expect['token'] ?? $expect['signature'], $signed);
        self::assertSame(self::text($expect['payload']), $this->call($class, "bh_{$service}_payload", 'payload', $given));
        $at = isset($expect['token']) ? strrpos($signed, '.') + 10 : 63;
        $wrong = substr_replace($signed, $signed[$at] === 'A' || $signed[$at] === '0' ? '1' : '0', $at, 1);
        $more = [];
        if (isset($expect['token'])) {
            $public = bin2hex(Core::ed25519Public(self::key($given['key'])));
            self::assertSame($expect['public_hex'], $public);
            $more = ['public_hex' => $public, 'request_id' => $given['claims']['jti'], 'flags' => $given['claims']['flags'] ?? 0];
        }
        $verify = function (string $signature) use ($class, $service, $given, $expect, $more): void {
            unset($given['claims']);
            $given = [isset($expect['token']) ? 'token' : 'signature' => $signature] + $more + $given;
            $this->call($class, "bh_{$service}_verify", 'verify', ($service === 'toobit' ? ['now_ms' => 0] : []) + $given);
        };
        $verify($signed);
        self::assertSame('BH_ERR_SIGNATURE', self::statusOf(static fn () => $verify($wrong)));
    }

    private function check(string $service, string $verb, array $given, array $expect): void
    {
        $isOurs = $service === 'core' || $service === 'input';
        $name = preg_replace('/^mixin_/', '', $verb);
        $class = match (true) {
            !$isOurs => 'BhAuth\\' . ucfirst($service),
            $name !== $verb => Mixin::class,
            default => Core::class,
        };
        $work = fn (): mixed => $this->call($class, $isOurs ? "bh_$verb" : "bh_{$service}_$verb", $name, $given);
        if ($verb === 'ed25519_key' || $verb === 'ed25519_key_read') {
            $work = static fn (): string => Core::ed25519Public(self::key($given));
        }
        if ($verb === 'spend_key') {
            $work = static function () use ($given): array {
                $key = Ed25519Key::spendKey(self::text($given['keystore']['spend_key'] ?? ''), hex2bin($given['public_hex']));
                return [bin2hex(Core::ed25519Public($key)), bin2hex(Core::ed25519Sign($key, self::text($given['message'])))];
            };
            if (isset($expect['public_hex'])) {
                self::assertSame([$expect['public_hex'], $expect['signature_hex']], $work());
                return;
            }
        }
        if (isset($expect['status'])) {
            self::assertSame($expect['status'], self::statusOf($work));
            return;
        }
        if ($verb === 'sign') {
            $this->checkSign($class, $service, $given, $expect);
            return;
        }
        $result = $work();
        if ($verb === 'ed25519_sign') {
            self::assertSame($expect['public_hex'], bin2hex(Core::ed25519Public(self::key($given['key']))));
            unset($expect['public_hex']);
        }
        if ($expect === []) {
            self::assertNull($result);
        } elseif (isset($expect['request'])) {
            ['method' => $method, 'target' => $target, 'headers' => $headers, 'body' => $body] = $expect['request'];
            self::assertSame([$method, $target, $headers, self::text($body)], [$result->method, $result->target, $result->headers, $result->body]);
        } elseif (isset($expect['response'])) {
            self::assertSame($expect['response']['outcome'], strtoupper($result->outcome->name));
            unset($expect['response']['outcome']);
            foreach ($expect['response'] as $field => $value) {
                self::assertSame(is_int($value) ? $value : self::text($value), $result->{Help::camel($field)}, $field);
            }
            self::assertTrue($result->errorName === '' || $result->advice !== '');
        } elseif (isset($expect['token_fields'])) {
            foreach ($expect['token_fields'] as $field => $value) {
                $place = in_array($field, ['alg', 'sig'], true) ? $result : $result->claims;
                self::assertSame($value, self::member($place->{Help::camel($field)}, $value));
            }
        } else {
            $wanted = count($expect) === 1 ? reset($expect) : $expect;
            self::assertSame($wanted, self::member($result, $wanted));
        }
    }

    /** A value as the vectors write it. */
    private static function member(mixed $value, mixed $wanted): mixed
    {
        return match (true) {
            is_array($wanted) && !isset($wanted['hex']) => array_combine(array_keys($wanted), array_map(
                static fn (string $name): mixed => self::member($value->{Help::camel($name)}, $wanted[$name]),
                array_keys($wanted),
            )),
            is_array($wanted) => ['hex' => bin2hex($value)],
            // PHP has no unsigned number.
            is_int($value) && is_string($wanted) => sprintf('%u', $value),
            $value instanceof \BackedEnum => match (true) {
                is_int($wanted) => $value->value,
                self::enumCase($wanted) === $value->name => $wanted,
                default => $value->name,
            },
            is_string($value) && $value !== $wanted => bin2hex($value),
            default => $value,
        };
    }
}
