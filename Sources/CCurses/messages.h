// Captures standard error while the screen shows something else.

#ifndef PCU_MESSAGES_H
#define PCU_MESSAGES_H

#include <stddef.h>

// Redirects standard error to a file without a name, unless it is no terminal.
void pcu_capture_standard_error(void);

// Restores standard error and writes out what was captured. May be called in a signal handler.
void pcu_release_standard_error(void);

// Writes all bytes, as far as that is possible. May be called in a signal handler.
void pcu_write_all(int file, const char *bytes, size_t count);

#endif
