// Restores the terminal when the program ends in another way than it should.

#ifndef PCU_RESCUE_H
#define PCU_RESCUE_H

#include "terminfo.h"

#include <stdbool.h>

// Saves the mode of the terminal, catches signals and captures standard error. Must be called before
// curses starts, which then leaves these signals alone. The structure must outlive the call.
bool pcu_rescue_arm(int terminal, const struct pcu_terminfo *info);

// Makes SIGWINCH wake the program up, once curses has noted it. Must be called after curses has
// started.
void pcu_rescue_watch_size(void);

// Restores the shell's treatment of pasted text while the program is stopped. Must be called after
// curses has started.
void pcu_rescue_watch_stop(void);

// Switches the marks around pasted text on or off, if the terminal can mark it.
void pcu_rescue_set_paste(bool is_on);

// Undoes all of this and writes out what was captured.
void pcu_rescue_disarm(void);

// Returns a file descriptor that can be read after a signal has come, until the next call of
// pcu_rescue_drain().
int pcu_rescue_bell(void);
void pcu_rescue_drain(void);

// Returns true if SIGINT, or SIGCONT, has come since the last call.
bool pcu_rescue_was_interrupted(void);
bool pcu_rescue_was_continued(void);

#endif
