// A program on a pseudo-terminal, for the tests: what Swift's Glibc module leaves out.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdint.h>
#include <sys/types.h>

/// posix_openpt(3), unlocked, not blocking; its other end's path goes to `name` (64 bytes). -1 and errno.
int cpt_open(char *name);

/// TIOCSWINSZ.
int cpt_set_window(int terminal, int columns, int rows);

/// Starts `path` in a session of its own in `folder` with the terminal `name` as its streams and no
/// other descriptor. 0, or the error's number.
int cpt_spawn(
    pid_t *process, const char *path, char *const words[], char *const environment[],
    const char *folder, const char *name);

/// 1 when the child has ended within so many milliseconds, 0 when it goes on; its status stays to be collected.
int cpt_ends(pid_t process, int milliseconds);

/// wcwidth(3) in C.UTF-8, whatever the locale of the tests; 0 for what is not drawn.
int cpt_columns(uint32_t scalar);

#endif
