#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/tcp.h>
#include <malloc.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clinux_accept(int listener, struct sockaddr *address, socklen_t *length) {
  return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

void clinux_keep_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
}

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

int clinux_signal_at_end_of_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal); }

int clinux_widen_pipe(int descriptor, int size) { return fcntl(descriptor, F_SETPIPE_SZ, size); }

ssize_t clinux_splice(int from, int to, size_t count) {
  return splice(from, NULL, to, NULL, count, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
}

static int wait_milliseconds(int epoll, struct epoll_event *events, int count, int64_t ns) {
  int64_t milliseconds = ns < 0 ? -1 : ns / 1000000 + (ns % 1000000 != 0);
  if (milliseconds > INT32_MAX) milliseconds = INT32_MAX;
  return epoll_wait(epoll, events, count, (int)milliseconds);
}

int clinux_epoll_wait(int epoll, struct epoll_event *events, int count, int64_t nanoseconds) {
#ifdef SYS_epoll_pwait2
  static int missing = 0;
  if (nanoseconds > 0 && !missing) {
    struct timespec limit = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    long result = syscall(SYS_epoll_pwait2, epoll, events, count, &limit, NULL, (size_t)0);
    if (result >= 0 || (errno != ENOSYS && errno != EPERM)) return (int)result;
    missing = 1;
  }
#endif
  return wait_milliseconds(epoll, events, count, nanoseconds);
}

static volatile int signal_target = -1;

// Requests to end that came since the loop last looked: a program that is busy inside one call never
// looks, and the third request ends it.
static volatile sig_atomic_t unheard = 0;

static void tell(int number) {
  int saved = errno;
  if ((number == SIGINT || number == SIGTERM) && ++unheard >= 3) _exit(128 + number);
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(signal_target, &byte, 1);
  (void)written;
  errno = saved;
}

int clinux_catch_signal(int number, int descriptor) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  signal_target = descriptor;
  action.sa_handler = tell;
  action.sa_flags = SA_RESTART | SA_NOCLDSTOP;
  // Whoever started the program may have left the signal blocked.
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, number);
  pthread_sigmask(SIG_UNBLOCK, &one, NULL);
  return sigaction(number, &action, NULL);
}

void clinux_signals_heard(void) { unheard = 0; }

int clinux_ignores_signal(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

int clinux_default_signal(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  return sigaction(number, &action, NULL);
}

int clinux_is_main_thread(void) { return syscall(SYS_gettid) == getpid(); }

int clinux_tcp_info(int descriptor, struct clinux_tcp_info *info) {
  struct tcp_info kernel;
  socklen_t length = sizeof kernel;
  memset(&kernel, 0, sizeof kernel);
  if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &kernel, &length) < 0) return -1;
  *info = (struct clinux_tcp_info){
      .state = kernel.tcpi_state,
      .retransmits = kernel.tcpi_retransmits,
      .probes = kernel.tcpi_probes,
      .backoff = kernel.tcpi_backoff,
      .snd_wscale = kernel.tcpi_snd_wscale,
      .rcv_wscale = kernel.tcpi_rcv_wscale,
      .rto = kernel.tcpi_rto,
      .ato = kernel.tcpi_ato,
      .snd_mss = kernel.tcpi_snd_mss,
      .rcv_mss = kernel.tcpi_rcv_mss,
      .unacked = kernel.tcpi_unacked,
      .sacked = kernel.tcpi_sacked,
      .lost = kernel.tcpi_lost,
      .retrans = kernel.tcpi_retrans,
      .last_data_sent = kernel.tcpi_last_data_sent,
      .last_data_recv = kernel.tcpi_last_data_recv,
      .pmtu = kernel.tcpi_pmtu,
      .rtt = kernel.tcpi_rtt,
      .rttvar = kernel.tcpi_rttvar,
      .snd_cwnd = kernel.tcpi_snd_cwnd,
      .rcv_space = kernel.tcpi_rcv_space,
      .total_retrans = kernel.tcpi_total_retrans,
      .notsent_bytes = kernel.tcpi_notsent_bytes,
      .min_rtt = kernel.tcpi_min_rtt,
      .bytes_acked = kernel.tcpi_bytes_acked,
      .bytes_received = kernel.tcpi_bytes_received,
      .bytes_sent = kernel.tcpi_bytes_sent,
      .bytes_retrans = kernel.tcpi_bytes_retrans,
  };
  return 0;
}

static void *answer(void *argument) {
  struct clinux_lookup *lookup = argument;
  lookup->code = lookup->ask(lookup->host, lookup->port, &lookup->hints, &lookup->list);
  lookup->error = errno;
  // A pipe takes 8 bytes whole; it is never full, because few questions are on their way at once.
  while (write(lookup->pipe, &lookup, sizeof lookup) < 0 && errno == EINTR) {
  }
  return NULL;
}

struct clinux_lookup *clinux_lookup_start(
    clinux_ask ask, const char *host, unsigned short port, int family, int kind, int flags,
    int pipe) {
  struct clinux_lookup *lookup = calloc(1, sizeof *lookup);
  if (lookup == NULL) return NULL;
  lookup->ask = ask;
  lookup->host = strdup(host);
  snprintf(lookup->port, sizeof lookup->port, "%hu", port);
  lookup->hints = (struct addrinfo){.ai_family = family, .ai_socktype = kind, .ai_flags = flags};
  lookup->pipe = pipe;
  pthread_t thread;
  int failure =
      lookup->host == NULL ? ENOMEM : pthread_create(&thread, NULL, answer, lookup);
  if (failure != 0) {
    clinux_lookup_free(lookup);
    errno = failure;
    return NULL;
  }
  pthread_detach(thread);
  return lookup;
}

void clinux_lookup_free(struct clinux_lookup *lookup) {
  if (lookup->list != NULL) freeaddrinfo(lookup->list);
  free(lookup->host);
  free(lookup);
}
