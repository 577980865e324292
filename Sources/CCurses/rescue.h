// How the terminal is put back when the program ends in another way than it should.

#ifndef PCU_RESCUE_H
#define PCU_RESCUE_H

#include "terminfo.h"

#include <stdbool.h>

// Remembers the mode of the terminal, catches signals and captures standard error. Must come before
// curses starts, which then leaves these signals alone. What is known about the terminal must
// outlive the call.
bool pcu_rescue_arm(int terminal, const struct pcu_terminfo *info);

// Lets SIGWINCH wake the program up after curses has noticed it. Must come after curses has started.
void pcu_rescue_watch_size(void);

// Has the terminal treat pasted text as the shell wants it while the program is stopped. Must come
// after curses has started.
void pcu_rescue_watch_stop(void);

// Has the terminal mark pasted text, or not, where it can.
void pcu_rescue_set_paste(bool is_on);

// Takes everything back and lets out what was captured.
void pcu_rescue_disarm(void);

// A file descriptor that can be read when a signal has come, until the next call of
// pcu_rescue_drain().
int pcu_rescue_bell(void);
void pcu_rescue_drain(void);

// Whether SIGINT, or SIGCONT, has come since the last time it was asked.
bool pcu_rescue_was_interrupted(void);
bool pcu_rescue_was_continued(void);

#endif
