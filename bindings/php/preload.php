<?php

// Prints the file that `ffi.preload` names, so that PHP may call the library where `ffi.enable` is "preload".

declare(strict_types=1);

require __DIR__ . '/src/Native.php';

echo "#define FFI_SCOPE \"bh_auth\"\n#define FFI_LIB \"", BhAuth\Native::library(), "\"\n", BhAuth\Native::declarations();
