// Makes system calls of workbench fail. A library for LD_PRELOAD: it stands where System meets the C
// library, so that the binary that is tested is the one that is shipped, and costs it nothing.
//
//   INJECT         rules, separated by blanks: CALL:WHAT:WHEN
//                  WHAT  an error number, or `short`: one byte at a time
//                  WHEN  3 (the third call), 3+ (from the third on), 3/2 (each second from the third on),
//                        ~20 (one in twenty, by chance)
//   INJECT_SEED    what chance begins with
//   INJECT_REPORT  where to write, at the end of the process:
//                  `call NAME COUNT HITS` for each call, `open FD CALL` for each descriptor left open
//
// EINTR at each call of a kind would go on for ever, as it would with a kernel that did so.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <netdb.h>
#include <poll.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHORT (-1)
#define DESCRIPTORS 4096

struct rule {
  char call[24];
  int what;
  long from, every, chance;
};

static struct rule rules[64];
static int rule_count;
static struct tally {
  const char *call;
  long count, hits;
} tallies[96];
static const char *opened_by[DESCRIPTORS];
static const char *report;
static int active;
static unsigned long long random_state;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }
#define REAL(name) \
  static __typeof__(name) *real_##name; \
  if (real_##name == NULL) real_##name = (__typeof__(name) *)real(#name)

static long by_chance(long limit) {
  random_state = random_state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (long)((random_state >> 33) % (unsigned long long)limit);
}

static void read_rules(const char *text) {
  char copy[4096];
  snprintf(copy, sizeof copy, "%s", text);
  char *rest = copy;
  for (char *word; (word = strsep(&rest, " ")) != NULL && rule_count < 64;) {
    struct rule rule = {.from = 1};
    char what[16], when[16];
    if (sscanf(word, "%23[^:]:%15[^:]:%15s", rule.call, what, when) != 3) continue;
    rule.what = strcmp(what, "short") == 0 ? SHORT : atoi(what);
    if (when[0] == '~') {
      rule.chance = atol(when + 1);
    } else {
      char *end;
      rule.from = strtol(when, &end, 10);
      rule.every = *end == '+' ? 1 : *end == '/' ? atol(end + 1) : 0;
    }
    rules[rule_count++] = rule;
  }
}

__attribute__((constructor)) static void begin(void) {
  if (strcmp(program_invocation_short_name, "workbench") != 0) return;
  const char *text = getenv("INJECT"), *seed = getenv("INJECT_SEED");
  random_state = seed == NULL ? 1 : strtoull(seed, NULL, 10);
  report = getenv("INJECT_REPORT");
  if (text != NULL) read_rules(text);
  active = 1;
}

__attribute__((destructor)) static void end(void) {
  if (!active || report == NULL) return;
  active = 0;
  char text[1 << 16];
  size_t length = 0;
  for (struct tally *tally = tallies; tally->call != NULL; tally++)
    length += (size_t)snprintf(text + length, sizeof text - length, "call %s %ld %ld\n", tally->call,
                               tally->count, tally->hits);
  for (int i = 3; i < DESCRIPTORS && length < sizeof text - 64; i++)
    if (opened_by[i] != NULL)
      length += (size_t)snprintf(text + length, sizeof text - length, "open %d %s\n", i, opened_by[i]);
  long file = syscall(SYS_openat, AT_FDCWD, report, O_WRONLY | O_CREAT | O_APPEND, 0600);
  syscall(SYS_write, file, text, length);
}

// Counts the call, and gives what is to happen to it: an error number, SHORT, or 0.
static int verdict(const char *call) {
  if (!active) return 0;
  struct tally *tally = tallies;
  while (tally->call != NULL && strcmp(tally->call, call) != 0) tally++;
  tally->call = call;
  long number = ++tally->count;
  for (struct rule *rule = rules; rule < rules + rule_count; rule++) {
    if (strcmp(rule->call, call) != 0) continue;
    int hit = rule->chance > 0 ? by_chance(rule->chance) == 0
              : rule->every > 0
                  ? number >= rule->from && (number - rule->from) % rule->every == 0
                  : number == rule->from;
    if (!hit) continue;
    tally->hits++;
    return rule->what;
  }
  return 0;
}

static int opened(int descriptor, const char *call) {
  if (active && descriptor >= 0 && descriptor < DESCRIPTORS) opened_by[descriptor] = call;
  return descriptor;
}

// Pipes and datagrams are never given in parts by the kernel.
static int comes_in_parts(int descriptor) {
  struct stat status;
  int kind;
  socklen_t length = sizeof kind;
  if (descriptor <= 2) return 1;
  if (fstat(descriptor, &status) < 0) return 0;
  if (S_ISREG(status.st_mode)) return 1;
  return S_ISSOCK(status.st_mode) &&
         getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &kind, &length) == 0 && kind == SOCK_STREAM;
}

