<?php

declare(strict_types=1);

namespace BhAuth;

use Psr\Http\Client\ClientInterface;
use Psr\Http\Message\RequestFactoryInterface;
use Psr\Http\Message\StreamFactoryInterface;

/**
 * Tokens that are always good: requested when they are first needed, kept, and refreshed ahead of their expiry.
 *
 * PHP forgets it at the end of a web request. So that the next one need not ask the service anew, keep `state()`, a secret, and
 * pass it to `restore()`: the service's interval holds across processes by that alone.
 */
final class TokenSource
{
    private readonly string $base;
    private string $token = '';
    private int $issuedMs = 0;
    private int $expiresMs = 0;
    private int $lastMs = 0;
    private int $intervalMs;
    private ?\Closure $failure = null;
    private bool $isAsking = false;

    /**
     * @param \Closure(int $nowMs): Request $prepare
     * @param \Closure(HttpResponse, int $sentMs): Response $read
     * @param \Closure(): int $nowMs
     */
    private function __construct(
        private readonly ClientInterface $client,
        private readonly RequestFactoryInterface&StreamFactoryInterface $factory,
        string $base,
        private readonly int $minIntervalMs,
        private readonly int $refreshAheadMs,
        private readonly \Closure $prepare,
        private readonly \Closure $read,
        private readonly \Closure $nowMs,
    ) {
        $this->base = Base::checked($base);
        if ($minIntervalMs < 0 || $refreshAheadMs < 0) {
            throw new BhAuthException(Status::Interval);
        }
        $this->intervalMs = $minIntervalMs;
    }

    public static function velafi(
        ClientInterface $client,
        RequestFactoryInterface&StreamFactoryInterface $factory,
        string $apiKey,
        #[\SensitiveParameter] HmacKey|string $secret,
        string $base = Velafi::HOST,
        int $minIntervalMs = 0,
        int $refreshAheadMs = 0,
        ?\Closure $nowMs = null,
    ): self {
        $key = is_string($secret) ? new HmacKey($secret) : $secret;
        $prepare = static fn (int $nowMs): Request => Velafi::tokenRequest($key, $apiKey, $nowMs);
        $read = static fn (HttpResponse $http): Response => Velafi::tokenResponse($http);
        return new self($client, $factory, $base, $minIntervalMs, $refreshAheadMs, $prepare, $read, $nowMs ?? Core::nowMs(...));
    }

    /** The service takes one request a minute. */
    public static function bitbitduo(
        ClientInterface $client,
        RequestFactoryInterface&StreamFactoryInterface $factory,
        string $appId,
        #[\SensitiveParameter] string $appKey,
        BitbitduoScheme $scheme = BitbitduoScheme::Sha256,
        string $base = Bitbitduo::HOST,
        int $minIntervalMs = Bitbitduo::MIN_INTERVAL_MS,
        int $refreshAheadMs = 0,
        ?\Closure $nowMs = null,
    ): self {
        $prepare = static fn (int $nowMs): Request =>
            Bitbitduo::tokenRequest($scheme, $appId, $appKey, Bitbitduo::random(), intdiv($nowMs, 1000));
        $read = static fn (HttpResponse $http, int $sentMs): Response => Bitbitduo::tokenResponse($http, $sentMs);
        return new self($client, $factory, $base, $minIntervalMs, $refreshAheadMs, $prepare, $read, $nowMs ?? Core::nowMs(...));
    }

    /** A good token, at once if there is one. Where the service's interval is not over, it throws instead of waiting. */
    public function token(): string
    {
        if ($this->isAsking) {
            throw new \LogicException("the source's own client asks it for a token, in order to request one: give it another client");
        }
        // Read here and now: it may have been put right since the last time.
        $nowMs = ($this->nowMs)();
        $rule = Core::tokenRule(
            $nowMs,
            issuedMs: $this->issuedMs,
            expiresMs: $this->expiresMs,
            lastRequestMs: $this->lastMs,
            minIntervalMs: $this->intervalMs,
            refreshAheadMs: $this->refreshAheadMs,
        );
        if ($rule->action === TokenAction::Refresh) {
            $this->request($nowMs);
        }
        if ($this->token !== '' && $this->issuedMs <= $nowMs && $nowMs < $this->expiresMs) {
            return $this->token;
        }
        throw $this->failure ? ($this->failure)() : new \RuntimeException("the service takes the next request for a token in {$rule->waitMs} ms");
    }

    private function request(int $nowMs): void
    {
        $this->lastMs = $nowMs;
        $this->intervalMs = $this->minIntervalMs;
        $this->isAsking = true;
        try {
            $request = ($this->prepare)($nowMs);
            $got = Sending::once($this->client, $request->psr7($this->base, $this->factory));
            $response = ($this->read)(HttpResponse::of($got, $request->method), $nowMs);
        } catch (\Throwable $failure) {
            $this->failure = static fn (): \Throwable => $failure;
            return;
        } finally {
            $this->isAsking = false;
        }
        if ($response->outcome === Outcome::Accepted) {
            [$this->token, $this->issuedMs, $this->expiresMs] = [$response->token, $nowMs, $response->expiresMs];
            $this->failure = null;
            return;
        }
        $untilMs = $response->retryAtMs > 0 ? $response->retryAtMs - $nowMs : 0;
        $this->intervalMs = max($this->minIntervalMs, $response->retryAfterMs, $untilMs);
        $this->failure = static fn (): \Throwable => new ServiceException($response);
    }

    /** Forget a token that the service no longer takes. It does nothing to another one. */
    public function invalidate(#[\SensitiveParameter] string $token): void
    {
        if ($token !== '' && $token === $this->token) {
            $this->token = '';
            $this->issuedMs = $this->expiresMs = 0;
        }
    }

    /**
     * What the next process needs to know, a secret.
     *
     * @return array{token: string, issuedMs: int, expiresMs: int, lastMs: int, intervalMs: int}
     */
    public function state(): array
    {
        return [
            'token' => $this->token,
            'issuedMs' => $this->issuedMs,
            'expiresMs' => $this->expiresMs,
            'lastMs' => $this->lastMs,
            'intervalMs' => $this->intervalMs,
        ];
    }

    /** @param array{token: string, issuedMs: int, expiresMs: int, lastMs: int, intervalMs: int} $state */
    public function restore(#[\SensitiveParameter] array $state): void
    {
        ['token' => $this->token, 'issuedMs' => $this->issuedMs, 'expiresMs' => $this->expiresMs, 'lastMs' => $this->lastMs,
            'intervalMs' => $this->intervalMs] = $state;
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['base' => $this->base];
    }
}
