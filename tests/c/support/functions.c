/* mmap's MAP_ANONYMOUS. */
#define _DEFAULT_SOURCE
#include "functions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef _WIN32
#include <windows.h>
#undef TEXT
#else
#include <sys/mman.h>
#include <unistd.h>
#endif

/* The values that functions.inc refers to. */
#define TEXT(literal) {literal, sizeof(literal) - 1}
static struct {
  bh_hmac_key hmac;
  bh_ed25519_key ed25519;
  uint8_t seed32[BH_ED25519_SEED_SIZE], public32[BH_ED25519_PUBLIC_SIZE];
  uint8_t ed25519_signature[BH_ED25519_SIGNATURE_SIZE];
  char velafi[BH_SIGNATURE_SIZE], pave[BH_SIGNATURE_SIZE], toobit[BH_SIGNATURE_SIZE];
  char bitbitduo[BH_SIGNATURE_SIZE], token[1024];
  bh_str velafi_signature, pave_signature, toobit_signature, bitbitduo_signature, mixin_token;
  bh_str secret, seed_hex, public_hex, keystore, key_base64url, api_key, username, app_id, post, target, body, jti, utc,
      path;
  bh_str query, form, velafi_response, exchange_error, pave_response, mixin_error, toobit_time;
  bh_str bitbitduo_response, bitbitduo_time, bitbitduo_rpc, rpc_method, rpc_params, toobit_batch, toobit_stream,
      rsa_key, rsa_signature, push;
  bh_str empty, iv, nonce, sealed, pin, tip_action, verifier, authorization, server_hex, public_raw;
} x = {
    .secret = TEXT("0123456789abcdef0123456789abcdef"),
    .seed_hex = TEXT("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
    .public_hex = TEXT("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
    .keystore = TEXT("{\"app_id\":\"89e0bdee\",\"session_id\":\"c09cf313\",\"session_private_key\":"
                     "\"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60\",\"pin\":\"123456\"}"),
    .key_base64url = TEXT("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg"),
    .api_key = TEXT("the-api-key"),
    .username = TEXT("jos\xc3\xa9"),
    .app_id = TEXT("fedcba9876543210fedcba9876543210"),
    .post = TEXT("POST"),
    .target = TEXT("/transfers?limit=1"),
    .body = TEXT("{\"amount\":\"1\"}"),
    .jti = TEXT("2594ad57-9dad-424f-8595-b14727e24e61"),
    .path = TEXT("/api/v1/spot/order"),
    .utc = TEXT("2021-05-30T12:49:19Z"),
    .query = TEXT("symbol=BTCUSDT&side=SELL"),
    .form = TEXT("quantity=1&recvWindow=5000&timestamp=1740568725231"),
    .velafi_response =
        TEXT("{\"code\":200,\"msg\":\"SUCCESS\",\"data\":{\"token\":\"a-token\",\"expireTime\":\"1740575925231\"}}"),
    .exchange_error = TEXT("{\"code\":-1022,\"msg\":\"Signature for this request is not valid. \\u00e9\"}"),
    .pave_response = TEXT("{\"message\":\"no \\ud83d\\ude00\"}"),
    .mixin_error = TEXT("{\"error\":{\"status\":202,\"code\":401,\"description\":\"Unauthorized\"}}"),
    .toobit_time = TEXT("{\"serverTime\":1740568725231}"),
    .toobit_stream = TEXT("{\"listenKey\":\"1A9LWJjuMwKWYP4QQPw34GRm8gz3x5AephXSuqcDef1\"}"),
    .toobit_batch = TEXT("{\"code\":0,\"result\":[{\"code\":-1149,\"msg\":\"Create order failed\"}]}"),
    .rpc_method = TEXT("order.cancel"),
    .rpc_params = TEXT("[\"BBD/ETH\",101]"),
    .bitbitduo_rpc = TEXT("{\"error\":null,\"result\":{},\"id\":7}"),
    .bitbitduo_response = TEXT("{\"status\":200,\"error_code\":0,\"data\":{\"apitoken\":\"robotapi:1\"}}"),
    /* A key for tests, and its signature of `body`: tests/vectors/oracle/rsa.py. */
    .rsa_key =
        TEXT("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA+y698bnrkx/eSGa2miwFKqVdGg7H6ZEmzZzxknKSKjr1vzEL3cKOUUTw"
             "frYmnTa5amNwlVVJXPFADWSYqWY0tV0eyyHJ5ylSp8E81NWs0T+o4EPvP39Byk0DK6OB51GKrhuGMkoXpSyUNLut5L9ug42JxxGz"
             "gBAeqqmxlbkZppTuBgHURG4cdjiwm0YRCarnjGh3YyrMw3vT2lkMTwbe7/T0g6hfAwDMUz44+b29uNVwkhkZDUs+3qBBtQLT6BR2"
             "8pfiBm1IWp9g1HAwLm0qjn/oPsVf8SIrhqETRKjG9kZcOHN2ubA5n1YhZIGPYhFg3Za3mf9W5jFQywkcXh/VTwIDAQAB"),
    .rsa_signature =
        TEXT("10f287a89fb1d97331fe61d7756283e43a62ed27d137b91c8074e415d07b6067da2123b9506e3c379d130343ab32c277e8c3"
             "e8901a3a218fe664bfe2accb67fc5e3e2809957c80d14e8947e0bc2e9a53d3ee331e83daf3071da8bde56c041e7a3b71813b"
             "d31af9a4298e0513962be4930092511b9bd25924c789d171bb4344860d844c47b332a81936fbd80a46e9cc86b5a5b34b9a26"
             "5447673129baf85cc27ce38f6af8f5088bfb8a0e8ebf7963dd2845fa117d10b0340059e4761d362aaf4ad90fd9444e92a394"
             "88c00793995b55dd4c1bfd04e8788deffa63aae8fe7ea501d078cbfd6636b82392108d92e8518540134f48f9ac2b3759909a"
             "f96979480dda"),
    .push = TEXT("{\"eventType\":\"ORDER_WEBHOOK\",\"orderId\":\"1\"}"),
    .empty = TEXT(""),
    .iv = TEXT("sixteen IV bytes"),
    .nonce = TEXT("twelve bytes"),
    /* `the-api-key` for the username, by the secret: tests/vectors/oracle/token_seal.py. */
    .sealed = TEXT("AXR3ZWx2ZSBieXRlcwx77zUjLim-dcHOY87ejZApnQRnDyUuECOZHg"),
    .pin = TEXT("123456"),
    .tip_action = TEXT("TIP:PHONE:NUMBER:UPDATE:"),
    .verifier = TEXT("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"),
    .authorization = TEXT("{\"data\":{\"scope\":\"PROFILE:READ\",\"authorization_id\":\"66666666\",\"ed25519\":"
                          "\"PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw\"}}"),
    .server_hex = TEXT("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
    .bitbitduo_time = TEXT("{\"status\":200,\"error_code\":0,\"data\":{\"time\":1740568725}}"),
};

#define MS 1740568725231
#define S 1740568725
#define O(i) a->out[i]
#define BUF a->buf, a->len
#define KEY a->key
#define P(i) a->bytes[i]
#define T(i) a->text[i]
#define N(i) a->number[i]

#define F(name, shape, expression, ...)        \
  static uint32_t call_##name(const args *a) { \
    (void)a;                                   \
    return (uint32_t)(expression);             \
  }
#include "functions.inc"
#undef F

#define F(function, letters, expression, ...) \
  {.name = #function, .shape = letters, .call = call_##function, __VA_ARGS__},
const row rows[ROW_COUNT] = {
#include "functions.inc"
};
#undef F

/* What each row reads, at the end of readable memory. */
static struct {
  const void *key;
  const uint8_t *bytes[2];
  bh_str text[TEXT_COUNT], body;
} edges[ROW_COUNT];

static void must(bh_status status, const char *what) {
  if (status == BH_OK) return;
  fprintf(stderr, "%s: %s\n", what, bh_status_name(status));
  abort();
}

/* Pages, behind which lies one that nobody may touch. */
static char *pages(size_t len, size_t *capacity) {
#ifdef _WIN32
  SYSTEM_INFO system;
  GetSystemInfo(&system);
  size_t page = system.dwPageSize;
  *capacity = (len + page - 1) / page * page;
  char *memory = VirtualAlloc(NULL, *capacity + page, MEM_RESERVE, PAGE_NOACCESS);
  /* Of no memory nothing can be committed. */
  if (!memory || (*capacity && !VirtualAlloc(memory, *capacity, MEM_COMMIT, PAGE_READWRITE))) abort();
#else
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  *capacity = (len + page - 1) / page * page;
  char *memory = mmap(NULL, *capacity + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED || mprotect(memory + *capacity, page, PROT_NONE) != 0) abort();
#endif
  return memory;
}

static const void *at_edge(const void *bytes, size_t len) {
  size_t capacity;
  char *memory = pages(len, &capacity);
  return memcpy(memory + capacity - len, bytes, len);
}

static void place_at_edges(void) {
  const void *hmac = at_edge(&x.hmac, sizeof x.hmac), *ed25519 = at_edge(&x.ed25519, sizeof x.ed25519);
  for (size_t i = 0; i < ROW_COUNT; i++) {
    edges[i].key = has(&rows[i], 'e') ? ed25519 : hmac;
    for (size_t k = 0; k < 2; k++) {
      const uint8_t *bytes = rows[i].bytes[k];
      /* The others are seeds and public keys. */
      if (bytes) edges[i].bytes[k] = at_edge(bytes, bytes == x.ed25519_signature ? sizeof x.ed25519_signature : 32);
    }
    const bh_str *body = rows[i].body;
    if (body) edges[i].body = (bh_str){at_edge(body->data, body->len), body->len};
    for (size_t k = 0; k < TEXT_COUNT; k++) {
      const bh_str *text = rows[i].text[k];
      if (text) edges[i].text[k] = (bh_str){at_edge(text->data, text->len), text->len};
    }
  }
}

const row *row_named(const char *name) {
  for (size_t i = 0; i < ROW_COUNT; i++)
    if (strcmp(rows[i].name, name) == 0) return &rows[i];
  return NULL;
}

bool has(const row *r, char letter) {
  return strchr(r->shape, letter) != NULL;
}

void functions_setup(void) {
  size_t len = sizeof x.seed32;
  must(bh_hmac_key_init(&x.hmac, x.secret), "hmac key");
  must(bh_ed25519_key_from_base64url(&x.ed25519, x.key_base64url), "ed25519 key");
  must(bh_hex_decode(x.seed32, &len, x.seed_hex), "seed");
  must(bh_ed25519_public(x.public32, &x.ed25519), "public key");
  must(bh_ed25519_sign(x.ed25519_signature, &x.ed25519, x.body), "signature");
  must(bh_velafi_sign(x.velafi, &x.hmac, 1740568725231), "velafi");
  must(bh_pave_sign(x.pave, &x.hmac, x.username, x.api_key, x.utc), "pave");
  must(bh_toobit_sign(x.toobit, &x.hmac, x.query, x.form), "toobit");
  must(bh_bitbitduo_sign(x.bitbitduo, BH_BITBITDUO_SHA256, x.app_id, x.secret, 123456, 1740568725), "bitbitduo");
  x.velafi_signature = bh_cstr(x.velafi);
  x.pave_signature = bh_cstr(x.pave);
  x.toobit_signature = bh_cstr(x.toobit);
  x.bitbitduo_signature = bh_cstr(x.bitbitduo);
  x.public_raw = (bh_str){(const char *)x.public32, sizeof x.public32};
  args a;
  args_good(row_named("bh_mixin_sign"), &a);
  len = sizeof x.token;
  for (int i = 0; i < 3; i++) a.text[i] = *row_named("bh_mixin_sign")->text[i];
  must(bh_mixin_sign(x.token, &len, &x.ed25519, a.in, a.text[0], a.text[1], a.text[2]), "mixin");
  x.mixin_token = (bh_str){x.token, len};
  place_at_edges();
}

static void fill_in(const row *r, args *a) {
  a->in = &a->in_value;
  switch (r->in) {
    case IN_NONE:
      a->in = NULL;
      break;
    case IN_MIXIN_CLAIMS:
      a->in_value.claims =
          (bh_mixin_claims){.uid = x.app_id, .sid = x.username, .jti = x.jti, .iat_s = 1740568725, .exp_s = 1740572325};
      break;
    case IN_MIXIN_KEYSTORE:
      a->in_value.keystore = (bh_mixin_keystore){.app_id = x.jti,
                                                 .session_id = x.jti,
                                                 .private_key = x.seed_hex,
                                                 .server_key = x.server_hex,
                                                 .spend_key = x.seed_hex,
                                                 .pin = x.pin,
                                                 .server_key_kind = BH_MIXIN_SERVER_KEY_ED25519};
      break;
    case IN_HTTP_RESPONSE:
      a->headers[0] = (bh_param){BH_STR("Date"), BH_STR("Sun, 30 May 2021 12:49:19 GMT")};
      a->headers[1] = (bh_param){BH_STR("Retry-After"), BH_STR("7")};
      if (strcmp(r->name, "bh_mixin_response_verify") == 0) a->headers[1] = (bh_param){BH_STR("X-Request-Id"), x.jti};
      a->in_value.http = (bh_http_response){.http_status = r->http_status,
                                            .headers = a->headers,
                                            .header_count = 2,
                                            .body = edges[r - rows].body,
                                            .request_method = x.post};
      break;
    case IN_VELAFI_CALL:
      a->in_value.velafi = (bh_velafi_call){.token = x.api_key, .method = x.post, .target = x.target, .body = x.body};
      break;
    case IN_PAVE_CALL:
      a->in_value.pave = (bh_pave_call){.username = x.username,
                                        .api_key = x.api_key,
                                        .timestamp = x.utc,
                                        .method = x.post,
                                        .target = x.target,
                                        .body = x.body};
      break;
    case IN_TOOBIT_CALL:
      a->query[0] = (bh_param){BH_STR("symbol"), BH_STR("BTC/USDT")};
      a->query[1] = (bh_param){BH_STR("memo"), BH_STR("\xff \0")};
      a->form[0] = (bh_param){BH_STR("side"), BH_STR("SELL")};
      a->form[1] = (bh_param){BH_STR("empty"), {NULL, 0}};
      a->in_value.toobit = (bh_toobit_call){.api_key = x.api_key,
                                            .method = x.post,
                                            .path = BH_STR("/api/v1/spot/order"),
                                            .query = a->query,
                                            .query_count = 2,
                                            .form = a->form,
                                            .form_count = 2,
                                            .timestamp_ms = 1740568725231};
      break;
    case IN_TOKEN_TIMES:
      a->in_value.times = (bh_token_times){.issued_ms = 1740568000000,
                                           .expires_ms = 1740575200000,
                                           .last_request_ms = 1740568000000,
                                           .min_interval_ms = 60000};
      break;
    case IN_PARAM:
      a->query[0] = (bh_param){BH_STR("remark"), BH_STR("a b")};
      a->query[1] = (bh_param){BH_STR("empty"), {NULL, 0}};
      if (strstr(r->name, "_tip_")) {
        a->query[0] = (bh_param){BH_STR("verification_id"), x.jti};
        a->query[1] = (bh_param){BH_STR("code"), x.pin};
      }
      a->in = a->query;
      a->in_count = 2;
      break;
  }
}

void args_good(const row *r, args *a) {
  size_t index = (size_t)(r - rows);
  memset(a, 0, sizeof *a);
  a->key = edges[index].key;
  memcpy(a->bytes, edges[index].bytes, sizeof a->bytes);
  memcpy(a->number, r->number, sizeof a->number);
  memcpy(a->text, edges[index].text, sizeof a->text);
  a->c_string = "text";
  /* PAVE's timestamp is x.utc. */
  a->window_value = (bh_window){
      .now_ms = strstr(r->name, "pave") ? 1622378959000 : 1740568725500, .past_ms = 60000, .ahead_ms = 1000};
  a->window = &a->window_value;
  fill_in(r, a);
}
