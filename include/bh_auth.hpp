// bh_auth for C++17 and newer: what bh_auth.h offers, with std::string_view in
// and values out. Header only; link with libbh_auth.
//
// SPDX-License-Identifier: MIT OR Apache-2.0
//
// HOW TO READ IT
//
// 1. One name: bh_toobit_sign is bh::toobit::sign, bh_hmac_key_init is
//    bh::hmac_key::init. Outputs are returned; inputs keep the order they have
//    in C. What a function does and which statuses it gives is written once,
//    in bh_auth.h: each function here names the C function that it calls.
// 2. Every call that can fail returns a bh::result<T>: test it, or take its
//    value(). value() of a failed result throws bh::error; in a program built
//    without exceptions it prints the status and aborts. Nothing else throws,
//    but for std::bad_alloc. RTTI is not needed.
// 3. Keys, requests, responses and decoded tokens own their memory, wipe it
//    when they go, and can be moved but not copied. Their views stay valid
//    through a move and end with the owner.
// 4. Structs named call, claims, param and http_response hold views: what they
//    view must live until the function returns. A temporary std::string in
//    one of them does not compile, nor does a view of a temporary request,
//    response or key: give it a name first.
// 5. A std::string that holds a secret is yours to wipe: bh::wipe.
// 6. Times end in _ms or _s: Unix time in milliseconds or seconds.
//
// AN EXAMPLE: A SIGNED ORDER FOR TOOBIT
//
//   const auto key = bh::hmac_key::init(bh::cstr(getenv("BH_TOOBIT_SECRET")));
//   if (!key) return complain(key.message());
//   bh::toobit::call call;
//   call.api_key = bh::cstr(getenv("BH_TOOBIT_API_KEY"));
//   call.method = "POST";
//   call.path = "/api/v1/spot/orderTest";
//   call.form = {{"symbol", "BTCUSDT"}, {"side", "SELL"}};
//   call.timestamp_ms = bh::now_ms().value();
//   const auto request = bh::toobit::request(key.value(), call);
//   if (!request) return complain(request.message());
//   send(request->method(), request->target(), request->headers(),
//        request->body());

#ifndef BH_AUTH_HPP
#define BH_AUTH_HPP

#if __cplusplus < 201703L && (!defined(_MSVC_LANG) || _MSVC_LANG < 201703L)
#error "bh_auth.hpp needs C++17 or newer; bh_auth.h serves from C++11 on"
#endif

#include "bh_auth/result.hpp"

#include "bh_auth/diagnosis.hpp"
#include "bh_auth/exchange.hpp"
#include "bh_auth/keys.hpp"
#include "bh_auth/primitives.hpp"
#include "bh_auth/time.hpp"
#include "bh_auth/token_seal.hpp"

#include "bh_auth/bitbitduo.hpp"
#include "bh_auth/mixin.hpp"
#include "bh_auth/mixin_more.hpp"
#include "bh_auth/pave.hpp"
#include "bh_auth/toobit.hpp"
#include "bh_auth/velafi.hpp"

#endif // BH_AUTH_HPP
