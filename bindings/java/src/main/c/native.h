/*
 * What the files of the natives share: the name and the first two parameters
 * of each, which javac's header org_bhauth_Native.h declares once more, so that
 * the compiler finds every difference between the two.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef BHAUTH_JNI_NATIVE_H
#define BHAUTH_JNI_NATIVE_H

#include "copies.h"
#include "keys.h"
#include "org_bhauth_Native.h"

/* NATIVE(jint, name, parameters...) { the body, with env } */
#define NATIVE(result, name, ...) \
  JNIEXPORT result JNICALL Java_org_bhauth_Native_##name(JNIEnv *env, __attribute__((unused)) jclass type, __VA_ARGS__)
#define NATIVE0(result, name) \
  JNIEXPORT result JNICALL Java_org_bhauth_Native_##name(JNIEnv *env, __attribute__((unused)) jclass type)

/* A call of the library with all inputs copied: not after a failed copy. */
#define CALL(c, status, call)                                 \
  do {                                                        \
    if (!(c)->failed && (status) == BH_OK) (status) = (call); \
  } while (0)

/* The same for a call that writes to an output: again when it needs capacity. */
#define CALL_OUTPUT(c, o, status, call)          \
  do {                                           \
    if ((c)->failed || (status) != BH_OK) break; \
    do (status) = (call);                        \
    while (output_again((c), (o), &(status)));   \
  } while (0)

#endif /* BHAUTH_JNI_NATIVE_H */
