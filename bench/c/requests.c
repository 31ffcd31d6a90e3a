/* A whole signed request: eight parameters to encode, and what surrounds them. */
#include "bench.h"

#include <string.h>

static char signed_payload[1024], bare[BH_SIGNATURE_SIZE];
static size_t signed_len;

static void run_bare(void) {
  must(bh_toobit_sign(bare, &hmac_key, (bh_str){NULL, 0}, (bh_str){signed_payload, signed_len}) == BH_OK, "sign");
}

void request_tables(void) {
  static const char mark[] = "&signature=";
  const contestant list[] = {{"ours", call_of("bh_toobit_request")}, {"bare", run_bare}};
  const char *end;
  list[0].run();
  /* The form body as it is sent, up to the signature, is what was signed. */
  end = strstr(request.body.data, mark);
  must(end != NULL, "no signature in the body");
  signed_len = (size_t)(end - request.body.data);
  must(signed_len < sizeof signed_payload, "the payload's capacity");
  memcpy(signed_payload, request.body.data, signed_len);
  run_bare();
  must(strcmp(end + sizeof mark - 1, bare) == 0, "the request's signature is not that of its body");
  COMPETE("request", list);
}
