// libedit's variadic calls as plain C functions, which Swift can call (editline(3)).
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <histedit.h>

/// el_init_fd(3) over the process's own streams. What the editor would paint goes nowhere: whoever
/// opens it paints the line. NULL when the terminal cannot be used. Sets LC_CTYPE to one with UTF-8.
EditLine *cel_open(const char *program);

/// Whether the editor rang the bell since the last call.
int cel_rang(void);

/// EL_GETCFN: where the characters come from; 1 for a character, 0 for the end, -1 for an error.
int cel_read_with(EditLine *editor, int (*read)(EditLine *, wchar_t *));

/// Called for each key that is bound to an action, with the action's number; gives a CC_… code.
void cel_act_with(unsigned char (*act)(int action, wint_t key));

/// The number of actions that can be added.
int cel_action_limit(void);

/// EL_ADDFN: makes an action with a number known by a name; negative on failure.
int cel_add_action(EditLine *editor, const wchar_t *name, int action);

/// EL_BIND: binds a key sequence in the main key map, or vi's command map; negative on failure.
int cel_bind(EditLine *editor, int command_map, const wchar_t *keys, const wchar_t *name);

/// EL_EDITOR: "emacs" or "vi".
int cel_use_editor(EditLine *editor, const wchar_t *name);

/// EL_EDITOR: whether the keys are vi's.
int cel_is_vi(EditLine *editor);

/// EL_SETTY: keeps the terminal from making signals of keys while a line is edited.
int cel_keys_make_no_signals(EditLine *editor);

/// EL_HIST over history_winit(3) with a bound on the number of lines; NULL on failure.
HistoryW *cel_history(EditLine *editor, int limit);

/// H_ENTER: remembers a line; negative on failure.
int cel_history_enter(HistoryW *history, const wchar_t *line);

#endif
