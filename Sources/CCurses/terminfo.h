// What the terminfo database knows about a terminal.

#ifndef PCU_TERMINFO_H
#define PCU_TERMINFO_H

#include <stdbool.h>
#include <stdint.h>

struct pcu_terminfo {
    // The bytes that make a terminal of this name normal again, ended by a zero.
    char restoration[512];
    // Whether the terminal understands that pasted text is to be marked.
    bool has_paste;
};

// Looks the name up, without writing to the terminal, and answers as pcu_open() does.
int32_t pcu_look_up(const char *terminal_name, int output, struct pcu_terminfo *info);

#endif
