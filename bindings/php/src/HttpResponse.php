<?php

declare(strict_types=1);

namespace BhAuth;

use Psr\Http\Message\ResponseInterface;

/** What came of a request over HTTP: the input of every function that reads a response. */
final class HttpResponse
{
    /**
     * @param int $status 0 if no response came, as after a timeout.
     * @param iterable<array{string, string}> $headers
     * @param string $requestMethod without it, the request may have changed something.
     */
    public function __construct(
        public readonly int $status,
        public readonly string $body = '',
        public readonly iterable $headers = [],
        public readonly string $requestMethod = '',
    ) {
    }

    /** Of a response of PSR-7, whose request had this method. */
    public static function of(ResponseInterface $response, string $requestMethod): self
    {
        $headers = [];
        foreach ($response->getHeaders() as $name => $values) {
            foreach ($values as $value) {
                $headers[] = [(string) $name, $value];
            }
        }
        return new self($response->getStatusCode(), (string) $response->getBody(), $headers, $requestMethod);
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['status' => $this->status, 'requestMethod' => $this->requestMethod];
    }
}
