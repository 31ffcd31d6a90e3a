<?php

// One call of each service: demo.php AUTOLOAD, to the hosts and with the accounts of the environment, which `make demo-php` fills
// for a server on this machine where it names none.

declare(strict_types=1);

require $argv[1];

use BhAuth\Bitbitduo;
use BhAuth\BitbitduoScheme;
use BhAuth\Core;
use BhAuth\HttpResponse;
use BhAuth\Mixin;
use BhAuth\Outcome;
use BhAuth\Pave;
use BhAuth\Response;
use BhAuth\SigningClient;
use BhAuth\TokenSource;
use BhAuth\Toobit;
use BhAuth\Velafi;
use GuzzleHttp\Client;
use GuzzleHttp\Psr7\HttpFactory;
use GuzzleHttp\Psr7\Request;

$client = new Client();
$factory = new HttpFactory();
$failed = false;
$env = static fn (string $name, string $else = ''): string => getenv("BH_$name") ?: $else;

$say = static function (string $service, string $what, Response $response) use (&$failed): void {
    $is = strtolower($response->outcome->name);
    echo rtrim(sprintf('%-10s %-32s %d %s %s %s', $service, $what, $response->httpStatus, $is, $response->errorName, $response->advice)), "\n";
    $failed = $failed || $response->outcome !== Outcome::Accepted;
};

$base = $env('VELAFI_HOST', Velafi::HOST);
$tokens = TokenSource::velafi($client, $factory, $env('VELAFI_API_KEY'), $env('VELAFI_SECRET'), base: $base);
$signing = SigningClient::velafi($client, $factory, $tokens->token(...), base: $base);
$got = $signing->sendRequest(new Request('GET', "$base/v2/account"));
$say('VelaFi', 'GET /v2/account', Velafi::response(HttpResponse::of($got, 'GET')));

$request = Pave::request(
    $env('PAVE_SECRET'),
    username: $env('PAVE_USERNAME'),
    apiKey: $env('PAVE_API_KEY'),
    timestamp: Core::timeFormatUtc(time()),
    method: 'GET',
    target: '/v1/sessions',
);
$got = $client->sendRequest($request->psr7($env('PAVE_HOST', Pave::HOST), $factory));
$say('PAVE', 'GET /v1/sessions', Pave::response(HttpResponse::of($got, 'GET')));

$base = $env('MIXIN_HOST', Mixin::HOST);
$signing = SigningClient::mixin($client, $factory, $env('MIXIN_UID'), $env('MIXIN_SID'), $env('MIXIN_PRIVATE_KEY'), base: $base);
$got = $signing->sendRequest(new Request('GET', "$base/me"));
$say('Mixin', 'GET /me', Mixin::response(HttpResponse::of($got, 'GET')));

$base = $env('TOOBIT_HOST', Toobit::HOST);
$signing = SigningClient::toobit($client, $factory, $env('TOOBIT_API_KEY'), $env('TOOBIT_SECRET'), base: $base);
$form = http_build_query(['symbol' => 'BTCUSDT', 'side' => 'SELL', 'type' => 'MARKET', 'quantity' => '1']);
$headers = ['Content-Type' => 'application/x-www-form-urlencoded'];
$got = $signing->sendRequest(new Request('POST', "$base/api/v1/spot/orderTest", $headers, $form));
$say('Toobit', 'POST /api/v1/spot/orderTest', Toobit::response(HttpResponse::of($got, 'POST')));

$nowMs = Core::nowMs();
[$appId, $appKey] = [$env('BITBITDUO_APP_ID'), $env('BITBITDUO_APP_KEY')];
$request = Bitbitduo::tokenRequest(BitbitduoScheme::Sha256, $appId, $appKey, Bitbitduo::random(), intdiv($nowMs, 1000));
$got = $client->sendRequest($request->psr7($env('BITBITDUO_HOST', Bitbitduo::HOST), $factory));
$say('BITBITDUO', 'GET /serv/apiToken', Bitbitduo::tokenResponse(HttpResponse::of($got, 'GET'), $nowMs));

exit($failed ? 1 : 0);
