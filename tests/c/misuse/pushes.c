/* What a receiver of pushes does wrong. The key is of tests/vectors/oracle/rsa.py, for tests alone. */
#include "table.h"

#include <bh_auth.h>

#define KEY                                                                                              \
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA+y698bnrkx/eSGa2miwFKqVdGg7H6ZEmzZzxknKSKjr1vzEL3cKOUUTw" \
  "frYmnTa5amNwlVVJXPFADWSYqWY0tV0eyyHJ5ylSp8E81NWs0T+o4EPvP39Byk0DK6OB51GKrhuGMkoXpSyUNLut5L9ug42JxxGz" \
  "gBAeqqmxlbkZppTuBgHURG4cdjiwm0YRCarnjGh3YyrMw3vT2lkMTwbe7/T0g6hfAwDMUz44+b29uNVwkhkZDUs+3qBBtQLT6BR2" \
  "8pfiBm1IWp9g1HAwLm0qjn/oPsVf8SIrhqETRKjG9kZcOHN2ubA5n1YhZIGPYhFg3Za3mf9W5jFQywkcXh/VTwIDAQAB"
#define SIGNATURE                                                                                        \
  "10f287a89fb1d97331fe61d7756283e43a62ed27d137b91c8074e415d07b6067da2123b9506e3c379d130343ab32c277e8c3" \
  "e8901a3a218fe664bfe2accb67fc5e3e2809957c80d14e8947e0bc2e9a53d3ee331e83daf3071da8bde56c041e7a3b71813b" \
  "d31af9a4298e0513962be4930092511b9bd25924c789d171bb4344860d844c47b332a81936fbd80a46e9cc86b5a5b34b9a26" \
  "5447673129baf85cc27ce38f6af8f5088bfb8a0e8ebf7963dd2845fa117d10b0340059e4761d362aaf4ad90fd9444e92a394" \
  "88c00793995b55dd4c1bfd04e8788deffa63aae8fe7ea501d078cbfd6636b82392108d92e8518540134f48f9ac2b3759909a" \
  "f96979480dda"
#define BODY BH_STR("{\"amount\":\"1\"}")

static void verify(bh_str sent, bh_str key, bh_str body) {
  got(bh_velafi_webhook_verify(sent, key, body));
}

static void written_again(void) {
  verify(BH_STR(SIGNATURE), BH_STR(KEY), BODY);
  verify(BH_STR(SIGNATURE), BH_STR(KEY), BH_STR("{\"amount\": \"1\"}"));
}

static void base64(void) {
  verify(BH_STR("EPKHqJ+x2XMx/mHXdWKD5Dpi7SfRN7kcgHTkFdB7YGfaISO5UG48N50TA0OrMsJ36MPokBo6IY/mZL/irMtn/F4+KAmVfIDRTolH"
                "4LwumlPT7jMeg9rzBx2oveVsBB56O3GBO9Ma+aQpjgUTlivkkwCSURub0lkkx4nRcbtDRIYNhExHszKoGTb72ApG6cyGtaWzS5om"
                "VEdnMSm6+FzCfOOPavj1CIv7ig6Ov3lj3ShF+hF9ELA0AFnkdh02Kq9K2Q/ZRE6So5SIwAeTmVtV3Uwb/QToeI3v+mOq6P5+pQHQ"
                "eMv9Zja4I5IQjZLoUYVAE09I+awrN1mQmvlpeUgN2g=="),
         BH_STR(KEY), BODY);
}

static void whole_header(void) {
  verify(BH_STR("signature: " SIGNATURE), BH_STR(KEY), BODY);
}

static void no_header(void) {
  verify(BH_STR(""), BH_STR(KEY), BODY);
}

static void weak_key(void) {
  verify(BH_STR(SIGNATURE),
         BH_STR("MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQD+e5Uz37ecQ/TmMYM7t3pEiOKUZAxLZcY4Twqb6gZiI3RFBm4C2uyJXDrJK7kA"
                "o9BFsIZF6H8IcyaMSWEAIHftQKVE20YY+gmL5sgniJYrMvOi/KR0q1bf3dezST6vQLcWohzuhUAe7ajaIIFXAA5u1NVOirMIUxpu"
                "9w0NjFAoQQIDAQAB"),
         BODY);
}

static void exponent(void) {
  verify(BH_STR(SIGNATURE),
         BH_STR("MIIBIDANBgkqhkiG9w0BAQEFAAOCAQ0AMIIBCAKCAQEA+nFFr/qBGCPTdxEopLTsc1COEaeXmcMyEEuOt2ETZ3AsbEANqxk09liE"
                "u+enG06XsOGZUTMA4ZdPYFkjU+CVGAPRHqUH+qIV6I7D3VZLdVZD5e3ORBO7P77bNHpIr6uSG1wjpUuloCYC6/4QTzMJQYDEWB4o"
                "xjZQcQZVXGbiOxLfOqC5kSzkc8IGpfETfDn3CCcEt5dqN/762VBaKvIk7U74prK4uyRJhFXNZrkse+IRNDCyyYX3vu5OYXzc2kKu"
                "2+MyOvM3ol9dHsR8j7HjKVYiXOMTVxSTrwPsaGAx2Ue8oz5w1hImM/ywW64rsXkbAVu4VDPpjkHBmFD77zwkmQIBAw=="),
         BODY);
}

static void other_key(void) {
  verify(BH_STR(SIGNATURE), BH_STR("the API secret"), BODY);
  verify(BH_STR(SIGNATURE), BH_STR(KEY "AAAA"), BODY);
  verify(BH_STR(SIGNATURE), BH_STR("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="), BODY);
}

static void replayed(void) {
  for (int i = 0; i < 2; i++) verify(BH_STR(SIGNATURE), BH_STR(KEY), BODY);
}

static void no_push(void) {
  got(bh_velafi_webhook_id(BUF, BODY));
  got(bh_velafi_webhook_id(BUF, BH_STR("eventType=ORDER_WEBHOOK&orderId=1")));
}

static void callback(void) {
  got(bh_pave_callback_verify(BH_STR("bearer a text"), BH_STR("Bearer a text")));
  got(bh_pave_callback_verify(BH_STR(""), BH_STR("")));
}

static void listen_key(void) {
  static const char *const keys[] = {"", "a/../b", "a?b", "wss://stream.toobit.com/api/v1/ws/a", "abc\r\nX-Evil: 1"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) got(bh_toobit_stream_url(BUF, bh_cstr(keys[i])));
}

const misuse misuse_pushes[] = {
    {"push-written-again", written_again}, {"push-base64", base64},         {"push-whole-header", whole_header},
    {"push-no-header", no_header},         {"push-weak-key", weak_key},     {"push-exponent", exponent},
    {"push-other-key", other_key},         {"push-replayed", replayed},     {"push-no-push", no_push},
    {"push-callback", callback},           {"push-listen-key", listen_key}, {NULL, NULL},
};
