/*
 * What jni.h asks each platform for, on Windows: a JDK brings its own platform's
 * alone, and the library for Windows is compiled on others too.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef BHAUTH_JNI_MD_H
#define BHAUTH_JNI_MD_H

#define JNIEXPORT __declspec(dllexport)
#define JNIIMPORT __declspec(dllimport)
#define JNICALL __stdcall

typedef long jint;
typedef long long jlong;
typedef signed char jbyte;

#endif /* BHAUTH_JNI_MD_H */
