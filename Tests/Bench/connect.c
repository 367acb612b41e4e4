// Connect, accept and close in one thread, one connection after the other: the time and how many.
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int check(int result, const char *call) {
  if (result < 0) {
    perror(call);
    exit(1);
  }
  return result;
}

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec + at.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  long rounds = count > 1 ? atol(arguments[1]) : 3000, done = 0;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  int listener = check(socket(AF_INET, SOCK_STREAM, 0), "socket");
  check(bind(listener, (struct sockaddr *)&address, sizeof address), "bind");
  check(listen(listener, 128), "listen");
  check(getsockname(listener, (struct sockaddr *)&address, &length), "getsockname");
  double start = now();
  while (done < rounds) {
    int client = check(socket(AF_INET, SOCK_STREAM, 0), "socket");
    check(connect(client, (struct sockaddr *)&address, sizeof address), "connect");
    struct sockaddr_in peer;
    socklen_t size = sizeof peer;
    int server = check(accept(listener, (struct sockaddr *)&peer, &size), "accept");
    check(close(server), "close");
    char data;
    check(recv(client, &data, 1, 0), "recv");
    check(close(client), "close");
    done += 1;
  }
  printf("%f %ld\n", now() - start, done);
  return 0;
}