static size_t shortened(int descriptor, size_t count) {
  int was = active;
  active = 0;
  if (count > 1 && comes_in_parts(descriptor)) count = 1;
  active = was;
  return count;
}

#define FAIL(name, failure) \
  int what = verdict(#name); \
  if (what > 0) { \
    errno = what; \
    return failure; \
  }
#define PLAIN(type, name, failure, parameters, ...) \
  type name parameters { \
    REAL(name); \
    FAIL(name, failure) \
    return real_##name(__VA_ARGS__); \
  }
#define OPENS(name, parameters, ...) \
  int name parameters { \
    REAL(name); \
    FAIL(name, -1) \
    return opened(real_##name(__VA_ARGS__), #name); \
  }
#define IN_PARTS(name, descriptor, count, parameters, ...) \
  ssize_t name parameters { \
    REAL(name); \
    FAIL(name, -1) \
    if (what == SHORT) count = shortened(descriptor, count); \
    return real_##name(__VA_ARGS__); \
  }

OPENS(socket, (int family, int kind, int protocol), family, kind, protocol)
OPENS(accept4, (int fd, struct sockaddr *address, socklen_t *length, int flags), fd, address, length,
      flags)
OPENS(epoll_create1, (int flags), flags)
OPENS(eventfd, (unsigned int count, int flags), count, flags)

int open(const char *path, int flags, ...) {
  REAL(open);
  va_list list;
  va_start(list, flags);
  unsigned mode = va_arg(list, unsigned);
  va_end(list);
  FAIL(open, -1)
  return opened(real_open(path, flags, mode), "open");
}

int pipe2(int ends[2], int flags) {
  REAL(pipe2);
  FAIL(pipe2, -1)
  int result = real_pipe2(ends, flags);
  if (result == 0) opened(ends[0], "pipe2"), opened(ends[1], "pipe2");
  return result;
}

int socketpair(int family, int kind, int protocol, int ends[2]) {
  REAL(socketpair);
  FAIL(socketpair, -1)
  int result = real_socketpair(family, kind, protocol, ends);
  if (result == 0) opened(ends[0], "socketpair"), opened(ends[1], "socketpair");
  return result;
}

// The descriptor is gone whatever the answer is.
int close(int descriptor) {
  REAL(close);
  int what = verdict("close");
  if (descriptor >= 0 && descriptor < DESCRIPTORS) opened_by[descriptor] = NULL;
  int result = real_close(descriptor);
  if (what <= 0 || result < 0) return result;
  errno = what;
  return -1;
}

// recv, send and epoll_pwait2 come as numbers (CLinux.h).
long syscall(long number, ...) {
  static long (*real_syscall)(long, ...);
  if (real_syscall == NULL) real_syscall = (long (*)(long, ...))real("syscall");
  long a[6];
  va_list list;
  va_start(list, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
  va_end(list);
  const char *call = number == SYS_recvfrom       ? "recv"
                     : number == SYS_sendto       ? "send"
                     : number == SYS_epoll_pwait2 ? "epoll_wait"
                                                  : NULL;
  int what = call == NULL ? 0 : verdict(call);
  if (what > 0) {
    errno = what;
    return -1;
  }
  if (what == SHORT) a[2] = (long)shortened((int)a[0], (size_t)a[2]);
  return real_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

// Standard error stays well: what a run says there is what it is judged by.
ssize_t write(int fd, const void *buffer, size_t count) {
  REAL(write);
  if (fd == 2) return real_write(fd, buffer, count);
  FAIL(write, -1)
  if (what == SHORT) count = shortened(fd, count);
  return real_write(fd, buffer, count);
}

IN_PARTS(read, fd, count, (int fd, void *buffer, size_t count), fd, buffer, count)
IN_PARTS(sendfile, to, count, (int to, int from, off_t *offset, size_t count), to, from, offset, count)
IN_PARTS(splice, 0, count,
         (int from, off64_t *in, int to, off64_t *out, size_t count, unsigned flags), from, in, to, out,
         count, flags)

PLAIN(ssize_t, recvfrom, -1,
      (int fd, void *buffer, size_t count, int flags, struct sockaddr *address, socklen_t *length), fd,
      buffer, count, flags, address, length)
PLAIN(ssize_t, sendto, -1,
      (int fd, const void *buffer, size_t count, int flags, const struct sockaddr *address,
       socklen_t length),
      fd, buffer, count, flags, address, length)
PLAIN(int, bind, -1, (int fd, const struct sockaddr *address, socklen_t length), fd, address, length)
PLAIN(int, connect, -1, (int fd, const struct sockaddr *address, socklen_t length), fd, address, length)
PLAIN(int, listen, -1, (int fd, int backlog), fd, backlog)
PLAIN(int, shutdown, -1, (int fd, int how), fd, how)
PLAIN(int, getsockname, -1, (int fd, struct sockaddr *address, socklen_t *length), fd, address, length)
PLAIN(int, getpeername, -1, (int fd, struct sockaddr *address, socklen_t *length), fd, address, length)
PLAIN(int, getsockopt, -1, (int fd, int level, int name, void *value, socklen_t *length), fd, level,
      name, value, length)
PLAIN(int, setsockopt, -1, (int fd, int level, int name, const void *value, socklen_t length), fd,
      level, name, value, length)
PLAIN(int, poll, -1, (struct pollfd *entries, nfds_t count, int time), entries, count, time)
PLAIN(int, epoll_ctl, -1, (int epoll, int operation, int fd, struct epoll_event *event), epoll,
      operation, fd, event)
PLAIN(int, epoll_wait, -1, (int epoll, struct epoll_event *events, int count, int time), epoll, events,
      count, time)
PLAIN(off_t, lseek, -1, (int fd, off_t offset, int whence), fd, offset, whence)
PLAIN(int, fsync, -1, (int fd), fd)
PLAIN(int, ftruncate, -1, (int fd, off_t length), fd, length)
PLAIN(int, flock, -1, (int fd, int operation), fd, operation)
PLAIN(int, fchmod, -1, (int fd, mode_t mode), fd, mode)
PLAIN(int, fchown, -1, (int fd, uid_t owner, gid_t group), fd, owner, group)
PLAIN(int, rename, -1, (const char *from, const char *to), from, to)
PLAIN(int, unlink, -1, (const char *path), path)
PLAIN(int, rmdir, -1, (const char *path), path)
PLAIN(int, mkdir, -1, (const char *path, mode_t mode), path, mode)
PLAIN(int, stat, -1, (const char *path, struct stat *status), path, status)
PLAIN(int, lstat, -1, (const char *path, struct stat *status), path, status)
PLAIN(int, fstat, -1, (int fd, struct stat *status), fd, status)
PLAIN(char *, realpath, NULL, (const char *path, char *room), path, room)
PLAIN(char *, mkdtemp, NULL, (char *template), template)
PLAIN(DIR *, opendir, NULL, (const char *path), path)
PLAIN(struct dirent *, readdir, NULL, (DIR *folder), folder)
PLAIN(iconv_t, iconv_open, (iconv_t)-1, (const char *to, const char *from), to, from)
PLAIN(pid_t, waitpid, -1, (pid_t child, int *status, int options), child, status, options)

int fcntl(int fd, int command, ...) {
  REAL(fcntl);
  va_list list;
  va_start(list, command);
  long argument = va_arg(list, long);
  va_end(list);
  FAIL(fcntl, -1)
  return real_fcntl(fd, command, argument);
}

int ioctl(int fd, unsigned long request, ...) {
  static int (*real_ioctl)(int, unsigned long, ...);
  if (real_ioctl == NULL) real_ioctl = (int (*)(int, unsigned long, ...))real("ioctl");
  va_list list;
  va_start(list, request);
  long argument = va_arg(list, long);
  va_end(list);
  FAIL(ioctl, -1)
  return real_ioctl(fd, request, argument);
}

// These give the error itself.
int posix_spawn(pid_t *child, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[]) {
  REAL(posix_spawn);
  int what = verdict("posix_spawn");
  return what > 0 ? what : real_posix_spawn(child, path, actions, attributes, arguments, environment);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                   void *argument) {
  REAL(pthread_create);
  int what = verdict("pthread_create");
  return what > 0 ? what : real_pthread_create(thread, attributes, start, argument);
}

int getaddrinfo(const char *host, const char *port, const struct addrinfo *hints,
                struct addrinfo **list) {
  REAL(getaddrinfo);
  int what = verdict("getaddrinfo");
  return what > 0 ? -what : real_getaddrinfo(host, port, hints, list);
}
