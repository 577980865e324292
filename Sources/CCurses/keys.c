// Knows the byte sequences of the keys, from the terminfo database.

#include "keys.h"

#include "CCurses.h"

#include <ncurses.h>
#include <stdlib.h>
#include <string.h>

enum {
    SEQUENCE_LIMIT = 512,
    BYTE_LIMIT = 16,
    FUNCTION_KEY_COUNT = 63,
    // Keys that only some terminals have are numbered from here on by curses.
    EXTENDED_KEY_COUNT = 1024,
};

struct sequence {
    int32_t key;
    int32_t length;
    uint8_t bytes[BYTE_LIMIT];
};

static struct sequence sequences[SEQUENCE_LIMIT];
static int32_t sequence_count;

static int32_t key_of(int code)
{
    if (code > KEY_F(0) && code <= KEY_F(FUNCTION_KEY_COUNT))
        return PCU_KEY_FUNCTION + (code - KEY_F(0));
    switch (code) {
    case KEY_UP: return PCU_KEY_UP;
    case KEY_DOWN: return PCU_KEY_DOWN;
    case KEY_LEFT: return PCU_KEY_LEFT;
    case KEY_RIGHT: return PCU_KEY_RIGHT;
    case KEY_SR: return PCU_KEY_SHIFT_UP;
    case KEY_SF: return PCU_KEY_SHIFT_DOWN;
    case KEY_SLEFT: return PCU_KEY_SHIFT_LEFT;
    case KEY_SRIGHT: return PCU_KEY_SHIFT_RIGHT;
    case KEY_PPAGE: return PCU_KEY_PAGE_UP;
    case KEY_NPAGE: return PCU_KEY_PAGE_DOWN;
    case KEY_HOME: return PCU_KEY_HOME;
    case KEY_END: return PCU_KEY_END;
    case KEY_IC: return PCU_KEY_INSERT;
    case KEY_DC: return PCU_KEY_DELETE;
    case KEY_ENTER: return PCU_KEY_ENTER;
    case KEY_BTAB: return PCU_KEY_BACK_TAB;
    case KEY_BACKSPACE: return PCU_KEY_BACKSPACE;
    default: return PCU_KEY_UNKNOWN;
    }
}

static void list(int code)
{
    char *bytes;
    for (int number = 0; (bytes = keybound(code, number)); number++) {
        size_t length = strlen(bytes);
        if (length > 0 && length <= BYTE_LIMIT && sequence_count < SEQUENCE_LIMIT) {
            struct sequence *sequence = &sequences[sequence_count++];
            sequence->key = key_of(code);
            sequence->length = (int32_t)length;
            memcpy(sequence->bytes, bytes, length);
        }
        free(bytes);
    }
}

// Makes curses report the bytes of a key in place of the key. One call takes away one of its sequences;
// a limit guards against a key that cannot be removed.
static void forget(int code)
{
    enum { SPELLING_LIMIT = 16 };
    for (int spelling = 0; spelling < SPELLING_LIMIT && keyok(code, FALSE) == OK; spelling++)
        continue;
}

void pcu_forget_mouse(void) { forget(KEY_MOUSE); }

void pcu_list_keys(void)
{
    sequence_count = 0;
    for (int code = KEY_MIN; code <= KEY_MAX + EXTENDED_KEY_COUNT; code++) {
        // A report of the mouse is no key: more bytes follow it.
        if (code != KEY_MOUSE)
            list(code);
        forget(code);
    }
}

static bool is_listed(int32_t number) { return number >= 0 && number < sequence_count; }

int32_t pcu_key_sequence_count(void) { return sequence_count; }

int32_t pcu_key_sequence_key(int32_t number)
{
    return is_listed(number) ? sequences[number].key : PCU_KEY_UNKNOWN;
}

int32_t pcu_key_sequence_length(int32_t number)
{
    return is_listed(number) ? sequences[number].length : 0;
}

uint8_t pcu_key_sequence_byte(int32_t number, int32_t index)
{
    if (!is_listed(number) || index < 0 || index >= sequences[number].length)
        return 0;
    return sequences[number].bytes[index];
}
