/*
 * Linked with --wrap=bh_abi_version: a library of an ABI to come.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "bh_auth.h"

uint32_t __wrap_bh_abi_version(void);

uint32_t __wrap_bh_abi_version(void) {
  return BH_ABI_VERSION + 1;
}
