// Knows a terminal's entry in the terminfo database. It is a file of its own, because <term.h> turns
// words like "lines" and "columns" into macros.

#include "terminfo.h"

#include "CCurses.h"

#include <ncurses.h>
#include <string.h>
#include <term.h>

enum { FAR_BELOW = 998 };

static const char *capability(const char *name)
{
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

// Appends a capability without the delays in it, which are written as $<5>: a program that dies does
// not wait for them.
static void append(char *text, size_t size, const char *value)
{
    size_t length = strlen(text);
    while (value && *value && length + 1 < size) {
        if (value[0] == '$' && value[1] == '<' && strchr(value, '>'))
            value = strchr(value, '>') + 1;
        else
            text[length++] = *value++;
    }
    text[length] = '\0';
}

// Mouse reports and marks around pasted text are not in terminfo. Terminals that have them also have an
// alternate screen like that of xterm, which has had two numbers. Other terminals might show the
// sequences as text.
static bool has_reports(void)
{
    const char *leave = capability("rmcup");
    return leave && (strstr(leave, "?1049l") || strstr(leave, "?47l"));
}

static void collect_restoration(char *text, size_t size)
{
    const char *leave = capability("rmcup");
    text[0] = '\0';
    if (has_reports())
        append(text, size, "\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?2004l");
    append(text, size, capability("rmkx"));
    append(text, size, capability("sgr0"));
    append(text, size, capability("cnorm"));
    // A terminal with a single screen keeps the picture, so the next output goes below it. Terminals
    // take a row beyond their last one for the last one.
    if (leave)
        append(text, size, leave);
    else
        append(text, size, tparm(capability("cup"), FAR_BELOW, 0, 0, 0, 0, 0, 0, 0, 0));
    append(text, size, leave ? "\r" : "\r\n");
}

int32_t pcu_look_up(const char *terminal_name, int output, struct pcu_terminfo *info)
{
    int found = 0;
    if (setupterm(terminal_name, output, &found) == ERR)
        return PCU_UNKNOWN_TERMINAL;
    int32_t status = PCU_CANNOT_MOVE_CURSOR;
    if (capability("cup")) {
        collect_restoration(info->restoration, sizeof info->restoration);
        info->has_paste = has_reports();
        status = PCU_OPENED;
    }
    del_curterm(cur_term);
    return status;
}
