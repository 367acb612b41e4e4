#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <wchar.h>

int cpt_open(char *name) {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (terminal < 0) return -1;
  if (grantpt(terminal) == 0 && unlockpt(terminal) == 0 && ptsname_r(terminal, name, 64) == 0) {
    return terminal;
  }
  int failure = errno;
  close(terminal);
  errno = failure;
  return -1;
}

int cpt_set_window(int terminal, int columns, int rows) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int cpt_spawn(
    pid_t *process, const char *path, char *const words[], char *const environment[],
    const char *folder, const char *name) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, every;
  sigemptyset(&none);
  sigfillset(&every);
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &every);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  // The leader of a session without a terminal gets the first one it opens.
  posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, 0, 1);
  posix_spawn_file_actions_adddup2(&actions, 0, 2);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  posix_spawn_file_actions_addchdir_np(&actions, folder);
  int failure = posix_spawn(process, path, &actions, &attributes, words, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return failure;
}

int cpt_ends(pid_t process, int milliseconds) {
  int child = (int)syscall(SYS_pidfd_open, process, 0);
  if (child < 0) return 1;
  struct pollfd watched = {.fd = child, .events = POLLIN};
  int ready;
  do ready = poll(&watched, 1, milliseconds);
  while (ready < 0 && errno == EINTR);
  close(child);
  return ready > 0;
}

int cpt_columns(uint32_t scalar) {
  locale_t text = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
  locale_t before = uselocale(text);
  int columns = wcwidth((wchar_t)scalar);
  uselocale(before);
  freelocale(text);
  return columns < 0 ? 0 : columns;
}
