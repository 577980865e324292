// Knows a terminal's entry in the terminfo database.

#ifndef PCU_TERMINFO_H
#define PCU_TERMINFO_H

#include <stdbool.h>
#include <stdint.h>

struct pcu_terminfo {
    // The bytes that reset a terminal of this name, ended by a zero.
    char restoration[512];
    // True if the terminal can mark pasted text.
    bool has_paste;
};

// Looks the name up without writing to the terminal; returns what pcu_open() returns.
int32_t pcu_look_up(const char *terminal_name, int output, struct pcu_terminfo *info);

#endif
