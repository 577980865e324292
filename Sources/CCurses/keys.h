// Which bytes stand for which keys, as the terminfo database says.

#ifndef PCU_KEYS_H
#define PCU_KEYS_H

// Lists the sequences of the current screen, then makes curses report their bytes and no keys: it
// would tear apart a sequence that arrives in pieces. Must come after keypad().
void pcu_list_keys(void);

// The same for reports of the mouse, which curses begins to know again when they are switched on.
void pcu_forget_mouse(void);

#endif
