#include "CLinux.h"

#include <time.h>

static int64_t system_time(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

#ifdef __x86_64__
#include <cpuid.h>
#include <x86intrin.h>

enum { millisecond = 1000000, second = 1000 * millisecond };

/// A moment on both clocks. Within `reach` ticks of it the counter alone tells the time.
struct anchor {
  uint64_t ticks, reach;
  int64_t time;
  /// Nanoseconds a tick, times 2^32.
  uint64_t scale;
};

/// 1: the counter ticks evenly whatever the processor does (invariant TSC), -1: it may not, 0: not asked yet.
static int evenness;

static int is_even(void) {
  unsigned a, b, c, d = 0;
  if (!evenness) evenness = __get_cpuid(0x80000007, &a, &b, &c, &d) && d & 1 << 8 ? 1 : -1;
  return evenness > 0;
}

static int64_t nanoseconds(const struct anchor *anchor, uint64_t ticks) {
  return (int64_t)((unsigned __int128)ticks * anchor->scale >> 32);
}

/// The system's time, which becomes the next anchor where the counter was read at the same moment.
static __attribute__((noinline)) int64_t anchored(struct anchor *anchor) {
  uint64_t before = __rdtsc();
  int64_t time = system_time();
  uint64_t ticks = __rdtsc();
  int64_t latest = anchor->time + nanoseconds(anchor, anchor->reach);
  if (time < latest) time = latest;  // as late as what may have been told already
  int64_t passed = time - anchor->time;
  if (ticks - before > 1000 || (anchor->time && passed < millisecond / 2) || !is_even()) return time;
  // A longer pause may have been a suspend: the scale stays what it was.
  if (anchor->time && passed < second && ticks > anchor->ticks)
    anchor->scale = ((unsigned __int128)passed << 32) / (ticks - anchor->ticks);
  if (anchor->scale) anchor->reach = ((uint64_t)millisecond << 32) / anchor->scale;
  anchor->ticks = ticks;
  anchor->time = time;
  return time;
}

int64_t clinux_monotonic(void) {
  static _Thread_local struct anchor anchor;
  uint64_t passed = __rdtsc() - anchor.ticks;
  if (passed < anchor.reach) return anchor.time + nanoseconds(&anchor, passed);
  return anchored(&anchor);
}
#else
int64_t clinux_monotonic(void) { return system_time(); }
#endif
