#define _GNU_SOURCE
#include "CEditLine.h"
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static int rang;
static unsigned char (*acting)(int action, wint_t key);

static ssize_t forget(void *cookie, const char *bytes, size_t count) {
  (void)cookie;
  if (memchr(bytes, '\a', count) != NULL) rang = 1;
  return (ssize_t)count;
}

EditLine *cel_open(const char *program) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  static FILE *nowhere;
  if (nowhere == NULL) {
    cookie_io_functions_t functions = {.write = forget};
    nowhere = fopencookie(NULL, "w", functions);
  }
  if (nowhere == NULL) return NULL;
  return el_init_fd(program, stdin, nowhere, nowhere, 0, 1, 2);
}

int cel_rang(void) {
  int was = rang;
  rang = 0;
  return was;
}

int cel_read_with(EditLine *editor, int (*read)(EditLine *, wchar_t *)) {
  return el_wset(editor, EL_GETCFN, read);
}

void cel_act_with(unsigned char (*act)(int action, wint_t key)) { acting = act; }

// el_func_t carries no context, so that each action needs a function of its own.
#define ACTION(n)                                              \
  static unsigned char action_##n(EditLine *editor, wint_t key) { \
    (void)editor;                                              \
    return acting == NULL ? CC_ERROR : acting(n, key);         \
  }
#define ALL(f) \
  f(0) f(1) f(2) f(3) f(4) f(5) f(6) f(7) f(8) f(9) f(10) f(11) f(12) f(13) f(14) f(15) f(16) \
  f(17) f(18) f(19) f(20) f(21) f(22) f(23)
ALL(ACTION)
#define ENTRY(n) action_##n,
static unsigned char (*const actions[])(EditLine *, wint_t) = {ALL(ENTRY)};

int cel_action_limit(void) { return (int)(sizeof actions / sizeof *actions); }

int cel_add_action(EditLine *editor, const wchar_t *name, int action) {
  if (action < 0 || action >= cel_action_limit()) return -1;
  return el_wset(editor, EL_ADDFN, name, name, actions[action]);
}

int cel_bind(EditLine *editor, int command_map, const wchar_t *keys, const wchar_t *name) {
  if (command_map) return el_wset(editor, EL_BIND, L"-a", keys, name, NULL);
  return el_wset(editor, EL_BIND, keys, name, NULL);
}

int cel_use_editor(EditLine *editor, const wchar_t *name) {
  return el_wset(editor, EL_EDITOR, name);
}

int cel_is_vi(EditLine *editor) {
  const wchar_t *name = NULL;
  return el_wget(editor, EL_EDITOR, &name) == 0 && name != NULL && wcscmp(name, L"vi") == 0;
}

int cel_keys_make_no_signals(EditLine *editor) {
  return el_wset(editor, EL_SETTY, L"-d", L"-isig", NULL);
}

HistoryW *cel_history(EditLine *editor, int limit) {
  HistoryW *history = history_winit();
  HistEventW event;
  if (history == NULL) return NULL;
  if (history_w(history, &event, H_SETSIZE, limit) < 0 ||
      el_wset(editor, EL_HIST, history_w, history) < 0) {
    history_wend(history);
    return NULL;
  }
  return history;
}

int cel_history_enter(HistoryW *history, const wchar_t *line) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, line);
}
