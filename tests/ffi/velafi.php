<?php

// VelaFi's signature through bh_auth_ffi.h by PHP's FFI: velafi.php HEADER LIBRARY SECRET TIMESTAMP_MS prints it.
[, $header, $library, $secret, $timestamp_ms] = $argv;
$bh = FFI::cdef(file_get_contents($header), $library);

function check(FFI $bh, int $status): void
{
    if ($status !== $bh->BH_OK) {
        fwrite(STDERR, $bh->bh_status_message($status) . "\n");
        exit(1);
    }
}

$memory = $bh->new('char[' . strlen($secret) . ']');
FFI::memcpy($memory, $secret, strlen($secret));
$text = $bh->new('bh_str');
$text->data = $bh->cast('char *', FFI::addr($memory));
$text->len = strlen($secret);
$key = $bh->new('bh_hmac_key');
$signature = $bh->new("char[$bh->BH_SIGNATURE_SIZE]");
check($bh, $bh->bh_hmac_key_init(FFI::addr($key), $text));
check($bh, $bh->bh_velafi_sign($signature, FFI::addr($key), (int) $timestamp_ms));
$bh->bh_hmac_key_wipe(FFI::addr($key));
echo FFI::string($signature), "\n";
