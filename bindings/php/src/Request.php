<?php

declare(strict_types=1);

namespace BhAuth;

use FFI\CData;
use Psr\Http\Message\RequestFactoryInterface;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\StreamFactoryInterface;

/** A request, ready to send. Send exactly these bytes: do not encode, sort or re-serialise anything. */
final class Request
{
    /** @param list<array{string, string}> $headers */
    public function __construct(
        public readonly string $method,
        /** Path and query, percent-encoded. */
        public readonly string $target,
        public readonly array $headers,
        public readonly string $body,
    ) {
    }

    /** @internal */
    public static function of(CData $it): self
    {
        $headers = [];
        for ($index = 0; $index < $it->header_count; $index++) {
            $headers[] = [Native::text($it->headers[$index]->name), Native::text($it->headers[$index]->value)];
        }
        return new self(Native::text($it->method), Native::text($it->target), $headers, Native::text($it->body));
    }

    /** The URL at a base such as https://api.toobit.com. */
    public function url(string $base): string
    {
        return Base::checked($base) . $this->target;
    }

    /** The same for a client of PSR-18, which must follow no redirect. */
    public function psr7(string $base, RequestFactoryInterface&StreamFactoryInterface $factory): RequestInterface
    {
        $request = $factory->createRequest($this->method, $this->url($base));
        foreach ($this->headers as [$name, $value]) {
            $request = $request->withHeader($name, $value);
        }
        if ($this->body !== '') {
            $request = $request->withBody($factory->createStream($this->body));
        }
        if ($request->getRequestTarget() !== $this->target) {
            throw new \InvalidArgumentException('the client would send another target than was signed');
        }
        return $request;
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['method' => $this->method];
    }
}
