// Reads a stream to its end, at most four bytes at a time: the time and the number of bytes.
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec + at.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  if (count < 2) return 1;
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
                                .sin_port = htons(atoi(arguments[1]))};
  int sock = socket(AF_INET, SOCK_STREAM, 0);
  if (sock < 0 || connect(sock, (struct sockaddr *)&address, sizeof address) < 0) {
    perror("connect");
    return 1;
  }
  char data[4];
  long rx_size = 0;
  ssize_t got;
  double start = now();
  while ((got = recv(sock, data, sizeof data, 0)) > 0) rx_size += got;
  printf("%f %ld\n", now() - start, rx_size);
  return got < 0;
}
