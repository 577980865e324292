// Shows the picture and reads the keys, by means of curses.

#include "CCurses.h"

#include "keys.h"
#include "rescue.h"
#include "terminfo.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <errno.h>
#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

enum { LOOK_LIMIT = 64 };

struct look {
    attr_t attributes;
    short pair;
};

static struct pcu_terminfo terminfo;
static SCREEN *screen;
static FILE *input_file;
static FILE *output_file;
static WINDOW *keyboard;
static struct look looks[LOOK_LIMIT];
static bool has_color_started;
static short background;
static int cursor_visibility;
static int watched = -1;

// Opens a stream on a file descriptor and takes the descriptor over.
static FILE *wrap(int file, const char *mode)
{
    // select() cannot watch descriptors beyond its table.
    FILE *result = file == -1 || file >= FD_SETSIZE ? NULL : fdopen(file, mode);
    if (!result && file != -1)
        close(file);
    return result;
}

// The terminal that keys come from: the given one, or else the terminal of the session.
static FILE *open_input(int input)
{
    if (isatty(input))
        return wrap(fcntl(input, F_DUPFD_CLOEXEC, 0), "r");
    return wrap(open("/dev/tty", O_RDONLY | O_CLOEXEC), "r");
}

static void close_files(void)
{
    if (input_file)
        fclose(input_file);
    if (output_file)
        fclose(output_file);
    input_file = output_file = NULL;
}

// Makes Ctrl-S and Ctrl-Q ordinary keys, so that they cannot freeze a talk.
static void switch_flow_control_off(void)
{
    struct termios mode;
    if (tcgetattr(fileno(output_file), &mode) == -1)
        return;
    mode.c_iflag &= ~(tcflag_t)IXON;
    tcsetattr(fileno(output_file), TCSADRAIN, &mode);
    def_prog_mode();
}

// The order matters: the keys are listed before curses is told to forget them.
static void set_up_screen(void)
{
    cbreak();
    noecho();
    nonl();
    scrollok(stdscr, FALSE);
    leaveok(stdscr, FALSE);
    intrflush(stdscr, FALSE);
    // Reading from a window refreshes it, unless it is a pad.
    keyboard = newpad(1, 1);
    keypad(keyboard, TRUE);
    wtimeout(keyboard, 0);
    // A timeout that curses still has would make it wait.
    set_escdelay(0);
    pcu_list_keys();
    pcu_set_mouse(false);
    switch_flow_control_off();
    pcu_rescue_set_paste(true);
    cursor_visibility = 1;
    has_color_started = false;
    memset(looks, 0, sizeof looks);
}

int32_t pcu_open(int32_t input, int32_t output, const char *terminal_name)
{
    static bool is_exit_watched;
    if (screen)
        return PCU_ALREADY_OPEN;
    if (!isatty(output))
        return PCU_OUTPUT_NOT_A_TERMINAL;
    setlocale(LC_CTYPE, "");
    int32_t status = pcu_look_up(terminal_name, output, &terminfo);
    if (status != PCU_OPENED)
        return status;

    input_file = open_input(input);
    if (!input_file)
        return PCU_INPUT_NOT_A_TERMINAL;
    output_file = wrap(fcntl(output, F_DUPFD_CLOEXEC, 0), "w");
    if (!output_file
        || !pcu_rescue_arm(fileno(output_file), &terminfo)) {
        close_files();
        return PCU_NO_RESOURCES;
    }
    // Many shells export these variables, which would freeze the size.
    unsetenv("LINES");
    unsetenv("COLUMNS");
    screen = newterm(terminal_name, output_file, input_file);
    if (!screen) {
        pcu_rescue_disarm();
        close_files();
        return PCU_UNKNOWN_TERMINAL;
    }
    set_term(screen);
    set_up_screen();
    pcu_rescue_watch_size();
    pcu_rescue_watch_stop();
    if (!is_exit_watched)
        is_exit_watched = atexit(pcu_close) == 0;
    return PCU_OPENED;
}

void pcu_close(void)
{
    if (!screen)
        return;
    delwin(keyboard);
    pcu_rescue_set_paste(false);
    endwin();
    delscreen(screen);
    keyboard = NULL;
    screen = NULL;
    pcu_rescue_disarm();
    close_files();
    watched = -1;
}

int32_t pcu_rows(void) { return getmaxy(stdscr); }

int32_t pcu_columns(void) { return getmaxx(stdscr); }

int32_t pcu_colors(void)
{
    int colors = tigetnum("colors");
    return colors > 0 ? colors : 0;
}

