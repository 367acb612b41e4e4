// libedit's variadic calls as plain C functions, which Swift can call (editline(3)).
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <histedit.h>
#include <stdio.h>

/// el_init(3) over the process's own standard streams; NULL when the terminal cannot be used.
EditLine *cel_init(const char *program);

/// history_winit(3) with a bound on the number of remembered lines.
HistoryW *cel_history(int limit);

/// H_ENTER: remembers a line; negative on failure.
int cel_history_enter(HistoryW *history, const wchar_t *line);

/// EL_HIST: lets the editor walk this history.
int cel_use_history(EditLine *editor, HistoryW *history);

/// EL_PROMPT_ESC: the function that gives the prompt, and the character that brackets escapes in it.
int cel_prompt(EditLine *editor, wchar_t *(*prompt)(EditLine *), wchar_t escape);

/// EL_EDITOR: "emacs" or "vi".
int cel_editor(EditLine *editor, const wchar_t *name);

#endif
