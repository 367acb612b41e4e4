// The web demo's page in C, one client after the other: accept, read to the empty line, read the file,
// send the four parts, close. Arguments: the folder and the port.
#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int check(int result, const char *call) {
  if (result < 0) {
    perror(call);
    exit(1);
  }
  return result;
}

static void say(int client, const char *text, size_t length) {
  send(client, text, length, MSG_NOSIGNAL);
}

static void answer(int client, const char *folder, char *request) {
  char name[256], path[512];
  static char data[1 << 20];
  if (sscanf(request, "GET /%255s", name) != 1 || strchr(name, '/')) return;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int file = open(path, O_RDONLY);
  if (file < 0) return say(client, "HTTP/1.1 404 Not Found\r\n\r\n", 26);
  ssize_t count = read(file, data, sizeof data);
  close(file);
  say(client, "HTTP/1.1 200 OK\r\n", 17);
  say(client, "Content-Type: text/html\r\n", 25);
  say(client, "\r\n", 2);
  if (count > 0) say(client, data, count);
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(arguments[2])),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int listener = check(socket(AF_INET, SOCK_STREAM, 0), "socket"), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  check(bind(listener, (struct sockaddr *)&address, sizeof address), "bind");
  check(listen(listener, 10), "listen");
  while (1) {
    int client = check(accept(listener, NULL, NULL), "accept");
    char request[4096];
    size_t length = 0;
    while (length < sizeof request - 1) {
      ssize_t got = recv(client, request + length, sizeof request - 1 - length, 0);
      if (got <= 0) break;
      length += got;
      request[length] = 0;
      if (strstr(request, "\r\n\r\n")) {
        *strchr(request, '\r') = 0;
        puts(request);
        answer(client, arguments[1], request);
        break;
      }
    }
    close(client);
  }
}
