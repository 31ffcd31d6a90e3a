<?php

declare(strict_types=1);

namespace BhAuth;

use Psr\Http\Client\ClientInterface;
use Psr\Http\Client\NetworkExceptionInterface;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

/**
 * Sends once, without redirects, and shows no query in what is thrown.
 *
 * @internal
 */
final class Sending
{
    public static function once(ClientInterface $client, RequestInterface $request): ResponseInterface
    {
        try {
            $response = $client->sendRequest($request);
        } catch (\Throwable $failure) {
            // What a client says holds the URL, and so a signature that could be replayed: its kind alone is passed on.
            $kind = $failure instanceof NetworkExceptionInterface ? 'the network failed' : $failure::class;
            throw new NoResponseException("no response came: $kind");
        }
        if ($response->getStatusCode() >= 300 && $response->getStatusCode() < 400 && $response->hasHeader('Location')) {
            throw new \RuntimeException('the service redirects, which is refused: no key goes to another place than was signed for');
        }
        return $response;
    }
}
