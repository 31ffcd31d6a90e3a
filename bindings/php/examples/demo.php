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

// Which mistake made a wrong signature, from the secret's own text and what is sent. Nothing is sent.
$secret = '30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2';
$seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
$wrong = [
    'VelaFi' => Velafi::diagnose('00048e2ca1f9227e3eb1a906378d21b2501d4a5812032747fc665a5a2198deb0', $secret, 'the-api-key', 1740568725231),
    'PAVE' => Pave::diagnose(
        'fefb8031f6e6b814e2ff0ff2f84ed79558bc4a7b230fe3cea941babcf746b3db',
        $secret,
        'user@example.com',
        'the-api-key',
        '2025-02-26T11:18:45Z',
    ),
    // Signed without the query that is sent.
    'Mixin' => Mixin::diagnose(
        'eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJleHAiOjE3NDA1Njg3ODUsImlhdCI6MTc0MDU2ODcyNSwianRpIjoiMjU5NGF'
            . 'kNTctOWRhZC00MjRmLTg1OTUtYjE0NzI3ZTI0ZTYxIiwic2NwIjoiRlVMTCIsInNpZCI6ImMwOWNmMzEzLTdkZWQtNDI1ZC1hZDN'
            . 'mLWExY2U0Y2ZkNWU1ZSIsInNpZyI6ImMxMzcwNzRhY2E3YjdkNTI0ZDg5MGVhN2Q0NTExM2YxNGIwYTY4ZWIyOGE3OTJmNzQxYWQ'
            . '4NzNlMWY4NjUwZmMiLCJ1aWQiOiI4OWUwYmRlZS1jMzU1LTQ3ZjItOTQ1YS1iZTQ4YmU4NzU2MDYifQ.7jvMboMbaDlfPg-bFITJ'
            . '-p4IQeCL2dfRMnCn8u8edfGg_c-dMh3IRS67ZAtu6HtH1zVoeYxmZYhgNavWMsszAA',
        $seed,
        'GET',
        '/safe/snapshots?limit=10',
        '',
        '',
        0,
    ),
    'Toobit' => Toobit::diagnose(
        '968ef0c8ab8894093ce4e4ad720862e437e6721dc032006ea73ea3f77ac59d9f',
        $secret,
        'symbol=BTCUSDT&side=SELL',
        'quantity=1&timestamp=1740568725231',
        'the-api-key',
        'POST',
        '/api/v1/spot/order',
    ),
    'BITBITDUO' => Bitbitduo::diagnose(
        'fe7418e71552b99b4044ba66f99440b47767708c8d23e11df4a61d5b52e68d48',
        BitbitduoScheme::Sha256,
        'the-app-id',
        '0123456789abcdef0123456789abcdef',
        123456,
        1740568725,
    ),
];
foreach ($wrong as $service => $found) {
    printf("%-10s a wrong signature: %s. %s\n", $service, $found->names, $found->message);
    $failed = $failed || $found->names === '';
}

exit($failed ? 1 : 0);
