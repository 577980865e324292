// The only interface to curses: plain integers in, plain integers out.
//
// No type, macro or variable of curses passes through here, because they differ between systems and
// versions. All functions belong to one thread, and there is one screen at a time.

#ifndef PCU_CCURSES_H
#define PCU_CCURSES_H

#include <stdbool.h>
#include <stdint.h>

// The results of pcu_open().
enum {
    PCU_OPENED,
    PCU_ALREADY_OPEN,
    PCU_INPUT_NOT_A_TERMINAL,
    PCU_OUTPUT_NOT_A_TERMINAL,
    PCU_UNKNOWN_TERMINAL,
    PCU_CANNOT_MOVE_CURSOR,
    PCU_NO_RESOURCES,
};

// The bits of a look.
enum {
    PCU_BOLD = 1,
    PCU_DIM = 2,
    PCU_UNDERLINE = 4,
    PCU_REVERSE = 8,
};

// The standard colour, where a look names a colour.
enum { PCU_STANDARD_COLOR = -1 };

// The kinds of events of pcu_next(). The value of PCU_BYTE is the byte.
enum {
    PCU_SILENCE,
    PCU_BYTE,
    PCU_RESIZED,
    PCU_INTERRUPTED,
    PCU_HUNG_UP,
    PCU_NEWS,
};

// The keys that terminals send as more than one byte. Function key n is PCU_KEY_FUNCTION + n.
enum {
    PCU_KEY_UNKNOWN,
    PCU_KEY_UP,
    PCU_KEY_DOWN,
    PCU_KEY_LEFT,
    PCU_KEY_RIGHT,
    PCU_KEY_SHIFT_UP,
    PCU_KEY_SHIFT_DOWN,
    PCU_KEY_SHIFT_LEFT,
    PCU_KEY_SHIFT_RIGHT,
    PCU_KEY_PAGE_UP,
    PCU_KEY_PAGE_DOWN,
    PCU_KEY_HOME,
    PCU_KEY_END,
    PCU_KEY_INSERT,
    PCU_KEY_DELETE,
    PCU_KEY_ENTER,
    PCU_KEY_BACK_TAB,
    PCU_KEY_BACKSPACE,
    PCU_KEY_FUNCTION,
};

// Signals that a terminal in another keyboard mode leaves to the program.
enum { PCU_SIGNAL_STOP, PCU_SIGNAL_QUIT };

// An event.
struct pcu_event {
    int32_t kind;
    int32_t value;
};

// Opens the terminal of two file descriptors, and prepares to restore it however the program ends.
// Nothing is changed unless the result is PCU_OPENED. If the input is not a terminal, keys come from
// /dev/tty.
int32_t pcu_open(int32_t input, int32_t output, const char *terminal_name);

// Restores the terminal, then writes out what was written to standard error in the meantime. Does
// nothing if no terminal is open.
void pcu_close(void);

// The size of the screen, up to date once PCU_RESIZED has been reported.
int32_t pcu_rows(void);
int32_t pcu_columns(void);

// The number of colours the terminal has, 0 for none.
int32_t pcu_colors(void);

// True if the locale has more characters than ASCII.
bool pcu_is_unicode(void);

// Starts to use colours. Before this call no escape sequence about colours is written.
void pcu_start_colors(void);

// Defines the look that pcu_put() refers to by this number, from 0.
void pcu_define_look(int32_t look, int32_t color, int32_t attributes);

// Writes one character to the picture for pcu_show(). Places outside are ignored.
void pcu_put(int32_t row, int32_t column, uint32_t scalar, int32_t look);

// Writes a character together with others drawn over it, at most five in all.
void pcu_put_cluster(int32_t row, int32_t column, const uint32_t *scalars, int32_t count,
                     int32_t look);

// Returns the columns that a character takes on the screen: 0 if it is drawn over the one before it,
// negative if the locale does not know it. Curses uses the same numbers.
int32_t pcu_width(uint32_t scalar);

// Makes the picture blank.
void pcu_erase(void);

// Writes the picture to the screen in one piece, with the cursor at the given place. A hidden cursor is
// moved as well, as braille displays follow it.
void pcu_show(int32_t cursor_row, int32_t cursor_column, bool is_cursor_visible);

// Writes every cell again, for a screen that something else has written to.
void pcu_repaint(void);

// Switches reports of the mouse on or off. They come as bytes.
void pcu_set_mouse(bool is_on);

// Makes pcu_next() report PCU_NEWS whenever a file descriptor can be read; -1 for none.
void pcu_watch(int32_t file);

// The number of byte sequences that the terminfo database has for keys of this terminal; and of each
// sequence, counted from 0, the key, the length, and each byte.
int32_t pcu_key_sequence_count(void);
int32_t pcu_key_sequence_key(int32_t number);
int32_t pcu_key_sequence_length(int32_t number);
uint8_t pcu_key_sequence_byte(int32_t number, int32_t index);

// Sends the foreground processes the signal that the terminal sends when Ctrl-Z or Ctrl-\ is typed.
void pcu_signal_group(int32_t signal_number);

// Waits for an event, at most so many milliseconds, or without limit if negative.
struct pcu_event pcu_next(int32_t timeout_in_milliseconds);

#endif
