<?php

declare(strict_types=1);

namespace BhAuth;

use Psr\Http\Client\ClientInterface;
use Psr\Http\Message\RequestFactoryInterface;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\StreamFactoryInterface;

/**
 * A client of PSR-18 that signs: existing code changes by the line that makes its client.
 *
 * $client = SigningClient::toobit($client, $factory, $apiKey, $secret);
 *
 * It signs for its service's host alone, each request anew, and refuses a redirect.
 */
final class SigningClient implements ClientInterface
{
    private readonly string $base;

    /** @param \Closure(string $method, string $target, string $body, string $contentType): Request $sign */
    private function __construct(
        private readonly ClientInterface $client,
        private readonly RequestFactoryInterface&StreamFactoryInterface $factory,
        string $base,
        private readonly \Closure $sign,
    ) {
        $this->base = Base::checked($base);
    }

    /** Signs query and form; what is left of an earlier signature is taken out. JSON bodies are sent unsigned. */
    public static function toobit(
        ClientInterface $client,
        RequestFactoryInterface&StreamFactoryInterface $factory,
        string $apiKey,
        #[\SensitiveParameter] HmacKey|string $secret,
        int $recvWindowMs = 0,
        string $base = Toobit::HOST,
        ?\Closure $nowMs = null,
    ): self {
        $key = is_string($secret) ? new HmacKey($secret) : $secret;
        $nowMs ??= Core::nowMs(...);
        $sign = static function (string $method, string $target, string $body, string $contentType) use ($key, $apiKey, $recvWindowMs, $nowMs): Request {
            if (str_starts_with($contentType, 'multipart/')) {
                throw new \InvalidArgumentException('Toobit takes a form or JSON, no multipart body');
            }
            [$path, $query] = explode('?', $target, 2) + [1 => ''];
            $isJson = preg_match('/^\s*[{[]/', $body) === 1;
            $left = [];
            $queryPairs = self::pairs($query, $left);
            $form = $isJson ? [] : self::pairs($body, $left);
            return Toobit::request(
                $key,
                apiKey: $apiKey,
                method: $method,
                path: $path,
                query: $queryPairs,
                form: $form,
                json: $isJson ? $body : '',
                timestampMs: $nowMs(),
                recvWindowMs: (int) ($left['recvWindow'] ?? $recvWindowMs),
            );
        };
        return new self($client, $factory, $base, $sign);
    }

    /** Makes a token for each request, since one is good for five minutes. */
    public static function pave(
        ClientInterface $client,
        RequestFactoryInterface&StreamFactoryInterface $factory,
        string $username,
        string $apiKey,
        #[\SensitiveParameter] HmacKey|string $secret,
        string $base = Pave::HOST,
        ?\Closure $nowMs = null,
    ): self {
        $key = is_string($secret) ? new HmacKey($secret) : $secret;
        $nowMs ??= Core::nowMs(...);
        $sign = static fn (string $method, string $target, string $body): Request => Pave::request(
            $key,
            username: $username,
            apiKey: $apiKey,
            timestamp: Core::timeFormatUtc(intdiv($nowMs(), 1000)),
            method: $method,
            target: $target,
            body: $body,
        );
        return new self($client, $factory, $base, $sign);
    }

    /** Makes a token for each request, over its method, target and body. */
    public static function mixin(
        ClientInterface $client,
        RequestFactoryInterface&StreamFactoryInterface $factory,
        string $uid,
        string $sid,
        #[\SensitiveParameter] Ed25519Key|string $key,
        string $scp = '',
        int $lifetimeS = 3600,
        string $base = Mixin::HOST,
        ?\Closure $nowMs = null,
    ): self {
        $prepared = is_string($key) ? Ed25519Key::read($key) : $key;
        $nowMs ??= Core::nowMs(...);
        $sign = static function (string $method, string $target, string $body) use ($prepared, $uid, $sid, $scp, $lifetimeS, $nowMs): Request {
            $nowS = intdiv($nowMs(), 1000);
            $claims = ['uid' => $uid, 'sid' => $sid, 'scp' => $scp, 'jti' => Core::uuidV4(), 'iatS' => $nowS, 'expS' => $nowS + $lifetimeS];
            return Mixin::request($prepared, $method, $target, $body, ...$claims);
        };
        return new self($client, $factory, $base, $sign);
    }

    /**
     * Carries a token.
     *
     * @param string|\Closure(): string $token the text, or what gives it, such as $tokens->token(...).
     */
    public static function velafi(
        ClientInterface $client,
        RequestFactoryInterface&StreamFactoryInterface $factory,
        #[\SensitiveParameter] string|\Closure $token,
        string $base = Velafi::HOST,
    ): self {
        $sign = static fn (string $method, string $target, string $body, string $contentType): Request => Velafi::request(
            token: is_string($token) ? $token : $token(),
            method: $method,
            target: $target,
            body: $body,
            contentType: $body === '' ? '' : $contentType,
        );
        return new self($client, $factory, $base, $sign);
    }

    public function sendRequest(RequestInterface $request): ResponseInterface
    {
        $uri = $request->getUri();
        $port = $uri->getPort();
        $there = $uri->getScheme() . '://' . $uri->getHost() . ($port === null ? '' : ":$port");
        if ($uri->getUserInfo() !== '' || Base::checked($there) !== $this->base) {
            throw new \InvalidArgumentException("this key is for {$this->base} alone");
        }
        $contentType = $request->getHeaderLine('Content-Type');
        $signed = ($this->sign)($request->getMethod(), $request->getRequestTarget(), (string) $request->getBody(), $contentType);
        $made = $signed->psr7($this->base, $this->factory)->withProtocolVersion($request->getProtocolVersion());
        foreach ($request->getHeaders() as $name => $values) {
            if (!$made->hasHeader((string) $name) && strcasecmp((string) $name, 'Content-Length') !== 0) {
                $made = $made->withHeader((string) $name, $values);
            }
        }
        return Sending::once($this->client, $made);
    }

    /**
     * The decoded pairs of a query or form, without what an earlier signature left, which is put into $left.
     *
     * @param array<string, string> $left
     * @return list<array{string, string}>
     */
    private static function pairs(string $text, array &$left): array
    {
        $pairs = [];
        foreach (explode('&', $text) as $part) {
            if ($part === '') {
                continue;
            }
            [$name, $value] = array_map('urldecode', explode('=', $part, 2)) + [1 => ''];
            if (in_array($name, ['timestamp', 'recvWindow', 'signature'], true)) {
                $left[$name] = $value;
            } else {
                $pairs[] = [$name, $value];
            }
        }
        return $pairs;
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['base' => $this->base];
    }
}
