// What is written to standard error while the screen shows something else.

#ifndef PCU_MESSAGES_H
#define PCU_MESSAGES_H

#include <stddef.h>

// Points standard error at a file without a name, unless it is no terminal.
void pcu_capture_standard_error(void);

// Gives standard error back and lets out what was written to it. May be called in a signal handler.
void pcu_release_standard_error(void);

// Writes all bytes, as far as that is possible. May be called in a signal handler.
void pcu_write_all(int file, const char *bytes, size_t count);

#endif
