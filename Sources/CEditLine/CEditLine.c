#include "CEditLine.h"

EditLine *cel_init(const char *program) { return el_init(program, stdin, stdout, stderr); }

HistoryW *cel_history(int limit) {
  HistoryW *history = history_winit();
  HistEventW event;
  if (history != NULL && history_w(history, &event, H_SETSIZE, limit) < 0) {
    history_wend(history);
    return NULL;
  }
  return history;
}

int cel_history_enter(HistoryW *history, const wchar_t *line) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, line);
}

int cel_use_history(EditLine *editor, HistoryW *history) {
  return el_wset(editor, EL_HIST, history_w, history);
}

int cel_prompt(EditLine *editor, wchar_t *(*prompt)(EditLine *), wchar_t escape) {
  return el_wset(editor, EL_PROMPT_ESC, prompt, escape);
}

int cel_editor(EditLine *editor, const wchar_t *name) {
  return el_wset(editor, EL_EDITOR, name);
}
