/* The search through all memory that a process may write to. */
#define _DEFAULT_SOURCE
#include "patterns.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <windows.h>

/* Of this process alone. */
finding search_process(int process, unsigned kinds, char where[128]) {
  finding f = {0, "", 0};
  MEMORY_BASIC_INFORMATION m;
  (void)process;
  where[0] = 0;
  for (const char *at = NULL; VirtualQuery(at, &m, sizeof m) != 0; at = (const char *)m.BaseAddress + m.RegionSize) {
    size_t before = f.count;
    bool written = m.Protect & (PAGE_READWRITE | PAGE_WRITECOPY | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY);
    if (m.State == MEM_COMMIT && written && !(m.Protect & PAGE_GUARD)) search(&f, kinds, m.BaseAddress, m.RegionSize);
    if (f.count && !before) snprintf(where, 128, "the region at %p", m.BaseAddress);
  }
  return f;
}

#else
#include <fcntl.h>
#include <unistd.h>

static void die(const char *what) {
  fprintf(stderr, "%s\n", what);
  abort();
}

/* Memory of another process, a piece at a time; pieces overlap by what a window may have in both. */
static void search_other(finding *f, unsigned kinds, int memory, uintptr_t from, uintptr_t to) {
  static unsigned char piece[1 << 20];
  for (uintptr_t at = from; at < to; at += sizeof piece - (WINDOW - 1)) {
    ssize_t len = pread(memory, piece, to - at < sizeof piece ? to - at : sizeof piece, (off_t)at);
    /* What was never touched, or is a device's, cannot be read. */
    if (len <= 0) continue;
    search(f, kinds, piece, (size_t)len);
    if (to - at <= sizeof piece) return;
  }
}

finding search_process(int process, unsigned kinds, char where[128]) {
  finding f = {0, "", 0};
  char line[512], maps_path[64] = "/proc/self/maps", memory_path[64] = "/proc/self/mem";
  if (process) {
    snprintf(maps_path, sizeof maps_path, "/proc/%d/maps", process);
    snprintf(memory_path, sizeof memory_path, "/proc/%d/mem", process);
  }
  FILE *maps = fopen(maps_path, "r");
  int memory = open(memory_path, O_RDONLY);
  if (!maps || memory < 0) die("the process cannot be read");
  while (fgets(line, sizeof line, maps)) {
    uintptr_t from, to;
    char access[5];
    int name = 0;
    size_t before = f.count;
    if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s %*s %*s %*s %n", &from, &to, access, &name) < 3) die(line);
    if (strncmp(access, "rw", 2) != 0) continue;
    if (process) search_other(&f, kinds, memory, from, to);
    if (!process) search(&f, kinds, (const void *)from, to - from);
    if (f.count && !before) snprintf(where, 128, "%.100s", name ? line + name : "");
  }
  close(memory);
  fclose(maps);
  where[strcspn(where, "\n")] = 0;
  return f;
}

#endif
