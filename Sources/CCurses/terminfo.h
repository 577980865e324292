// What the terminfo database knows about a terminal.

#ifndef PCU_TERMINFO_H
#define PCU_TERMINFO_H

#include <stdint.h>

// The bytes that make a terminal of this name normal again, ended by a zero.
struct pcu_terminfo {
    char restoration[512];
};

// Looks the name up, without writing to the terminal, and answers as pcu_open() does.
int32_t pcu_look_up(const char *terminal_name, int output, struct pcu_terminfo *info);

#endif
