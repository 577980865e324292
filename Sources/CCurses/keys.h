// Knows the byte sequences of the keys, from the terminfo database.

#ifndef PCU_KEYS_H
#define PCU_KEYS_H

// Lists the sequences of the current screen, then makes curses report their bytes in place of keys:
// curses would tear apart a sequence that arrives in pieces. Must be called after keypad().
void pcu_list_keys(void);

// Makes curses report the bytes of mouse reports too; must be repeated whenever they are switched on.
void pcu_forget_mouse(void);

#endif