bool pcu_is_unicode(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

void pcu_start_colors(void)
{
    has_color_started = start_color() == OK;
    background = use_default_colors() == OK ? -1 : COLOR_BLACK;
}

void pcu_define_look(int32_t look, int32_t color, int32_t attributes)
{
    if (look < 0 || look >= LOOK_LIMIT)
        return;
    attr_t attr = A_NORMAL;
    if (attributes & PCU_BOLD)
        attr |= A_BOLD;
    if (attributes & PCU_DIM)
        attr |= A_DIM;
    if (attributes & PCU_UNDERLINE)
        attr |= A_UNDERLINE;
    if (attributes & PCU_REVERSE)
        attr |= A_REVERSE;

    short pair = 0;
    if (has_color_started && color != PCU_STANDARD_COLOR && look + 1 < COLOR_PAIRS
        && init_pair((short)(look + 1), (short)color, background) == OK)
        pair = (short)(look + 1);
    looks[look] = (struct look){.attributes = attr, .pair = pair};
}

void pcu_put(int32_t row, int32_t column, uint32_t scalar, int32_t look)
{
    pcu_put_cluster(row, column, &scalar, 1, look);
}

void pcu_put_cluster(int32_t row, int32_t column, const uint32_t *scalars, int32_t count,
                     int32_t look)
{
    wchar_t text[CCHARW_MAX + 1];
    if (look < 0 || look >= LOOK_LIMIT || count < 1 || count > CCHARW_MAX)
        return;
    for (int32_t i = 0; i < count; i++)
        text[i] = (wchar_t)scalars[i];
    text[count] = L'\0';
    cchar_t cell;
    if (setcchar(&cell, text, looks[look].attributes, looks[look].pair, NULL) == OK)
        // In the bottom right corner the cursor has no next place; curses reports that as an error
        // after it has written the cell.
        (void)mvwadd_wch(stdscr, row, column, &cell);
}

void pcu_erase(void) { werase(stdscr); }

void pcu_show(int32_t cursor_row, int32_t cursor_column, bool is_cursor_visible)
{
    if (cursor_visibility != is_cursor_visible) {
        cursor_visibility = is_cursor_visible;
        curs_set(cursor_visibility);
    }
    wmove(stdscr, cursor_row, cursor_column);
    wnoutrefresh(stdscr);
    doupdate();
}

void pcu_repaint(void)
{
    clearok(curscr, TRUE);
    wnoutrefresh(stdscr);
    doupdate();
}

void pcu_set_mouse(bool is_on)
{
    // The mask makes curses switch the reports on, and off again while the program is stopped. The
    // reports themselves come through as bytes.
    mousemask(is_on ? BUTTON1_PRESSED | BUTTON4_PRESSED : 0, NULL);
    pcu_forget_mouse();
}

void pcu_signal_group(int32_t signal_number)
{
    switch (signal_number) {
    case PCU_SIGNAL_STOP: kill(0, SIGTSTP); break;
    case PCU_SIGNAL_QUIT: kill(0, SIGQUIT); break;
    }
}

static struct pcu_event event(int32_t kind, int32_t value)
{
    return (struct pcu_event){.kind = kind, .value = value};
}

// After a stop that curses did not notice, the screen and its mode can be anything.
static void recover_from_stop(void)
{
    reset_prog_mode();
    pcu_rescue_set_paste(true);
    pcu_repaint();
}

// Waits for input or a signal. Returns how many of the two there are, or -1 if interrupted.
static int wait_for_input(int input, int bell, int32_t timeout_in_milliseconds, fd_set *ready)
{
    struct timeval limit = {
        .tv_sec = timeout_in_milliseconds / 1000,
        .tv_usec = timeout_in_milliseconds % 1000 * 1000,
    };
    FD_ZERO(ready);
    FD_SET(input, ready);
    FD_SET(bell, ready);
    int highest = input > bell ? input : bell;
    if (watched >= 0) {
        FD_SET(watched, ready);
        highest = watched > highest ? watched : highest;
    }
    return select(highest + 1, ready, NULL, NULL, timeout_in_milliseconds < 0 ? NULL : &limit);
}

void pcu_watch(int32_t file) { watched = file < FD_SETSIZE ? file : -1; }

struct pcu_event pcu_next(int32_t timeout_in_milliseconds)
{
    // A terminal that is gone can always be read, and gives nothing.
    enum { PATIENCE = 3 };
    int input = fileno(input_file);
    int bell = pcu_rescue_bell();
    for (int disappointments = 0; disappointments < PATIENCE;) {
        if (pcu_rescue_was_interrupted())
            return event(PCU_INTERRUPTED, 0);
        if (pcu_rescue_was_continued())
            recover_from_stop();

        int code = wgetch(keyboard);
        if (code == KEY_RESIZE)
            return event(PCU_RESIZED, 0);
        if (code >= 0 && code <= 0xFF)
            return event(PCU_BYTE, code);
        if (code != ERR) {
            disappointments = 0;
            continue;
        }

        fd_set ready;
        int count = wait_for_input(input, bell, timeout_in_milliseconds, &ready);
        if (count == 0)
            return event(PCU_SILENCE, 0);
        if (count < 0) {
            // A signal is no reason to give up; any other failure would repeat forever.
            if (errno != EINTR)
                disappointments++;
            continue;
        }
        if (FD_ISSET(bell, &ready))
            pcu_rescue_drain();
        if (FD_ISSET(input, &ready))
            disappointments++;
        else if (watched >= 0 && FD_ISSET(watched, &ready))
            return event(PCU_NEWS, 0);
    }
    return event(PCU_HUNG_UP, 0);
}
