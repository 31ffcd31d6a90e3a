<?php

// PAVE: the access token, with the three headers that go with it. The document's sample leaves placeholders in a string.
// Environment: BH_PAVE_USERNAME, BH_PAVE_API_KEY, BH_PAVE_SECRET; BH_PAVE_HOST names another host.

declare(strict_types=1);

require 'vendor/autoload.php';

use BhAuth\Core;
use BhAuth\HttpResponse;
use BhAuth\Outcome;
use BhAuth\Pave;

$request = Pave::request(
    getenv('BH_PAVE_SECRET'),
    username: getenv('BH_PAVE_USERNAME'),
    apiKey: getenv('BH_PAVE_API_KEY'),
    timestamp: Core::timeFormatUtc(time()),
    method: 'GET',
    target: '/v1/sessions',
);
$http = (new GuzzleHttp\Client())->sendRequest(
    $request->psr7(getenv('BH_PAVE_HOST') ?: Pave::HOST, new GuzzleHttp\Psr7\HttpFactory()),
);
$response = Pave::response(HttpResponse::of($http, 'GET'));
echo $response->outcome->name, ' ', $http->getBody(), ' ', $response->advice, "\n";
exit($response->outcome === Outcome::Accepted ? 0 : 1);
