<?php

declare(strict_types=1);

use BhAuth\Bitbitduo;
use BhAuth\BitbitduoScheme;
use BhAuth\Core;
use BhAuth\HttpResponse;
use BhAuth\Mixin;
use BhAuth\NoResponseException;
use BhAuth\Outcome;
use BhAuth\Pave;
use BhAuth\Request;
use BhAuth\ServiceException;
use BhAuth\SigningClient;
use BhAuth\TokenSource;
use BhAuth\Toobit;
use BhAuth\Velafi;
use GuzzleHttp\Client;
use GuzzleHttp\Psr7\HttpFactory;
use Nyholm\Psr7\Response as Psr7Response;
use PHPUnit\Framework\TestCase;
use Psr\Http\Client\ClientInterface;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

/** Real requests over HTTP, by Guzzle, to a server that checks each with other code. */
final class SandboxTest extends TestCase
{
    private const ORDER = [['symbol', 'BTCUSDT'], ['side', 'SELL'], ['note', 'a b&c=d+é🚀%[]']];
    private static int $calls = 0;

    public static function tearDownAfterClass(): void
    {
        Help::count('calls', self::$calls);
    }

    private static function url(): string
    {
        return getenv('BH_SANDBOX_URL');
    }

    private static function send(Request $request): HttpResponse
    {
        self::$calls++;
        $got = (new Client())->sendRequest($request->psr7(self::url(), new HttpFactory()));
        return HttpResponse::of($got, $request->method);
    }

    public function testVelafi(): void
    {
        ['secret' => $secret, 'api_key' => $apiKey] = Help::account('velafi');
        $nowMs = Core::nowMs();
        $token = Velafi::tokenResponse(self::send(Velafi::tokenRequest($secret, $apiKey, $nowMs)));
        self::assertSame(Outcome::Accepted, $token->outcome);
        self::assertGreaterThan($nowMs, $token->expiresMs);
        $later = Velafi::request(token: $token->token, method: 'GET', target: '/v2/account?remark=a%20b');
        self::assertSame(Outcome::Accepted, Velafi::response(self::send($later))->outcome);
        $wrong = Velafi::tokenResponse(self::send(Velafi::tokenRequest('wrong', $apiKey, $nowMs)));
        self::assertSame([Outcome::Refused, -1022], [$wrong->outcome, $wrong->errorCode]);
    }

    public function testPave(): void
    {
        ['username' => $username, 'api_key' => $apiKey, 'secret' => $secret] = Help::account('pave');
        $call = ['username' => $username, 'apiKey' => $apiKey, 'timestamp' => Core::timeFormatUtc(time())];
        $good = Pave::request($secret, ...$call, method: 'POST', target: '/v1/sessions', body: '{"a":"é"}');
        self::assertSame(Outcome::Accepted, Pave::response(self::send($good))->outcome);
        $wrong = Pave::request('wrong', ...$call, method: 'GET', target: '/v1/sessions');
        self::assertSame(Outcome::Refused, Pave::response(self::send($wrong))->outcome);
    }

    public function testMixin(): void
    {
        $account = Help::account('mixin');
        foreach (['seed_hex', 'private_key_base64url'] as $form) {
            $claims = ['uid' => $account['uid'], 'sid' => $account['sid'], 'jti' => Core::uuidV4(), 'iatS' => time(), 'expS' => time() + 60];
            $request = Mixin::request($account[$form], 'POST', '/transfers', '{"amount":"1"}', ...$claims);
            self::assertSame(Outcome::Accepted, Mixin::response(self::send($request))->outcome);
            self::assertSame(Outcome::Refused, Mixin::response(self::send($request))->outcome, 'a token is good once');
        }
    }

