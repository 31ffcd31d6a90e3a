#include "count.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

static atomic_size_t calls;

size_t allocator_calls(void) {
  return calls;
}

#ifdef _WIN32
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

/* The functions that this program imports to allocate, each of which is called through a table: there ours are put. */
static LPVOID(WINAPI *heap_alloc)(HANDLE, DWORD, SIZE_T);
static LPVOID(WINAPI *heap_realloc)(HANDLE, DWORD, LPVOID, SIZE_T);
static BOOL(WINAPI *heap_free)(HANDLE, DWORD, LPVOID);
static void *(*c_malloc)(size_t);
static void *(*c_calloc)(size_t, size_t);
static void *(*c_realloc)(void *, size_t);
static void (*c_free)(void *);

static LPVOID WINAPI our_heap_alloc(HANDLE heap, DWORD flags, SIZE_T size) {
  calls++;
  return heap_alloc(heap, flags, size);
}

static LPVOID WINAPI our_heap_realloc(HANDLE heap, DWORD flags, LPVOID memory, SIZE_T size) {
  calls++;
  return heap_realloc(heap, flags, memory, size);
}

static BOOL WINAPI our_heap_free(HANDLE heap, DWORD flags, LPVOID memory) {
  calls++;
  return heap_free(heap, flags, memory);
}

static void *our_malloc(size_t size) {
  calls++;
  return c_malloc(size);
}

static void *our_calloc(size_t count, size_t size) {
  calls++;
  return c_calloc(count, size);
}

static void *our_realloc(void *memory, size_t size) {
  calls++;
  return c_realloc(memory, size);
}

static void our_free(void *memory) {
  calls++;
  c_free(memory);
}

typedef void (*function)(void);

static size_t replaced;

static void replace(const char *name, function ours, void *theirs) {
  BYTE *base = (BYTE *)GetModuleHandleA(NULL);
  IMAGE_NT_HEADERS *headers = (IMAGE_NT_HEADERS *)(base + ((IMAGE_DOS_HEADER *)base)->e_lfanew);
  DWORD at = headers->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT].VirtualAddress;
  for (IMAGE_IMPORT_DESCRIPTOR *from = (IMAGE_IMPORT_DESCRIPTOR *)(base + at); from->Name; from++) {
    IMAGE_THUNK_DATA *names = (IMAGE_THUNK_DATA *)(base + from->OriginalFirstThunk);
    IMAGE_THUNK_DATA *addresses = (IMAGE_THUNK_DATA *)(base + from->FirstThunk);
    for (; names->u1.AddressOfData; names++, addresses++) {
      DWORD before;
      if (names->u1.Ordinal & IMAGE_ORDINAL_FLAG) continue;
      if (strcmp((char *)((IMAGE_IMPORT_BY_NAME *)(base + names->u1.AddressOfData))->Name, name) != 0) continue;
      VirtualProtect(&addresses->u1.Function, sizeof(void *), PAGE_READWRITE, &before);
      memcpy(theirs, &addresses->u1.Function, sizeof(void *));
      memcpy(&addresses->u1.Function, &ours, sizeof(void *));
      replaced++;
    }
  }
}

void count_allocations(void) {
  replace("HeapAlloc", (function)our_heap_alloc, &heap_alloc);
  replace("HeapReAlloc", (function)our_heap_realloc, &heap_realloc);
  replace("HeapFree", (function)our_heap_free, &heap_free);
  replace("malloc", (function)our_malloc, &c_malloc);
  replace("calloc", (function)our_calloc, &c_calloc);
  replace("realloc", (function)our_realloc, &c_realloc);
  replace("free", (function)our_free, &c_free);
  if (replaced < 7) abort();
}

#else

/* An allocator of the test's own, that gives nothing back: behind the names that this program takes over, for itself
 * and, since the program's names come first, for its libraries. */
void count_allocations(void) {}

static void *take(size_t alignment, size_t size) {
  static _Alignas(4096) unsigned char memory[1 << 26];
  static atomic_size_t taken;
  calls++;
  /* Its size lies before it. */
  size_t needed = size + 2 * alignment + sizeof(size_t);
  size_t at = atomic_fetch_add(&taken, needed);
  if (size > sizeof memory || at > sizeof memory - needed) return NULL;
  at = (at + sizeof(size_t) + alignment - 1) / alignment * alignment;
  memcpy(memory + at - sizeof(size_t), &size, sizeof size);
  return memory + at;
}

void *malloc(size_t size) {
  return take(16, size);
}

void *calloc(size_t count, size_t size) {
  /* Never used before, and so zero. */
  return take(16, count * size);
}

void *realloc(void *old, size_t size) {
  size_t before = 0;
  void *memory = take(16, size);
  if (old) memcpy(&before, (char *)old - sizeof before, sizeof before);
  if (memory && old) memcpy(memory, old, before < size ? before : size);
  return memory;
}

void free(void *memory) {
  (void)memory;
  calls++;
}

void *memalign(size_t alignment, size_t size) {
  return take(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  return memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  *memory = memalign(alignment, size);
  return *memory ? 0 : ENOMEM;
}

#endif
