/* What the benchmark's programs share: the inputs, the library's calls on
 * them, and the taking of turns. */
#ifndef BENCH_H
#define BENCH_H

#include <bh_auth.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Says what went wrong, and ends the program. */
_Noreturn void fail(const char *what);
static inline void must(bool good, const char *what) {
  if (!good) fail(what);
}
double now_ns(void);

/* Those who do the same work. The names are those of tables.toml. */
typedef struct contestant {
  const char *name;
  void (*run)(void);
} contestant;

/* Times them in turns, so that the machine's mood meets all of them, and
 * prints each one's times for bench/report/report.py. */
void compete(const char *table, const contestant *list, size_t count);
#define COMPETE(table, list) compete(table, list, sizeof(list) / sizeof *(list))

/* Prints one contestant's times. */
void print_times(const char *table, const char *by, const double *ns, size_t count);
/* How many turns: those of --turns, or 401. */
extern size_t turns;
enum { MAX_TURNS = 2001 };

/* calls.c: the library's hot calls, each on the same inputs at each run. */
extern const contestant calls[];
extern const size_t call_count;
void prepare_calls(void);
/* The call of this name; it must be there. */
void (*call_of(const char *name))(void);

/* Toobit: 141 bytes, an order of the document's kind. */
enum { PAYLOAD = 141, BODY = 300, SEED = BH_ED25519_SEED_SIZE };
extern const char secret[65];
extern const char payload[PAYLOAD + 1];
extern char signature[BH_SIGNATURE_SIZE];
extern bh_hmac_key hmac_key;

/* Mixin: a body of 300 bytes, and the token over it. */
extern char body[BODY];
extern uint8_t seed[SEED], public_key[BH_ED25519_PUBLIC_SIZE];
extern bh_ed25519_key ed25519_key;
extern bh_mixin_claims claims;
extern char token[2048];
extern size_t token_len;
/* What the token's signature is over, and the signature. */
extern bh_str token_payload;
extern uint8_t token_signature[BH_ED25519_SIGNATURE_SIZE];

/* A response of each kind; `service` is what src/responses.rs calls it. */
typedef struct response_case {
  const char *table;
  const char *call;
  uint32_t service;
  const char *body;
} response_case;
extern const response_case responses[];
extern const size_t response_count;
/* What the last call built, or read. */
extern bh_request request;
extern bh_response response;

/* src/lib.rs */
void bench_compress(uint32_t *state, const uint8_t *blocks, size_t count);
void bench_ed25519_key(const uint8_t *seed);
void bench_ed25519_sign(uint8_t *signature, const uint8_t *message, size_t len);
void bench_ed25519_sign_seed(uint8_t *signature, const uint8_t *message, size_t len);
bool bench_ed25519_verify(const uint8_t *signature, const uint8_t *message, size_t len);
/* src/peers.rs: only in a build with `peers`. */
void bench_peers_keys(const uint8_t *secret, size_t len, const uint8_t *seed, const uint8_t *public_key);

/* The four compressions of an HMAC of `payload`, in one call; and its MAC by
 * nothing but compressions. prepare_limit once before. */
void prepare_limit(void);
void run_limit(void);
void run_bare_mac(void);

/* The tables. */
void hmac_tables(void);
void ed25519_tables(void);
void token_tables(void);
void request_tables(void);
void response_tables(void);
void thread_tables(void);

#endif
