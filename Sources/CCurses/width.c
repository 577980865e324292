// Tells the width of a character in the C library, which is its width in curses too.

// The C library declares wcwidth() only if X/Open's interfaces are asked for.
#define _XOPEN_SOURCE 700

#include "CCurses.h"

#include <wchar.h>

int32_t pcu_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