    public function testToobit(): void
    {
        ['api_key' => $apiKey, 'secret' => $secret] = Help::account('toobit');
        $time = Toobit::timeResponse(self::send(Toobit::timeRequest()));
        $nowMs = Core::nowMs();
        self::assertLessThan(5000, abs(Core::clockOffset($nowMs, $nowMs, $time->serverTimeMs, 1)->offsetMs));
        $call = ['apiKey' => $apiKey, 'path' => '/api/v1/spot/orderTest'];
        $good = Toobit::request($secret, ...$call, method: 'POST', form: self::ORDER, query: [['q', 'é']], timestampMs: $nowMs);
        self::assertSame(Outcome::Accepted, Toobit::response(self::send($good))->outcome);
        $late = Toobit::request($secret, ...$call, method: 'GET', query: self::ORDER, timestampMs: $nowMs - 60000);
        self::assertSame('INVALID_TIMESTAMP', Toobit::response(self::send($late))->errorName);
    }

    public function testBitbitduo(): void
    {
        $account = Help::account('bitbitduo');
        foreach (['' => BitbitduoScheme::Sha256, '_hmac' => BitbitduoScheme::HmacSha256, '_hmac_appid' => BitbitduoScheme::HmacSha256Appid] as $end => $scheme) {
            $nowMs = Core::nowMs();
            $request = Bitbitduo::tokenRequest($scheme, $account["app_id$end"], $account["app_key$end"], Bitbitduo::random(), intdiv($nowMs, 1000));
            $token = Bitbitduo::tokenResponse(self::send($request), $nowMs);
            self::assertSame([Outcome::Accepted, $nowMs + Bitbitduo::TOKEN_LIFETIME_MS], [$token->outcome, $token->expiresMs]);
        }
    }

    /** @return list<array{SigningClient, string, string, array, string, class-string}> */
    private static function clients(): array
    {
        [$t, $p, $m, $v] = array_map(Help::account(...), ['toobit', 'pave', 'mixin', 'velafi']);
        [$client, $factory, $base] = [new Client(), new HttpFactory(), self::url()];
        $tokens = TokenSource::velafi($client, $factory, $v['api_key'], $v['secret'], base: $base);
        $form = ['Content-Type' => 'application/x-www-form-urlencoded'];
        $json = ['Content-Type' => 'application/json'];
        $toobit = SigningClient::toobit($client, $factory, $t['api_key'], $t['secret'], base: $base);
        $pave = SigningClient::pave($client, $factory, $p['username'], $p['api_key'], $p['secret'], base: $base);
        return [
            [$toobit, 'POST', '/api/v1/spot/orderTest', $form, http_build_query(array_column(self::ORDER, 1, 0)), Toobit::class],
            [$toobit, 'GET', '/api/v1/spot/orderTest?a=%20b&%FF=%FF', [], '', Toobit::class],
            [$toobit, 'POST', '/api/v1/spot/batchOrders', $json, '[{"a":1}]', Toobit::class],
            [$pave, 'POST', '/v1/sessions', $json, '{"a":"é"}', Pave::class],
            [SigningClient::mixin($client, $factory, $m['uid'], $m['sid'], $m['seed_hex'], base: $base), 'POST', '/transfers?x=%C3%A9', $json, '{"amount":"1"}', Mixin::class],
            [SigningClient::velafi($client, $factory, $tokens->token(...), base: $base), 'GET', '/v2/account?a=%20b', [], '', Velafi::class],
        ];
    }

    public function testAClientSignsWhatOtherCodeSends(): void
    {
        foreach (self::clients() as [$client, $method, $target, $headers, $body, $service]) {
            // Each twice: it keeps nothing of the call before.
            for ($turn = 0; $turn < 2; $turn++) {
                self::$calls++;
                $got = $client->sendRequest(new \GuzzleHttp\Psr7\Request($method, self::url() . $target, $headers, $body));
                self::assertSame(Outcome::Accepted, $service::response(HttpResponse::of($got, $method))->outcome, "$method $target");
            }
        }
    }

    /** A client that keeps what it was to send, and responds so. */
    private static function kept(?ResponseInterface $response = null): object
    {
        return new class ($response ?? new Psr7Response(200, [], '{}')) implements ClientInterface {
            public array $sent = [];

            public function __construct(private ResponseInterface $response)
            {
            }

            public function sendRequest(RequestInterface $request): ResponseInterface
            {
                $this->sent[] = $request;
                return $this->response;
            }
        };
    }

