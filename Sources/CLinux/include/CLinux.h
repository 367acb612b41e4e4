// Linux calls that Swift's Glibc module leaves out: those behind _GNU_SOURCE and those outside its module map.
#ifndef CLINUX_H
#define CLINUX_H

#include <netdb.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/// accept4(2) with SOCK_NONBLOCK and SOCK_CLOEXEC.
int clinux_accept(int listener, struct sockaddr *address, socklen_t *length);

/// recv(2) and send(2) without being points where a thread can be cancelled, which costs the C library's
/// own functions a tenth of the call once a second thread has run.
static inline ssize_t clinux_recv(int socket, void *buffer, size_t length, int flags) {
  return syscall(SYS_recvfrom, socket, buffer, length, flags, NULL, NULL);
}
static inline ssize_t clinux_send(int socket, const void *buffer, size_t length, int flags) {
  return syscall(SYS_sendto, socket, buffer, length, flags, NULL, 0);
}

/// Nanoseconds of CLOCK_MONOTONIC, clock_gettime(2). For a millisecond after a reading of the system's clock
/// the processor's time stamp counter tells how far it is now, in a third of the time, where it is known
/// to tick evenly. Each thread's readings never go back, and are at most microseconds off.
int64_t clinux_monotonic(void);

/// mallopt(3): memory that was freed is kept for what comes next, up to 16 MiB, instead of being given
/// back to the system and asked for again with every message; blocks from 8 MiB on are given back.
void clinux_keep_memory(void);

/// pipe2(2) with O_CLOEXEC and O_NONBLOCK.
int clinux_pipe(int ends[2]);

/// prctl(2) with PR_SET_PDEATHSIG: the signal comes when the parent is gone.
int clinux_signal_at_end_of_parent(int signal);

/// fcntl(2) with F_SETPIPE_SZ.
int clinux_widen_pipe(int descriptor, int size);

/// splice(2) without offsets, with SPLICE_F_MOVE and SPLICE_F_NONBLOCK.
ssize_t clinux_splice(int from, int to, size_t count);

/// epoll_wait(2) with a time in nanoseconds (negative: no limit): epoll_pwait2(2) where the kernel
/// has it, else rounded up to milliseconds.
int clinux_epoll_wait(int epoll, struct epoll_event *events, int count, int64_t nanoseconds);

/// Installs a handler (SA_RESTART) that writes the signal's number as one byte to a descriptor.
int clinux_catch_signal(int number, int descriptor);

/// Says that every signal so far was noticed; the third SIGINT or SIGTERM that nobody noticed ends the
/// process with 128 and its number.
void clinux_signals_heard(void);

/// Whether the signal is ignored (SIG_IGN).
int clinux_ignores_signal(int number);

/// Gives a signal its default action back.
int clinux_default_signal(int number);

/// The shape of getaddrinfo(3).
typedef int (*clinux_ask)(
    const char *host, const char *port, const struct addrinfo *hints, struct addrinfo **list);

/// A question to getaddrinfo(3) on a thread of its own. All of the thread is C: Swift code runs on one
/// thread only, so that its references need no atomic counting.
struct clinux_lookup {
  clinux_ask ask;
  char *host;
  char port[8];
  struct addrinfo hints;
  /// The answer: the code of getaddrinfo(3), errno for EAI_SYSTEM, the addresses.
  int code, error;
  struct addrinfo *list;
  int pipe;
};

/// Starts a question; when it is answered its address is written to the pipe (8 bytes). NULL and errno
/// when there is no memory or no thread.
struct clinux_lookup *clinux_lookup_start(
    clinux_ask ask, const char *host, unsigned short port, int family, int kind, int flags, int pipe);

/// Frees an answered question.
void clinux_lookup_free(struct clinux_lookup *lookup);

/// 1 on the thread the process began with (gettid(2), getpid(2)).
int clinux_is_main_thread(void);

/// The parts of linux/tcp.h's struct tcp_info that are shown. What the kernel is too old to tell is 0.
struct clinux_tcp_info {
  uint8_t state, retransmits, probes, backoff, snd_wscale, rcv_wscale;
  uint32_t rto, ato, snd_mss, rcv_mss, unacked, sacked, lost, retrans;
  uint32_t last_data_sent, last_data_recv, pmtu, rtt, rttvar, snd_cwnd, rcv_space, total_retrans;
  uint32_t notsent_bytes, min_rtt;
  uint64_t bytes_acked, bytes_received, bytes_sent, bytes_retrans;
};

/// getsockopt(2) with TCP_INFO.
int clinux_tcp_info(int descriptor, struct clinux_tcp_info *info);

#endif
