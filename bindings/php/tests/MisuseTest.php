<?php

declare(strict_types=1);

use BhAuth\BhAuthException;
use BhAuth\BitbitduoScheme;
use BhAuth\Core;
use BhAuth\Ed25519Key;
use BhAuth\HmacKey;
use BhAuth\HttpResponse;
use BhAuth\Outcome;
use BhAuth\Status;
use BhAuth\Toobit;
use BhAuth\Velafi;
use BhAuth\Window;
use PHPUnit\Framework\TestCase;

/** What goes wrong when it is used wrongly: a status or PHP's own error, and never another signature. */
final class MisuseTest extends TestCase
{
    private const NOW_MS = 1740568725231;
    private const SIGNATURE = '7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6';
    private const SEED = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';

    private static function fails(Status $status, callable $work): BhAuthException
    {
        try {
            $work();
        } catch (BhAuthException $failure) {
            self::assertSame($status, $failure->status);
            return $failure;
        }
        self::fail("it does not throw {$status->name}");
    }

    private static function throws(string $class, callable $work): void
    {
        try {
            $work();
        } catch (\Throwable $failure) {
            self::assertInstanceOf($class, $failure);
            return;
        }
        self::fail("it does not throw $class");
    }

    public function testTextsAndKeysSignTheSame(): void
    {
        self::assertSame(self::SIGNATURE, Velafi::sign('xxxx', self::NOW_MS));
        self::assertSame(self::SIGNATURE, Velafi::sign(new HmacKey('xxxx'), self::NOW_MS));
        self::assertSame(hash_hmac('sha256', 'timestamp=' . self::NOW_MS, "\xff\0"), Velafi::sign("\xff\0", self::NOW_MS));
    }

    public function testAnErrorSaysWhatToDoAndNothingOfTheInput(): void
    {
        $failure = self::fails(Status::TimeIsSeconds, static fn () => Velafi::sign('hunter2', 1740568725));
        self::assertSame('BH_ERR_TIME_IS_SECONDS', $failure->name);
        self::assertStringEndsWith($failure->advice(), $failure->getMessage());
        if (PHP_VERSION_ID >= 80200) {
            self::assertStringNotContainsString('hunter2', print_r($failure->getTrace(), true) . $failure);
        }
    }

    public function testAClosedKeySaysSo(): void
    {
        $key = new HmacKey('xxxx');
        $key->close();
        $key->close();
        self::fails(Status::Key, static fn () => Velafi::sign($key, self::NOW_MS));
        $ed25519 = Ed25519Key::fromSeed(hex2bin(self::SEED));
        $ed25519->close();
        self::fails(Status::Key, static fn () => Core::ed25519Sign($ed25519, 'x'));
    }

    public function testAKeyDoesNotTravel(): void
    {
        $key = new HmacKey('hunter2');
        self::throws(\Error::class, static fn () => clone $key);
        self::throws(\Error::class, static fn () => serialize($key));
        self::assertStringNotContainsString('hunter2', print_r($key, true) . json_encode($key));
        // What failed to copy it did not wipe it.
        self::assertSame(Velafi::sign('hunter2', self::NOW_MS), Velafi::sign($key, self::NOW_MS));
    }

    public function testAKeyIsWiped(): void
    {
        $key = new HmacKey('hunter2');
        $memory = $key->address();
        self::assertNotSame(str_repeat("\0", 128), \FFI::string($memory, 128));
        $key->close();
        self::assertSame(str_repeat("\0", 128), \FFI::string($memory, 128));
    }

    public function testNothingSecretIsShown(): void
    {
        $request = Toobit::request('s', apiKey: 'hunter2', method: 'GET', path: '/a', timestampMs: self::NOW_MS);
        $token = Velafi::tokenResponse(new HttpResponse(200, '{"code":200,"data":{"token":"hunter2","expireTime":"1740575925231"}}'));
        self::assertSame('hunter2', $token->token);
        ob_start();
        var_dump($request, $token);
        self::assertStringNotContainsString('hunter2', $shown = ob_get_clean());
        self::assertStringNotContainsString('signature=', $shown);
    }

