<?php

declare(strict_types=1);

namespace BhAuth;

/** The service gave no token: the response says why, and what to do. */
final class ServiceException extends \RuntimeException
{
    public function __construct(public readonly Response $response)
    {
        parent::__construct("{$response->errorCode} {$response->errorName}: {$response->advice}");
    }
}
