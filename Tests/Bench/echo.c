// Echo, both ends in one thread over epoll: the time of so many round trips, and the bytes that
// came back. What the system itself costs: the floor for the scripts beside it.
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static void check(int result, const char *call) {
  if (result < 0) {
    perror(call);
    exit(1);
  }
}

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec + at.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  long rounds = count > 1 ? atol(arguments[1]) : 20000;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  check(listener, "socket");
  check(bind(listener, (struct sockaddr *)&address, sizeof address), "bind");
  check(listen(listener, 1), "listen");
  check(getsockname(listener, (struct sockaddr *)&address, &length), "getsockname");
  int client = socket(AF_INET, SOCK_STREAM, 0);
  check(client, "socket");
  check(connect(client, (struct sockaddr *)&address, sizeof address), "connect");
  int server = accept(listener, NULL, NULL);
  check(server, "accept");

  int loop = epoll_create1(0);
  check(loop, "epoll_create1");
  struct epoll_event event = {.events = EPOLLIN, .data.fd = client};
  check(epoll_ctl(loop, EPOLL_CTL_ADD, client, &event), "epoll_ctl");
  event.data.fd = server;
  check(epoll_ctl(loop, EPOLL_CTL_ADD, server, &event), "epoll_ctl");

  char message[] = "0123456789abcdef", data[1024];
  long total = 0, done = 0;
  double start = now();
  check(send(client, message, 16, 0), "send");
  while (done < rounds) {
    check(epoll_wait(loop, &event, 1, -1), "epoll_wait");
    ssize_t got = recv(event.data.fd, data, sizeof data, 0);
    check(got, "recv");
    if (event.data.fd == server) {
      check(send(server, data, got, 0), "send");
      continue;
    }
    total += got;
    done += 1;
    if (done < rounds) check(send(client, message, 16, 0), "send");
  }
  double seconds = now() - start;
  if (memcmp(data, message, 16) != 0) return 1;
  printf("%f %ld\n", seconds, total);
  return 0;
}