    public function testWrongTypesArePhpsErrors(): void
    {
        $request = static fn (mixed ...$more) => Toobit::request('s', ...$more + ['apiKey' => 'k', 'method' => 'GET', 'path' => '/a', 'timestampMs' => self::NOW_MS]);
        self::throws(\TypeError::class, static fn () => Velafi::sign(null, self::NOW_MS));
        self::throws(\TypeError::class, static fn () => Velafi::sign('xxxx', '1740568725231'));
        self::throws(\TypeError::class, static fn () => Velafi::sign('xxxx', 1740568725.5));
        foreach ([['a' => '1'], [['a', 1]], [['a']], ['ab'], [['a', 'b', 'c']], [['x' => 'a', 'y' => 'b']]] as $query) {
            self::throws(\TypeError::class, static fn () => $request(query: $query));
        }
        self::throws(\TypeError::class, static fn () => $request(query: 'a=1'));
        self::throws(\Error::class, static fn () => $request(api_key: 'k'));
        self::throws(\ValueError::class, static fn () => Ed25519Key::fromSeed('short'));
        self::fails(Status::SecretEmpty, static fn () => Velafi::sign('', self::NOW_MS));
        self::fails(Status::Size, static fn () => Toobit::response(new HttpResponse(-1)));
        self::fails(Status::Size, static fn () => Toobit::response(new HttpResponse(4294967496)));
        self::fails(Status::HttpStatus, static fn () => Toobit::response(new HttpResponse(99)));
        self::fails(Status::Scheme, static fn () => \BhAuth\Bitbitduo::sign(7, 'a', 'b', 100000, 1740568725));
        self::fails(Status::Interval, static fn () => Velafi::verify(self::SIGNATURE, 'xxxx', self::NOW_MS, new Window(self::NOW_MS, -1, 0)));
        self::fails(Status::Stale, static fn () => Velafi::verify(self::SIGNATURE, 'xxxx', self::NOW_MS, new Window(self::NOW_MS + 9, 1, 0)));
    }

    public function testEverySizeOfAnOutput(): void
    {
        foreach ([0, 1, 1023, 1024, 1025, 5000, 1 << 20] as $size) {
            $text = str_repeat('x', $size);
            self::assertSame("a=$text", Toobit::payload("a=$text", ''));
            self::assertSame($text, Core::hexDecode(Core::hexEncode($text)));
        }
        $long = Toobit::request('s', apiKey: 'k', method: 'GET', path: '/a', query: [['a', str_repeat('é', 5000)]], timestampMs: self::NOW_MS);
        self::assertSame(5000, substr_count($long->target, '%C3%A9'));
        self::assertSame('b=1&a=2', Core::queryEncode((static fn () => yield from [['b', '1'], ['a', '2']])()));
    }

    public function testAnOutcomeIsOneOfFour(): void
    {
        $refused = Toobit::response(new HttpResponse(400, '{"code":-1021,"msg":"late"}', requestMethod: 'POST'));
        self::assertSame([Outcome::Refused, -1021], [$refused->outcome, $refused->errorCode]);
        self::assertSame(Outcome::Unknown, Toobit::response(new HttpResponse(504, '<html>', requestMethod: 'POST'))->outcome);
        self::assertSame(Outcome::Unknown, Toobit::response(new HttpResponse(0, requestMethod: 'POST'))->outcome);
        self::assertSame(4, count(Outcome::cases()));
    }

    public function testABaseIsSchemeAndHostAlone(): void
    {
        $request = Toobit::request('s', apiKey: 'k', method: 'GET', path: '/a', timestampMs: self::NOW_MS);
        foreach (['https://api.toobit.com', 'https://api.toobit.com/', 'HTTPS://API.toobit.com:443'] as $base) {
            self::assertStringStartsWith('https://api.toobit.com/a?', $request->url($base));
        }
        foreach (['', 'h', 'ftp://h', 'https://', 'https://u:p@h', 'https://h/x', 'https://h//', 'https://h?', 'https://h#a', "https://h\n"] as $base) {
            self::throws(\InvalidArgumentException::class, static fn () => $request->url($base));
        }
    }

