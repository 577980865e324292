// How wide the C library finds a character, and with it curses.

// The C library declares wcwidth() only to those who ask for X/Open's interfaces.
#define _XOPEN_SOURCE 700

#include "CCurses.h"

#include <wchar.h>

int32_t pcu_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