    private static function get(string $url, array $headers = []): RequestInterface
    {
        return (new \GuzzleHttp\Psr7\Request('GET', $url, $headers));
    }

    public function testWhatAnEarlierSignatureLeftIsTakenOut(): void
    {
        $kept = self::kept();
        $client = SigningClient::toobit($kept, new HttpFactory(), 'mine', 's');
        $client->sendRequest(self::get('https://api.toobit.com/a?a=1', ['x-bb-apikey' => 'other', 'X-Mine' => '1']));
        $client->sendRequest($kept->sent[0]);
        parse_str($kept->sent[1]->getUri()->getQuery(), $query);
        self::assertSame(['a', 'recvWindow', 'timestamp', 'signature'], array_keys($query));
        // One header of ours, however its name was spelt.
        self::assertSame(['mine', '1'], [$kept->sent[1]->getHeaderLine('X-BB-APIKEY'), $kept->sent[1]->getHeaderLine('X-Mine')]);
    }

    public function testTheCallersWindowIsSigned(): void
    {
        $kept = self::kept();
        SigningClient::toobit($kept, new HttpFactory(), 'k', 's')->sendRequest(self::get('https://api.toobit.com/a?recvWindow=7000'));
        self::assertStringContainsString('recvWindow=7000&', $kept->sent[0]->getUri()->getQuery());
    }

    public function testItKeepsToItsHost(): void
    {
        $kept = self::kept();
        $client = SigningClient::toobit($kept, new HttpFactory(), 'k', 's');
        foreach (['https://other.example/a', 'http://api.toobit.com/a', 'https://api.toobit.com:8443/a', 'https://u@api.toobit.com/a'] as $url) {
            try {
                $client->sendRequest(self::get($url));
                self::fail($url);
            } catch (\InvalidArgumentException $failure) {
                self::assertStringContainsString('for https://api.toobit.com alone', $failure->getMessage());
            }
        }
        foreach (['https://API.toobit.com/a', 'https://api.toobit.com:443/a'] as $url) {
            $client->sendRequest(self::get($url));
        }
        self::assertCount(2, $kept->sent);
    }

    public function testARedirectIsRefused(): void
    {
        $kept = self::kept(new Psr7Response(302, ['Location' => 'https://elsewhere.example']));
        $this->expectExceptionMessage('redirects, which is refused');
        SigningClient::toobit($kept, new HttpFactory(), 'k', 's')->sendRequest(self::get('https://api.toobit.com/a'));
    }

    public function testNoErrorShowsWhatWasSigned(): void
    {
        $client = SigningClient::toobit(new Client(), new HttpFactory(), 'k', 's', base: 'http://127.0.0.1:9');
        try {
            $client->sendRequest(self::get('http://127.0.0.1:9/a'));
            self::fail('it was sent');
        } catch (NoResponseException $failure) {
            self::assertStringNotContainsString('signature=', (string) $failure);
            self::assertNull($failure->getPrevious());
        }
        self::assertStringNotContainsString('secret', print_r(SigningClient::toobit(new Client(), new HttpFactory(), 'k', 'secret'), true));
    }

    /** @param list<ResponseInterface|\Throwable> $responses */
    private static function source(array $responses, int &$nowMs, int &$sent): TokenSource
    {
        $client = new class ($responses, $sent) implements ClientInterface {
            public function __construct(private array $responses, private int &$sent)
            {
            }

            public function sendRequest(RequestInterface $request): ResponseInterface
            {
                $this->sent++;
                $next = count($this->responses) > 1 ? array_shift($this->responses) : $this->responses[0];
                return $next instanceof \Throwable ? throw $next : $next;
            }
        };
        return TokenSource::velafi($client, new HttpFactory(), 'k', 's', nowMs: static function () use (&$nowMs): int {
            return $nowMs;
        });
    }