    public function testTheClockAndTheRandomSource(): void
    {
        self::assertEqualsWithDelta(microtime(true) * 1000, Core::nowMs(), 5000);
        self::assertNotSame(Core::uuidV4(), Core::uuidV4());
        self::assertSame(BitbitduoScheme::Sha256, BitbitduoScheme::from(0));
        self::fails(Status::Bound, static fn () => Core::randomBelow(0));
    }

    public function testAnotherLibraryIsRefused(): void
    {
        $other = getenv('BH_TMP') . '/other.so';
        $autoload = (new \ReflectionClass(\Composer\Autoload\ClassLoader::class))->getFileName();
        file_put_contents(getenv('BH_TMP') . '/other.c', 'unsigned bh_abi_version(void){return 999;}' . self::names());
        self::assertSame(0, self::runs(['cc', '-shared', '-o', $other, getenv('BH_TMP') . '/other.c'])[0]);
        $program = 'require $argv[1]; BhAuth\Core::nowMs();';
        foreach ([[$other, 'ABI version 999'], ['/nowhere.so', 'cannot be loaded']] as [$library, $words]) {
            $command = ['env', "BH_AUTH_LIBRARY=$library", PHP_BINARY, '-r', $program, dirname($autoload, 2) . '/autoload.php'];
            [$code, $said] = self::runs($command);
            self::assertNotSame(0, $code);
            self::assertStringContainsString($words, $said);
        }
    }

    public function testWhereFfiIsOffThatIsSaidAndNotTheLibrary(): void
    {
        $autoload = (new \ReflectionClass(\Composer\Autoload\ClassLoader::class))->getFileName();
        $program = 'require $argv[1]; BhAuth\Velafi::sign("xxxx", 1740568725231);';
        [$code, $said] = self::runs(
            [PHP_BINARY, '-d', 'ffi.enable=0', '-r', $program, dirname($autoload, 2) . '/autoload.php']
        );
        self::assertNotSame(0, $code);
        self::assertStringContainsString('set ffi.enable', $said);
        self::assertStringNotContainsString('BH_AUTH_LIBRARY', $said);
    }

    /** As for the web: the library is the one that PHP loaded as it started. */
    public function testItIsPreloaded(): void
    {
        $vendor = dirname((new \ReflectionClass(\Composer\Autoload\ClassLoader::class))->getFileName(), 2);
        [$code, $printed] = self::runs([PHP_BINARY, "$vendor/bh-auth/bh-auth/preload.php"]);
        self::assertSame(0, $code);
        file_put_contents($header = getenv('BH_TMP') . '/preload.h', $printed);
        $program = 'putenv("BH_AUTH_LIBRARY=/nowhere.so"); require $argv[1]; echo BhAuth\Velafi::sign("xxxx", 1740568725231);';
        $program = ['-d', 'ffi.enable=preload', '-d', "ffi.preload=$header", '-r', $program, "$vendor/autoload.php"];
        self::assertSame([0, self::SIGNATURE], self::runs([PHP_BINARY, ...$program]));
    }

    /** The other functions, which FFI wants to find when it loads. */
    private static function names(): string
    {
        $names = array_column(Help::json('include/bh_auth.api.json')['functions'], 'name');
        return implode('', array_map(
            static fn (string $name): string => $name === 'bh_abi_version' ? '' : "void $name(void){}",
            $names,
        ));
    }

    /** @return array{int, string} */
    private static function runs(array $command): array
    {
        exec(implode(' ', array_map('escapeshellarg', $command)) . ' 2>&1', $lines, $code);
        return [$code, implode("\n", $lines)];
    }
}
