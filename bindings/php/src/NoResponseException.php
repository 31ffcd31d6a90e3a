<?php

declare(strict_types=1);

namespace BhAuth;

use Psr\Http\Client\ClientExceptionInterface;

/** No response came: the request may have been executed all the same. */
final class NoResponseException extends \RuntimeException implements ClientExceptionInterface
{
}
