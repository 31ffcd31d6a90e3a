/* load PROGRAM.so [ARGUMENT...]: loads a test program, and with it the
 * library, by dlopen, as the JVM and interpreters do, and runs it in a thread
 * that began before: what glibc sets up for such a library and thread, it sets
 * up when it is first needed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static struct {
  int argc, result;
  char **argv;
  int (*main)(int, char **);
  pthread_barrier_t loaded;
} it;

static void *work(void *unused) {
  pthread_barrier_wait(&it.loaded);
  it.result = it.main(it.argc, it.argv);
  return unused;
}

int main(int argc, char **argv) {
  pthread_t thread;
  if (argc < 2 || dlopen("libbh_auth.so.1", RTLD_NOW | RTLD_NOLOAD)) {
    fputs("no program, or the library is loaded already\n", stderr);
    return 1;
  }
  it.argc = argc - 1;
  it.argv = argv + 1;
  pthread_barrier_init(&it.loaded, NULL, 2);
  if (pthread_create(&thread, NULL, work, NULL) != 0) return 1;
  void *program = dlopen(argv[1], RTLD_NOW);
  if (program) *(void **)&it.main = dlsym(program, "main");
  if (!it.main) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  pthread_barrier_wait(&it.loaded);
  pthread_join(thread, NULL);
  return it.result;
}
