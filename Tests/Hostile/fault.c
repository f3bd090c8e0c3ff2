// Stands between a program and the C library, counts the calls that change something below a folder, and strikes at one
// of them. Preloaded; `kills` compiles and drives it.
//   FAULT_FOLDER  only calls on paths below it count
//   FAULT_REPORT  a file that takes a line for each call counted: "NUMBER NAME PATH", or "struck NUMBER NAME PATH"
//   FAULT_AT      the number of the call to strike at; 0 only counts
//   FAULT_SIGNAL  a signal's number: it is sent before the call, and has met the program when the call goes on
//   FAULT_ERROR   an error's number: the call fails with it and does nothing
//   FAULT_LASTS   not empty: after an error every later call fails too; with ENOSPC only those that take room
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int number(const char *name) { return getenv(name) ? atoi(getenv(name)) : 0; }
static int below(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  char here[PATH_MAX];
  if (!folder || !path) return 0;
  if (path[0] != '/') path = getcwd(here, sizeof here);
  size_t length = strlen(folder);
  return path && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

// To the process, whose threads may each take it; this one waits until one has, and leaves it the time to act on it.
static void meet(int sent) {
  sigset_t waiting;
  kill(getpid(), sent);
  for (int tries = 0; tries < 2000; tries++)
    if (usleep(500), tries > 0 && sigpending(&waiting) == 0 && !sigismember(&waiting, sent)) break;
  usleep(50000);
}

// Whether this call is to fail; errno is set then. `room`: whether the call takes room on the disk.
static int strikes(const char *name, const char *path, int room) {
  static int count;
  int before = errno, mine = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
  int target = number("FAULT_AT"), fault = number("FAULT_ERROR");
  const char *report = getenv("FAULT_REPORT"), *lasts = getenv("FAULT_LASTS");
  int file = report ? (int)syscall(SYS_openat, AT_FDCWD, report, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : -1;
  dprintf(file, "%s%d %s %s\n", mine == target ? "struck " : "", mine, name, path);
  syscall(SYS_close, file);
  if (mine == target && number("FAULT_SIGNAL")) meet(number("FAULT_SIGNAL"));
  int fails = fault && target && (mine == target || (mine > target && lasts && *lasts && (room || fault != ENOSPC)));
  errno = fails ? fault : before;
  return fails;
}

// The path of an open file that may be written to and lies below the folder; NULL otherwise.
static const char *written(int file, char *path) {
  char link[40];
  int before = errno, flags = fcntl(file, F_GETFL);
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = flags < 0 || (flags & O_ACCMODE) == O_RDONLY ? 0 : readlink(link, path, PATH_MAX - 1);
  errno = before;
  if (length <= 0 || path[0] != '/') return NULL;
  path[length] = 0;
  return below(path) ? path : NULL;
}

// Whether a file has not got so many bytes yet.
static int grows(int file, off64_t size) {
  struct stat64 status;
  return fstat64(file, &status) != 0 || status.st_size < size;
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

// Calls that name what they change.
#define NAMED(name, room, path, parameters, ...) \
  int name parameters { \
    REAL(name); \
    return below(path) && strikes(#name, path, room) ? -1 : real(__VA_ARGS__); \
  }
NAMED(link, 1, b, (const char *a, const char *b), a, b)
NAMED(rename, 0, b, (const char *a, const char *b), a, b)
NAMED(renameat, 0, b, (int d, const char *a, int e, const char *b), d, a, e, b)
NAMED(unlink, 0, a, (const char *a), a)
NAMED(mkdir, 1, a, (const char *a, mode_t m), a, m)
NAMED(rmdir, 0, a, (const char *a), a)
NAMED(chmod, 0, a, (const char *a, mode_t m), a, m)
NAMED(chown, 0, a, (const char *a, uid_t u, gid_t g), a, u, g)

// Calls on an open file. It is closed whatever close() says.
#define OPENED(result, name, room, parameters, ...) \
  result name parameters { \
    REAL(name); \
    char path[PATH_MAX]; \
    int fails = written(f, path) && strikes(#name, path, room); \
    result done = fails && strcmp(#name, "close") ? -1 : real(__VA_ARGS__); \
    return fails ? -1 : done; \
  }
OPENED(ssize_t, write, 1, (int f, const void *b, size_t n), f, b, n)
OPENED(ssize_t, pwrite, grows(f, o + n), (int f, const void *b, size_t n, off_t o), f, b, n, o)
OPENED(ssize_t, pwrite64, grows(f, o + n), (int f, const void *b, size_t n, off64_t o), f, b, n, o)
OPENED(int, ftruncate, 0, (int f, off_t n), f, n)
OPENED(int, ftruncate64, 0, (int f, off64_t n), f, n)
OPENED(int, fsync, 0, (int f), f)
OPENED(int, fdatasync, 0, (int f), f)
OPENED(int, fchmod, 0, (int f, mode_t m), f, m)
OPENED(int, fchown, 0, (int f, uid_t u, gid_t g), f, u, g)
OPENED(int, close, 0, (int f), f)

// Calls that the C library declares with an ellipsis: on Linux's 64-bit machines they take what follows all the same.
#define LOOSE(result, name, fails, parameters, ...) \
  result loose_##name parameters __asm__(#name); \
  result loose_##name parameters { \
    REAL(name); \
    return (fails) ? -1 : real(__VA_ARGS__); \
  }
#define OPENS(name) how & (O_CREAT | O_TRUNC) && below(p) && strikes(name, p, 1)
LOOSE(int, open, OPENS("open"), (const char *p, int how, mode_t m), p, how, m)
LOOSE(int, open64, OPENS("open64"), (const char *p, int how, mode_t m), p, how, m)
LOOSE(int, openat, OPENS("openat"), (int d, const char *p, int how, mode_t m), d, p, how, m)
// Swift reaches renameat2, which puts two names in each other's place, by its number.
#define EXCHANGES n == SYS_renameat2 && below((char *)d) && strikes("exchange", (char *)d, 0)
LOOSE(long, syscall, EXCHANGES, (long n, long a, long b, long c, long d, long e, long f), n, a, b, c, d, e, f)

// Streams write inside the C library, where nothing stands between. Those below the folder are made of cookies, which
// write by calls that are counted; what a stream makes of an error is the C library's own.
static ssize_t take(void *c, char *b, size_t n) { return read((int)(long)c, b, n); }
static ssize_t put(void *c, const char *b, size_t n) {
  n = (size_t)write((int)(long)c, b, n);
  return (ssize_t)n < 0 ? 0 : (ssize_t)n;
}
static int seek(void *c, off64_t *o, int from) { return (*o = lseek64((int)(long)c, *o, from)) < 0 ? -1 : 0; }
static int end(void *c) { return close((int)(long)c); }

FILE *fdopen(int f, const char *mode) {
  REAL(fdopen);
  char path[PATH_MAX];
  if (!written(f, path)) return real(f, mode);
  return fopencookie((void *)(long)f, mode, (cookie_io_functions_t){take, put, seek, end});
}
#define STREAM(name) \
  FILE *name(const char *p, const char *mode) { \
    REAL(name); \
    if (!below(p) || !strpbrk(mode, "wa+")) return real(p, mode); \
    int how = mode[0] == 'w' ? O_CREAT | O_TRUNC : mode[0] == 'a' ? O_CREAT | O_APPEND : 0; \
    int f = open(p, how | (strchr(mode, '+') ? O_RDWR : O_WRONLY), 0666); \
    return f < 0 ? NULL : fdopen(f, mode); \
  }
STREAM(fopen)
STREAM(fopen64)
