// Two names of a file system in one step, which the C libraries of Linux and macOS name differently and Swift does not see.
#pragma once

#if defined(__APPLE__)
#include <stdio.h>

static inline int dabing_exchange(const char *first, const char *second) {
  return renamex_np(first, second, RENAME_SWAP);
}
#else
#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

long syscall(long number, ...);

// Whatever stands at `first` stands at `second` afterwards and the other way round, and at no moment at neither.
static inline int dabing_exchange(const char *first, const char *second) {
#ifdef SYS_renameat2
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u /* RENAME_EXCHANGE */);
#else
  errno = ENOSYS;
  return -1;
#endif
}
#endif
