// What the terminfo database knows about a terminal. A file of its own, because <term.h> turns
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

// Appends a capability without the delays that are noted in it as $<5>: what is written while the
// program dies is not worth waiting for.
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

// Mouse and paste reports are not in terminfo. Where they exist, so does an alternate screen like that
// of xterm, which has had two numbers; elsewhere the sequences might be shown.
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
    // A terminal with one screen only keeps the picture: what follows goes below it. Terminals take
    // a row beyond their last one for the last one.
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
