/*
 * What calls.h stands on: positions instead of pointers, and lists of
 * parameters out of one text and its lengths.
 */
#ifndef BHGO_SHIM_H
#define BHGO_SHIM_H

#if defined(__has_include)
#if !__has_include(<bh_auth.h>)
#error \
    "This is the repository's module, which holds no library: take a release's (README, Install), or install bh_auth and build with -tags bhauth_system"
#endif
#endif
#include <bh_auth.h>
#include <stdlib.h>

/* Where in a buffer a view lies. */
typedef struct bhgo_span {
  size_t at, len;
} bhgo_span;

static inline bhgo_span bhgo_cut(bh_str view, const char *buf) {
  bhgo_span span = {0, 0};
  if (view.len != 0) {
    span.at = (size_t)(view.data - buf);
    span.len = view.len;
  }
  return span;
}

static inline bh_str bhgo_str(const char *data, size_t len) {
  bh_str view;
  view.data = data;
  view.len = len;
  return view;
}

/* texts: all names and values in turn; lens: the length of each. The result is
 * the caller's to free. */
static inline bh_param *bhgo_params(const char *texts, const size_t *lens, size_t count) {
  bh_param *params;
  size_t i;
  if (count == 0) return NULL;
  params = calloc(count, sizeof *params);
  if (params == NULL) abort(); /* as Go does */
  for (i = 0; i < count; i++) {
    params[i].name = bhgo_str(texts, lens[2 * i]);
    texts += lens[2 * i];
    params[i].value = bhgo_str(texts, lens[2 * i + 1]);
    texts += lens[2 * i + 1];
  }
  return params;
}

#endif
