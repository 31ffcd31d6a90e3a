<?php

declare(strict_types=1);

namespace BhAuth;

use FFI;
use FFI\CData;

/**
 * What goes into one call, and is overwritten when it ends.
 *
 * @internal
 */
final class Inputs
{
    /** @var list<CData> */
    private array $kept = [];

    public function view(#[\SensitiveParameter] string $text): CData
    {
        $view = Native::ffi()->new('bh_str');
        $view->len = strlen($text);
        $view->data = $text === '' ? null : Native::ffi()->cast('char *', FFI::addr($this->bytes($text)));
        return $view;
    }

    public function array(#[\SensitiveParameter] string $bytes, int $size): CData
    {
        if (strlen($bytes) !== $size) {
            throw new \ValueError("$size bytes are needed, not " . strlen($bytes));
        }
        return Native::ffi()->cast('uint8_t *', FFI::addr($this->bytes($bytes)));
    }

    public function i64(int $value): int
    {
        return $value;
    }

    /** PHP has no unsigned number: from 2**63 on it is negative. */
    public function u64(int $value): int
    {
        return $value;
    }

    public function u32(int|\BackedEnum $value): int
    {
        $number = is_int($value) ? $value : $value->value;
        return $number >= 0 && $number <= 0xffffffff ? $number : throw new BhAuthException(Status::Size);
    }

    /**
     * A list's address, and its count.
     *
     * @param iterable<array{string, string}> $params
     * @return array{?CData, int}
     */
    public function params(iterable $params): array
    {
        $pairs = [];
        foreach ($params as $pair) {
            if (!is_array($pair) || !array_is_list($pair) || count($pair) !== 2 || !is_string($pair[0]) || !is_string($pair[1])) {
                throw new \TypeError("parameters are pairs ['name', 'value'] of strings, whose order is signed");
            }
            $pairs[] = $pair;
        }
        if ($pairs === []) {
            return [null, 0];
        }
        $list = $this->keep('bh_param[' . count($pairs) . ']');
        foreach ($pairs as $index => [$name, $value]) {
            $list[$index]->name = $this->view($name);
            $list[$index]->value = $this->view($value);
        }
        return [Native::ffi()->cast('bh_param *', FFI::addr($list)), count($pairs)];
    }

    /**
     * A struct of its members; a list is named together with its count.
     *
     * @param array<string, mixed> $members
     */
    public function struct(string $type, array $members): CData
    {
        $struct = $this->keep($type);
        foreach ($members as $name => $value) {
            if (is_array($value)) {
                [$list, $count] = explode('+', $name);
                [$struct->$list, $struct->$count] = $value;
            } else {
                $struct->$name = $value;
            }
        }
        return FFI::addr($struct);
    }

    public function window(?Window $window): ?CData
    {
        return $window === null ? null : $this->struct('bh_window', [
            'now_ms' => $window->nowMs,
            'past_ms' => $window->pastMs,
            'ahead_ms' => $window->aheadMs,
        ]);
    }

    public function http(HttpResponse $http): CData
    {
        return $this->struct('bh_http_response', [
            'http_status' => $this->u32($http->status),
            'headers+header_count' => $this->params($http->headers),
            'body' => $this->view($http->body),
            'request_method' => $this->view($http->requestMethod),
        ]);
    }

    /** A key, or one that is made of its secret for this call. */
    public function hmac(#[\SensitiveParameter] HmacKey|string $key): CData
    {
        return $key instanceof HmacKey ? $key->address() : $this->made('bh_hmac_key', 'bh_hmac_key_init', $key);
    }

    public function ed25519(#[\SensitiveParameter] Ed25519Key|string $key): CData
    {
        return $key instanceof Ed25519Key ? $key->address() : $this->made('bh_ed25519_key', 'bh_ed25519_key_read', $key);
    }

    private function made(string $type, string $function, #[\SensitiveParameter] string $text): CData
    {
        $key = FFI::addr($this->keep($type));
        BhAuthException::check(Native::ffi()->$function($key, $this->view($text)));
        return $key;
    }

    private function bytes(#[\SensitiveParameter] string $bytes): CData
    {
        $memory = $this->keep('char[' . max(1, strlen($bytes)) . ']');
        FFI::memcpy($memory, $bytes, strlen($bytes));
        return $memory;
    }

    private function keep(string $type): CData
    {
        return $this->kept[] = Native::ffi()->new($type);
    }

    /** Overwrites all of it. */
    public function end(): void
    {
        foreach ($this->kept as $memory) {
            FFI::memset($memory, 0, FFI::sizeof($memory));
        }
        $this->kept = [];
    }
}
