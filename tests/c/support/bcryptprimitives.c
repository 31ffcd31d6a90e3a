/* bcryptprimitives.dll, which Debian 12's Wine lacks: Rust's standard library takes random numbers from it. For tests alone,
 * beside the program; by the source that Wine has. */
#include <windows.h>

/* The true name of what the headers call RtlGenRandom. */
BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG len);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T len) {
  while (len > 0) {
    ULONG piece = len > 0x10000 ? 0x10000 : (ULONG)len;
    if (!SystemFunction036(bytes, piece)) return FALSE;
    bytes += piece;
    len -= piece;
  }
  return TRUE;
}