    private static function token(string $name, int $expiresMs): ResponseInterface
    {
        return new Psr7Response(200, [], "{\"code\":200,\"data\":{\"token\":\"$name\",\"expireTime\":\"$expiresMs\"}}");
    }

    public function testATokenIsKeptRefreshedAndForgotten(): void
    {
        [$start, $sent] = [1740568725231, 0];
        $nowMs = $start;
        $responses = [self::token('t1', $start + 1_000_000), new \RuntimeException('signature=abc'), self::token('t3', $start + 9_000_000)];
        $tokens = self::source($responses, $nowMs, $sent);
        self::assertSame(['t1', 't1', 1], [$tokens->token(), $tokens->token(), $sent]);
        // A good token is handed out while a refresh fails, and the next call tries again.
        $nowMs += 950_000;
        self::assertSame(['t1', 2], [$tokens->token(), $sent]);
        self::assertSame(['t3', 3], [$tokens->token(), $sent]);
        // A late refusal of an old token does nothing.
        $tokens->invalidate('t1');
        self::assertSame(['t3', 3], [$tokens->token(), $sent]);
        // A token of a clock that was ahead is not used.
        $nowMs = $start;
        $tokens->token();
        self::assertSame(4, $sent);
        // Another process goes on with it.
        $other = self::source([new \RuntimeException()], $nowMs, $sent);
        $other->restore($tokens->state());
        self::assertSame([$tokens->token(), 4], [$other->token(), $sent]);
    }

    public function testTheServicesIntervalIsKept(): void
    {
        [$nowMs, $sent] = [1740568725231, 0];
        $busy = new Psr7Response(429, ['Retry-After' => '7'], '{"code":-1003,"msg":"slow"}');
        $tokens = self::source([$busy, self::token('t2', $nowMs + 1_000_000)], $nowMs, $sent);
        for ($turn = 0; $turn < 3; $turn++) {
            try {
                $tokens->token();
                self::fail('there is no token');
            } catch (ServiceException $failure) {
                self::assertSame(7000, $failure->response->retryAfterMs);
            }
        }
        self::assertSame(1, $sent);
        $nowMs += 7000;
        self::assertSame(['t2', 2], [$tokens->token(), $sent]);
    }

    public function testATokenThatIsOverIsNotGivenWhereNoOtherComes(): void
    {
        [$nowMs, $sent] = [1740568725231, 0];
        $tokens = self::source([self::token('t1', $nowMs + 1_000_000), new \RuntimeException()], $nowMs, $sent);
        self::assertSame('t1', $tokens->token());
        $nowMs += 1_000_000;
        $this->expectException(NoResponseException::class);
        $tokens->token();
    }

    public function testAClientThatNeedsTheSourceIsToldSo(): void
    {
        $asks = new class () implements ClientInterface {
            public ?TokenSource $tokens = null;

            public function sendRequest(RequestInterface $request): ResponseInterface
            {
                $this->tokens->token();
                return new Psr7Response();
            }
        };
        $asks->tokens = TokenSource::velafi($asks, new HttpFactory(), 'k', 's');
        $this->expectException(NoResponseException::class);
        $this->expectExceptionMessage('LogicException');
        $asks->tokens->token();
    }

    public function testTokensOfTheSandbox(): void
    {
        [$v, $b] = [Help::account('velafi'), Help::account('bitbitduo')];
        $tokens = TokenSource::velafi(new Client(), new HttpFactory(), $v['api_key'], $v['secret'], base: self::url());
        self::assertSame($tokens->token(), $tokens->token());
        $other = TokenSource::bitbitduo(new Client(), new HttpFactory(), $b['app_id'], $b['app_key'], base: self::url());
        self::assertStringStartsWith('robotapi:', $other->token());
        $wrong = TokenSource::velafi(new Client(), new HttpFactory(), $v['api_key'], 'wrong', base: self::url());
        $this->expectException(ServiceException::class);
        $wrong->token();
    }
}
