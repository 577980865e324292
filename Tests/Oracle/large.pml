/* Knows races with swap entries and pages of an order a second time, in Promela, for Spin to judge.
 *
 * It was written from a table of rows and fixes (docs/kernel-map.md tells the same facts) and not from
 * the Swift code. Every row is one d_step under its id; between two rows every task may run. The place
 * of a process in its code is the variable `at`.
 *
 * Where it differs from punchscope on purpose, it does so to put a claim to the test:
 *   - age: P2 marks what the file holds at that moment, wherever it is, as in race.pml;
 *   - S1c is a step of its own where the kernel has it;
 *   - S3 takes two steps, so that others meet a page that is still being read;
 *   - C13x takes three steps: the store, the counts, and leaving the swap cache;
 *   - P16 takes two steps, like P6 and P7, and P16d is a step for every kernel;
 *   - P12 goes on as the kernel does after a page that has moved: by the lookup that asks for i_size,
 *     or with BORDER_DIRECT from the beginning;
 *   - C7 may give out swap slots again although a task still remembers them;
 *   - a page without owner stays in the swap cache for good.
 *
 * Left out: everything before 6.1; orders above 2; a gather slot by slot; the read of a whole entry at
 * once; a hole that cuts a page; fallocated pages; a fault beside a truncate; collapse.
 *
 * The monitor tells every promise that some state breaks, and the search goes on. A second run of the
 * same program asks whether a walk can go round for ever: whether it comes to P12 or P14 again and again
 * in a schedule that leaves out no process which could always go on (an acceptance cycle, weakly fair).
 * A walk that waits for ever is found by the first run, at the end of the race.
 *
 *   spin -a -DSLOTS=4 -DSTART_0=SWAP -DORDER_0=2 ... large.pml
 *   cc -w -DNFAIR=3 -DNOSTUTTER -o pan pan.c && ./pan -b -m20000 && ./pan -a -f -b -m20000
 */

#ifndef SLOTS
#define SLOTS 4
#endif
#ifndef START_0
#define START_0 HOLE
#endif
#ifndef START_1
#define START_1 HOLE
#endif
#ifndef START_2
#define START_2 HOLE
#endif
#ifndef START_3
#define START_3 HOLE
#endif
#ifndef START_4
#define START_4 HOLE
#endif
#ifndef START_5
#define START_5 HOLE
#endif
#ifndef START_6
#define START_6 HOLE
#endif
#ifndef START_7
#define START_7 HOLE
#endif
#ifndef ORDER_0
#define ORDER_0 0
#endif
#ifndef ORDER_1
#define ORDER_1 0
#endif
#ifndef ORDER_2
#define ORDER_2 0
#endif
#ifndef ORDER_3
#define ORDER_3 0
#endif
#ifndef ORDER_4
#define ORDER_4 0
#endif
#ifndef ORDER_5
#define ORDER_5 0
#endif
#ifndef ORDER_6
#define ORDER_6 0
#endif
#ifndef ORDER_7
#define ORDER_7 0
#endif

/* Whether there is a punch, and its whole pages: HOLE_START..<HOLE_END. */
#ifndef PUNCH
#define PUNCH 1
#endif
#ifndef HOLE_START
#define HOLE_START 0
#endif
#ifndef HOLE_END
#define HOLE_END SLOTS
#endif

/* Up to three tasks beside the puncher: the kind, the page, and the order of a page that a fault makes. */
#ifndef TASK_1
#define TASK_1 NONE
#endif
#ifndef TASK_2
#define TASK_2 NONE
#endif
#ifndef TASK_3
#define TASK_3 NONE
#endif
#ifndef AT_1
#define AT_1 0
#endif
#ifndef AT_2
#define AT_2 0
#endif
#ifndef AT_3
#define AT_3 0
#endif
#ifndef MAKES_1
#define MAKES_1 0
#endif
#ifndef MAKES_2
#define MAKES_2 0
#endif
#ifndef MAKES_3
#define MAKES_3 0
#endif

/* The rules; these are those of Linux 6.12.95. */
#ifndef BIG_SPLIT
#define BIG_SPLIT 1
#endif
#ifndef LARGE_SWAP
#define LARGE_SWAP 1
#endif
#ifndef FREE_ATOMIC
#define FREE_ATOMIC 1
#endif
/* Where loop 2 goes on after an entry that it could not remove. */
#define SAME 0
#define END_SKIP 1
#define BASE 2
#ifndef RETRY_WHERE
#define RETRY_WHERE BASE
#endif
#ifndef BORDER_DIRECT
#define BORDER_DIRECT 0
#endif
#ifndef BORDER_ADVANCE
#define BORDER_ADVANCE 0
#endif
#ifndef SPLIT_AWARE
#define SPLIT_AWARE 0
#endif
#ifndef CLEAN_KEEP
#define CLEAN_KEEP 0
#endif
#ifndef UNSPLIT_ADVANCE
#define UNSPLIT_ADVANCE 0
#endif
#ifndef CACHE_ORDER
#define CACHE_ORDER 1
#endif
#ifndef RANGE_INSERT
#define RANGE_INSERT 1
#endif
/* Whether the puncher gets memory to swap in the page at a border. */
#ifndef BORDER_MEMORY
#define BORDER_MEMORY 1
#endif
/* Whether a page at a border, or an entry, is split around the slot that is wanted and not into single ones;
 * and whether a node of the tree has four slots, so that an entry of order 2 takes a whole one. */
#ifndef SPLIT_AROUND
#define SPLIT_AROUND 0
#endif
#ifndef SMALL_NODES
#define SMALL_NODES 0
#endif
/* Whether the swap device refuses every page, and whether reclaim then puts the page back: 7.2. */
#ifndef REFUSED
#define REFUSED 0
#endif
#ifndef STORE_BACK
#define STORE_BACK 0
#endif
/* Whether S2 asks for the piece and not for the base, and the entry is split after the read: 6.18. */
#ifndef PIECE
#define PIECE 0
#endif

/* The end of a range that has none. */
#define NO_END 99
/* Room for the file, and for a page of four frames in the hands of every task. */
#define FRAMES (((SLOTS + 3) / 4) * 4 + 12)
/* Room for every reclaim to get swap slots that were never used before. */
#define SWAPS (((SLOTS + 3) / 4) * 4 + 12)

mtype = { HOLE, PAGE, CLEAN, SWAP, CACHED };
mtype = { NONE, READ, FAULT_READ, FAULT_WRITE, STORE, RECLAIM, READAHEAD, TRUNCATE, PIN };
mtype = {
  P1, P2, P3, P4, P5, P6a, P6, P7, P10a, P10b, P11, P11_end,
  P12, P12_lock, P12_lookup, P12_lookup_lock, P12_dirty, P12e, P12g, P12_next,
  P14, P16a, P16, P16_free, P16d, P17, P18, P19_unmap, P19, P19b, P19c, P20, P20_end, P20_back,
  P21, P22, P23, T1, T4, T5,
  R1, R2, R3, S1c, S2, S3a, S3, S3_end, S4a, S4, S5, S6, S7, S8, S9, S10,
  F1, F2, F5, F5_lock, F8, F9, F10, F11, F12, F13, F14, F15,
  C2, C3, C4, C5, C6, C6a, C7, C8, C9, C10, C11, C12, C13, C13x, C13x_count, C13x_leave, C14, C15,
  DONE
};

/* What a slot of the tree holds: 0, a page 1...FRAMES, or a swap entry above that. */
#define is_page(e) ((e) != 0 && (e) <= FRAMES)
#define is_swap(e) ((e) > FRAMES)
#define number(e) ((e) - FRAMES - 1)
#define value(s) ((s) + FRAMES + 1)
#define in_hole(i) (PUNCH && HOLE_START <= (i) && (i) < HOLE_END)
#define down(i, o) (((i) >> (o)) << (o))
#define count_of(o) (1 << (o))

/* A frame. A page of an order is as many of them, from a multiple on; the first one has what belongs to
 * the page: the references, the lock, the flags. */
typedef Frame {
  byte order;
  byte refs;        /* one for each frame from the tree and from the swap cache; ptes; tasks */
  byte mapping;     /* 0, or the page of the file plus 1 */
  byte swap;        /* of every frame: 0, or the value under which it is in the swap cache */
  byte bytes;       /* of every frame: 0 for zeros, or the page of the file plus 1 whose data it has */
  bool used;        /* of every frame */
  bool old;         /* of every frame: it had these bytes at P2 */
  bool mapped;      /* of every frame: a pte leads to it */
  bool pte_dirty;   /* of every frame: that pte has been stored through */
  bool locked;
  bool writeback;
  bool dirty;
  bool uptodate;
  bool lru
}

typedef Swap {
  bool count;
  bool has_cache;
  byte cached;      /* 0, or the frame plus 1 */
  byte bytes;
  bool old
}

byte slot[SLOTS];
byte order[SLOTS];        /* of the entry that takes the slot */
bool keep[SLOTS];         /* the page has data that must not get lost outside the hole */
Frame frame[FRAMES];
Swap swap[SWAPS];

bool i_rwsem, swaplist;
bool published, punched;  /* between P2 and P22; after P22 */
bool has_cut;             /* a truncate has returned */
byte size = SLOTS;        /* i_size */
byte nrpages, swapped;
byte fresh = ((SLOTS + 3) / 4) * 4;   /* the first swap slot that was never used */

#define head(f) down(f, frame[f].order)
#define size_of(p) count_of(frame[p].order)
#define base_of(p) (frame[p].mapping - 1)

/* The frame and the swap slot that slot i leads to. */
#define frame_at(i) (slot[i] - 1 + (i) - down(i, frame[slot[i] - 1].order))
#define swap_at(i) (number(slot[i]) + (i) - down(i, order[i]))
#define cached_at(i) swap[swap_at(i)].cached
#define bytes_at(i) \
  (slot[i] == 0 -> 0 : (is_page(slot[i]) -> frame[frame_at(i)].bytes : \
    (cached_at(i) != 0 -> frame[cached_at(i) - 1].bytes : swap[swap_at(i)].bytes)))
#define is_old(i) \
  (slot[i] == 0 -> 0 : (is_page(slot[i]) -> frame[frame_at(i)].old : \
    (swap[swap_at(i)].old || (cached_at(i) != 0 -> frame[cached_at(i) - 1].old : 0))))

/* ---- The promises ---- */

#define loses(i) (keep[i] && !in_hole(i) && (i) < size && bytes_at(i) != (i) + 1)
#define leaves(i) (punched && in_hole(i) && is_old(i))
#define names_freed(i) (is_swap(slot[i]) && !swap[swap_at(i)].count)
#define is_behind(i) \
  (has_cut && (i) >= size && slot[i] != 0 && \
    (is_swap(slot[i]) || frame[frame_at(i)].bytes != 0 || base_of(head(slot[i] - 1)) >= size))

#if SLOTS == 4
#define some(promise) (promise(0) || promise(1) || promise(2) || promise(3))
#elif SLOTS == 5
#define some(promise) (promise(0) || promise(1) || promise(2) || promise(3) || promise(4))
#elif SLOTS == 6
#define some(promise) \
  (promise(0) || promise(1) || promise(2) || promise(3) || promise(4) || promise(5))
#elif SLOTS == 7
#define some(promise) \
  (promise(0) || promise(1) || promise(2) || promise(3) || promise(4) || promise(5) || promise(6))
#elif SLOTS == 8
#define some(promise) \
  (promise(0) || promise(1) || promise(2) || promise(3) || promise(4) || promise(5) || promise(6) \
    || promise(7))
#endif

/* A broken promise is told once, and stops nothing but the monitor itself. */
c_decl {
  static void tell(const char *word) { printf("broken: %s\n", word); }
}

bool knows_old, knows_lost, knows_counts, knows_behind;

active proctype monitor()
{
end_of_race:
  do
  :: d_step { !knows_old && some(leaves) -> knows_old = 1; c_code { tell("old"); } }
  :: d_step { !knows_lost && some(loses) -> knows_lost = 1; c_code { tell("lost"); } }
  :: d_step { !knows_counts && some(names_freed) -> knows_counts = 1; c_code { tell("counts"); } }
  :: d_step { !knows_behind && some(is_behind) -> knows_behind = 1; c_code { tell("behind"); } }
  od
}

/* ---- Small operations, always used inside a row; x, y and z are free to use there ---- */

inline free_page(p)
{
  assert(frame[p].mapping == 0 && frame[p].swap == 0 && !frame[p].locked && !frame[p].mapped);
  y = frame[p].order;
  x = p;
  do
  :: x < p + count_of(y) ->
    frame[x].order = 0;
    frame[x].bytes = 0;
    frame[x].used = 0;
    frame[x].old = 0;
    frame[x].pte_dirty = 0;
    x++
  :: else -> break
  od;
  frame[p].writeback = 0;
  frame[p].dirty = 0;
  frame[p].uptodate = 0;
  frame[p].lru = 0
}

inline put_many(p, n)
{
  assert(frame[p].refs >= n);
  frame[p].refs = frame[p].refs - n;
  if
  :: frame[p].refs == 0 -> free_page(p)
  :: else
  fi
}

inline put(p) { put_many(p, 1) }

inline unlock(p) { assert(frame[p].locked); frame[p].locked = 0 }

/* All ptes of a page go, and what they know comes to the page. */
inline unmap(p)
{
  x = p;
  z = size_of(p);
  do
  :: x < p + z ->
    if
    :: frame[x].mapped ->
      frame[x].mapped = 0;
      frame[p].dirty = frame[p].dirty || frame[x].pte_dirty;
      frame[x].pte_dirty = 0;
      assert(frame[p].refs > 1);
      frame[p].refs--
    :: else
    fi;
    x++
  :: else -> break
  od
}

inline count_ptes(p)
{
  x = p;
  y = 0;
  do
  :: x < p + size_of(p) -> y = y + frame[x].mapped; x++
  :: else -> break
  od
}

/* The first free frames of an order, locked, with a reference. */
inline new_page(p, o)
{
  p = 0;
  do
  :: true ->
    assert(p + count_of(o) <= FRAMES);
    x = p;
    do
    :: x < p + count_of(o) && !frame[x].used -> x++
    :: else -> break
    od;
    if
    :: x == p + count_of(o) -> break
    :: else -> p = p + count_of(o)
    fi
  od;
  x = p;
  do
  :: x < p + count_of(o) -> frame[x].used = 1; frame[x].order = o; x++
  :: else -> break
  od;
  frame[p].refs = 1;
  frame[p].locked = 1
}

/* Fills the slots from b on, as many as the order says. */
inline store(b, o, e)
{
  x = b;
  do
  :: x < b + count_of(o) -> slot[x] = e; order[x] = (e == 0 -> 0 : o); x++
  :: else -> break
  od
}

/* An entry of which slot i is one leaves all its slots. */
inline erase(i)
{
  y = order[i];
  z = down(i, y);
  store(z, y, 0)
}

/* A page comes into the tree, from slot b on. A single one over a larger entry takes all its slots. */
inline add_to_tree(p, b)
{
  frame[p].mapping = b + 1;
  frame[p].refs = frame[p].refs + size_of(p);
  nrpages = nrpages + size_of(p);
  y = (order[b] > frame[p].order -> order[b] : frame[p].order);
  z = down(b, y);
  store(z, y, p + 1)
}

/* A page leaves the tree; e takes its place. */
inline remove_from_tree(p, e)
{
  z = base_of(p);
  assert(slot[z] == p + 1);
  y = order[z];
  z = down(z, y);
  store(z, y, e);
  frame[p].mapping = 0;
  nrpages = nrpages - size_of(p);
  put_many(p, size_of(p))
}

inline truncate_page(p) { unmap(p); frame[p].dirty = 0; remove_from_tree(p, 0) }

inline add_to_swap_cache(p, s)
{
  x = 0;
  do
  :: x < size_of(p) ->
    swap[s + x].has_cache = 1;
    swap[s + x].cached = p + x + 1;
    frame[p + x].swap = value(s + x);
    x++
  :: else -> break
  od;
  frame[p].refs = frame[p].refs + size_of(p)
}

inline forget_if_free(s)
{
  if
  :: !swap[s].count && !swap[s].has_cache -> swap[s].bytes = 0; swap[s].old = 0
  :: else
  fi
}

inline delete_from_swap_cache(p)
{
  x = p;
  do
  :: x < p + size_of(p) ->
    y = number(frame[x].swap);
    swap[y].cached = 0;
    swap[y].has_cache = 0;
    forget_if_free(y);
    frame[x].swap = 0;
    x++
  :: else -> break
  od;
  frame[p].dirty = 1;
  put_many(p, size_of(p))
}

/* y: whether a swap slot of the page has an owner. */
inline has_owner(p)
{
  x = p;
  y = 0;
  do
  :: x < p + size_of(p) -> y = y || swap[number(frame[x].swap)].count; x++
  :: else -> break
  od
}

inline free_counts(s, n)
{
  x = s;
  do
  :: x < s + n -> swap[x].count = 0; forget_if_free(x); x++
  :: else -> break
  od
}

/* Swap slots are given back, and their pages leave the swap cache where nothing keeps them. */
inline free_swap_and_cache(s, n)
{
  free_counts(s, n);
  i = 0;
  do
  :: i < n ->
    if
    :: swap[s + i].cached != 0 ->
      p = head(swap[s + i].cached - 1);
      has_owner(p);
      if
      :: !y && !frame[p].locked && !frame[p].writeback -> delete_from_swap_cache(p)
      :: else
      fi
    :: else
    fi;
    i++
  :: else -> break
  od;
  i = 0;
  p = 0
}

/* The entry of slot i becomes single ones, or the half without the slot one of order 1; the first keeps its
 * value. */
inline split_entry(i)
{
  y = order[i];
  z = down(i, y);
  x = z;
  do
  :: x < z + count_of(y) ->
    if
    :: SPLIT_AROUND && SMALL_NODES && y == 2 && down(x, 1) != down(i, 1) ->
      slot[x] = slot[x] + down(x, 1) - z;
      order[x] = 1
    :: else -> slot[x] = slot[x] + x - z; order[x] = 0
    fi;
    x++
  :: else -> break
  od
}

/* y: whether nothing but the tree, ptes and the task itself holds the page. */
inline can_split(p)
{
  count_ptes(p);
  y = (frame[p].refs == size_of(p) + y + 1)
}

/* A page becomes single ones; around a slot c the half without the slot stays a page of two. Pieces behind
 * i_size leave the file, but for the first. */
inline split_page(p, c)
{
  y = size_of(p);
  z = base_of(p);
  x = p;
  do
  :: x < p + y ->
    q = ((c) != NO_END && y == 4 && down(z + (x - p), 1) != down((c), 1) -> 1 : 0);
    slot[z + (x - p)] = down(x, q) + 1;
    order[z + (x - p)] = q;
    frame[x].order = q;
    if
    :: down(x, q) == x ->
      frame[x].mapping = z + (x - p) + 1;
      frame[x].refs = count_of(q) + frame[x].mapped + (q == 1 -> frame[x + q].mapped : 0);
      frame[x].uptodate = 1;
      frame[x].lru = frame[p].lru;
      frame[x].dirty = frame[p].dirty || frame[x].pte_dirty || (q == 1 && frame[x + q].pte_dirty)
    :: else -> frame[x].mapping = 0; frame[x].refs = 0
    fi;
    x++
  :: else -> break
  od;
  frame[p].refs++;
  q = p + y - 1;
  do
  :: q > p ->
    if
    :: base_of(q) >= size -> truncate_page(q)
    :: else
    fi;
    q--
  :: else -> break
  od;
  q = 0
}

/* ---- S: the swap-in of slot i, whose value v has been seen ---- */

#define SWAP_IN(AGAIN, DONE_AT, MEMORY, FAILED) \
  :: d_step { at == S1c -> \
      if \
      :: slot[i] == v -> k = order[i]; at = S2 \
      :: else -> v = 0; at = AGAIN \
      fi \
    } \
  :: d_step { at == S2 -> \
      x = number(v) + (PIECE -> i - down(i, k) : 0); \
      if \
      :: swap[x].cached != 0 -> p = head(swap[x].cached - 1); frame[p].refs++; at = S4a \
      :: else -> at = S3a \
      fi; \
      x = 0 \
    } \
  /* The first memory that is asked for is that of the nodes for the split. */ \
  :: d_step { at == S3a -> \
      if \
      :: !(MEMORY) -> v = 0; k = 0; at = FAILED \
      :: (MEMORY) && (PIECE || (RANGE_INSERT -> k : order[i]) == 0) -> at = S3 \
      :: else -> \
        if \
        :: slot[i] != v -> v = 0; k = 0; at = AGAIN \
        :: else -> split_entry(i); v = slot[i]; k = 0; at = S3 \
        fi; \
        x = 0; y = 0; z = 0 \
      fi \
    } \
  :: d_step { at == S3 -> \
      z = number(v) + (PIECE -> i - down(i, k) : 0); \
      if \
      :: swap[z].cached != 0 -> p = head(swap[z].cached - 1); frame[p].refs++; at = S4a \
      /* Nothing to read; an error, unless the entry has gone. */ \
      :: swap[z].cached == 0 && !swap[z].count -> \
        at = (slot[i] == v -> FAILED : AGAIN); v = 0; k = 0 \
      :: else -> \
        new_page(p, 0); \
        add_to_swap_cache(p, z); \
        frame[p].bytes = swap[z].bytes; \
        frame[p].old = swap[z].old; \
        frame[p].lru = 1; \
        at = S3_end \
      fi; \
      x = 0; z = 0 \
    } \
  :: d_step { at == S3_end -> frame[p].uptodate = 1; unlock(p); at = S4a } \
  :: d_step { at == S4a -> \
      if \
      :: !RANGE_INSERT && CACHE_ORDER -> k = order[i] \
      :: else \
      fi; \
      j = down(i, frame[p].order); \
      if \
      :: CACHE_ORDER && k > frame[p].order && slot[i] != v -> \
        put(p); p = 0; v = 0; k = 0; j = 0; at = AGAIN \
      :: CACHE_ORDER && k > frame[p].order && slot[i] == v -> \
        split_entry(i); v = slot[i]; k = 0; at = S4 \
      :: RANGE_INSERT && k < frame[p].order && frame[p].swap != 0 -> v = frame[p].swap; at = S4 \
      :: else -> at = S4 \
      fi; \
      x = 0; y = 0; z = 0 \
    } \
  :: d_step { at == S4 && !frame[p].locked -> frame[p].locked = 1; at = S5 } \
  :: d_step { at == S5 -> \
      z = (RANGE_INSERT -> j : i); \
      if \
      :: frame[p].swap == v && slot[z] == v && \
          (RANGE_INSERT || !CACHE_ORDER || order[i] == frame[p].order) -> \
        at = (frame[p].writeback -> S6 : S7) \
      :: else -> unlock(p); put(p); p = 0; v = 0; k = 0; j = 0; at = AGAIN \
      fi; \
      x = 0; y = 0; z = 0 \
    } \
  :: d_step { at == S6 && !frame[p].writeback -> at = S7 } \
  :: d_step { at == S7 -> \
      fits(p, j, v); \
      if \
      :: y -> add_to_tree(p, j); at = S8 \
      :: else -> unlock(p); put(p); p = 0; v = 0; k = 0; j = 0; at = AGAIN \
      fi; \
      x = 0; y = 0; z = 0 \
    } \
  :: d_step { at == S8 -> swapped = swapped - size_of(p); at = S9 } \
  :: d_step { at == S9 -> \
      delete_from_swap_cache(p); \
      free_counts(number(v), size_of(p)); \
      v = 0; k = 0; j = 0; x = 0; y = 0; \
      at = DONE_AT \
    }

/* y: whether the slots of a page of the swap cache hold what it may take the place of.
 * With RANGE_INSERT pieces of any order that follow each other without a gap and lie inside; before,
 * exactly one entry, of whatever order, with the value v. */
inline fits(p, b, v)
{
  x = b;
  y = 1;
  z = 0;
  do
  :: x < b + size_of(p) ->
    if
    :: RANGE_INSERT ->
      y = y && is_swap(slot[x]) && slot[x] + x - down(x, order[x]) == v + x - b &&
        order[x] <= frame[p].order;
      x++
    :: !RANGE_INSERT && slot[x] == 0 -> x++
    :: else -> z++; y = y && slot[x] == v; x = down(x, order[x]) + count_of(order[x])
    fi
  :: else -> break
  od;
  y = y && (RANGE_INSERT || z == 1)
}

/* ---- P and T: shmem_undo_range() and the two calls that end in it ---- */

/* A gather takes every entry once. Where it begins inside one, its index is that of the begin. */
inline gather(locks)
{
  i = index;
  do
  :: i < SLOTS && i < end ->
    if
    :: slot[i] == 0 -> i++
    :: else ->
      y = down(i, order[i]);
      z = y + count_of(order[i]);
      if
      :: is_page(slot[i]) ->
        p = slot[i] - 1;
        if
        :: locks && (y < i || z > end || frame[p].locked || frame[p].writeback) -> skip
        :: else ->
          frame[p].refs++;
          frame[p].locked = frame[p].locked || locks;
          got[n] = slot[i]; where[n] = i; gathered[n] = order[i]; n++
        fi
      :: is_swap(slot[i]) && locks && y < i -> skip
      :: is_swap(slot[i]) && locks && y >= i && z > end -> z = NO_END
      :: else -> got[n] = slot[i]; where[n] = i; gathered[n] = order[i]; n++
      fi;
      i = z
    fi
  :: else -> break
  od;
  if
  :: n > 0 ->
    index = where[n - 1];
    index = down(index, order[index]) + count_of(order[index])
  :: else
  fi;
  i = 0; p = 0; y = 0; z = 0
}

inline release()
{
  k = 0;
  do
  :: k < n ->
    if
    :: is_page(got[k]) -> p = got[k] - 1; put(p)
    :: else
    fi;
    got[k] = 0; where[k] = 0; gathered[k] = 0;
    k++
  :: else -> break
  od;
  n = 0; k = 0; p = 0; x = 0; y = 0
}

/* What loop 1 and loop 2 do with the entry at e; no rows of their own. */
inline turn_1()
{
  if
  :: e == n -> at = P11_end
  :: e < n && is_swap(got[e]) -> at = (FREE_ATOMIC -> P6 : P6a)
  :: else -> p = got[e] - 1; count_ptes(p); at = (y > 0 -> P10a : P10b); p = 0; x = 0; y = 0
  fi
}

inline turn_2()
{
  if
  :: e == n -> at = P20_end
  :: e < n && is_swap(got[e]) -> at = (FREE_ATOMIC -> P16 : P16a)
  :: else -> at = P17
  fi
}

/* y: whether the gathered entry may be removed; if so it is, and k is its order as far as is known. */
inline free_swap_entry()
{
  i = where[e];
  y = (slot[i] == got[e]);
  if
  :: FREE_ATOMIC ->
    k = order[i];
    z = down(i, k);
    y = y && z == i && z + count_of(k) <= end && (!SPLIT_AWARE || k == gathered[e])
  :: else
  fi;
  if
  :: y -> erase(i); y = 1
  :: else
  fi;
  i = 0; x = 0; z = 0
}

/* The part of a page inside the range is zeroed, and the page split, kept or dropped.
 * y: 0 it is single pages now, or gone as it lay wholly inside; 1 it is still whole. */
inline cut(p)
{
  z = base_of(p);
  if
  :: z >= lo && z + size_of(p) <= hi -> truncate_page(p); y = 0
  :: else ->
    x = 0;
    do
    :: x < size_of(p) ->
      if
      :: z + x >= lo && z + x < hi -> frame[p + x].bytes = 0; frame[p + x].old = 0
      :: else
      fi;
      x++
    :: else -> break
    od;
    can_split(p);
    if
    :: y && !SPLIT_AROUND -> split_page(p, NO_END); y = 0
    :: y && SPLIT_AROUND && lo > z -> split_page(p, lo); y = 0
    :: y && SPLIT_AROUND && lo <= z -> split_page(p, z); y = 0
    :: !y && frame[p].dirty -> y = 1
    :: else -> truncate_page(p); y = 0
    fi
  fi
}

/* Whether a page that took the slots from b to e has left a piece of two at the end of the range. */
#define goes_on(b, e) \
  (SPLIT_AROUND && (b) <= hi && hi < (e) && is_page(slot[hi]) && order[hi] > 0)

/* That piece is split as well, if neither a lock nor a reference is in the way. */
inline cut_end()
{
  if
  :: is_page(slot[hi]) && order[hi] > 0 ->
    j = slot[hi] - 1;
    count_ptes(j);
    if
    :: !frame[j].locked && frame[j].refs == size_of(j) + y -> split_page(j, hi); frame[j].refs--
    :: else
    fi;
    j = 0
  :: else
  fi
}

/* A loop whose page is a single one now gathers the pieces; otherwise it goes on behind the page. */
inline after_split(p)
{
  if
  :: frame[p].order == 0 -> unlock(p); index = start; at = P20_back
  :: else -> at = P20
  fi
}

proctype walker(bool cuts; byte lo; byte hi)
{
  mtype at = P1;
  byte start = lo, end = hi;    /* what loop 2 still walks */
  byte index;                   /* the cursor */
  byte n, e;                    /* how many entries the batch has, and the one in work */
  byte got[SLOTS], where[SLOTS], gathered[SLOTS];
  byte freed, k;                /* k: an order that was read */
  bool second;                  /* it is at the border at the end */
  byte i, j, v, p;              /* the swap-in of a border, and the page there */
  byte x, y, z, q;              /* of use inside one row only */

  do
  :: d_step { at == P1 && !i_rwsem -> i_rwsem = 1; index = lo; at = (cuts -> T1 : P2) }

  /* t0: what the file holds now is old. */
  :: d_step { at == P2 ->
      published = 1;
      do
      :: x < SLOTS ->
        if
        :: is_page(slot[x]) ->
          y = frame_at(x);
          frame[y].old = frame[down(y, frame[y].order)].uptodate
        :: is_swap(slot[x]) ->
          y = swap_at(x);
          swap[y].old = 1;
          if
          :: swap[y].cached != 0 -> frame[swap[y].cached - 1].old = 1
          :: else
          fi
        :: else
        fi;
        x++
      :: else -> break
      od;
      x = 0; y = 0;
      at = P3
    }
  :: d_step { at == T1 ->
      at = (lo < size -> P3 : T5);
      size = lo;
      index = (at == T5 -> 0 : lo)
    }
  /* One pte at a time: P3, T2 and T4. */
  :: d_step { (at == P3 || at == T4) ->
      if
      :: is_page(slot[index]) ->
        y = frame_at(index);
        p = head(y);
        if
        :: frame[y].mapped ->
          frame[y].mapped = 0;
          frame[p].dirty = frame[p].dirty || frame[y].pte_dirty;
          frame[y].pte_dirty = 0;
          put(p)
        :: else
        fi
      :: else
      fi;
      index++;
      x = 0; y = 0; p = 0;
      if
      :: index < SLOTS && index < hi -> skip
      :: else -> index = 0; at = (at == P3 -> P4 : T5)
      fi
    }
  :: d_step { at == P4 -> index = lo; at = P5 }

  /* Loop 1 takes what it can get without sleeping. */
  :: d_step { at == P5 ->
      gather(1);
      if
      :: n == 0 -> index = 0; at = P12
      :: else -> turn_1()
      fi
    }
  :: d_step { at == P6a -> k = order[where[e]]; at = P6 }
  :: d_step { at == P6 ->
      free_swap_entry();
      if
      :: y -> at = P7
      :: else -> k = 0; e++; turn_1()
      fi;
      y = 0
    }
  :: d_step { at == P7 ->
      free_swap_and_cache(number(got[e]), count_of(k));
      freed = freed + count_of(k);
      k = 0; x = 0; y = 0;
      e++;
      turn_1()
    }
  :: d_step { at == P10a -> p = got[e] - 1; unmap(p); p = 0; x = 0; z = 0; at = P10b }
  :: d_step { at == P10b ->
      p = got[e] - 1;
      truncate_page(p);
      p = 0; x = 0; y = 0; z = 0;
      at = P11
    }
  :: d_step { at == P11 -> p = got[e] - 1; unlock(p); p = 0; e++; turn_1() }
  :: d_step { at == P11_end ->
      e = 0;
      release();
      at = (index < end && index < SLOTS -> P5 : P12);
      index = (at == P5 -> index : 0)
    }

  /* The borders: the first page, then the last one unless the first page reaches it. */
  :: at == P12 ->
accept_border:
    d_step {
      i = (second -> hi - 1 : lo);
      if
      :: i >= SLOTS || slot[i] == 0 -> at = P12_next
      :: i < SLOTS && is_page(slot[i]) -> p = head(slot[i] - 1); frame[p].refs++; at = P12_lock
      :: else -> at = P12_lookup
      fi
    }
  :: d_step { (at == P12_lock || at == P12_lookup_lock) && !frame[p].locked ->
      if
      :: frame[p].mapping != 0 -> frame[p].locked = 1; at = P12_dirty
      :: else -> put(p); p = 0; x = 0; y = 0; at = (BORDER_DIRECT -> P12 : P12_lookup)
      fi
    }
  /* Until 6.12.117 this is the lookup of a read, which ends at i_size. */
  :: at == P12_lookup ->
accept_lookup:
    d_step {
      if
      :: !BORDER_DIRECT && i >= size -> at = P12_next
      :: else ->
        if
        :: slot[i] == 0 -> at = P12_next
        :: is_page(slot[i]) -> p = head(slot[i] - 1); frame[p].refs++; at = P12_lookup_lock
        :: else -> v = slot[i]; at = (RANGE_INSERT -> S1c : S2)
        fi
      fi
    }
  SWAP_IN((BORDER_DIRECT -> P12 : P12_lookup), P12_dirty, BORDER_MEMORY, P12_next)
  :: d_step { at == P12_dirty -> frame[p].dirty = 1; at = P12e }
  :: d_step { at == P12e ->
      /* j: where the page ends; k: where it begins, if it holds the other border as well. */
      k = base_of(p);
      j = k + size_of(p);
      cut(p);
      if
      :: y && !second -> start = j; end = (j >= hi -> k : end)
      :: y && second -> end = k
      :: else
      fi;
      second = second || j >= hi;
      if
      :: !y && goes_on(k, j) -> at = P12g
      :: else -> unlock(p); put(p); p = 0; at = P12_next
      fi;
      k = 0; j = 0; x = 0; y = 0; z = 0
    }
  :: d_step { at == P12g ->
      cut_end();
      unlock(p);
      put(p);
      p = 0; x = 0; y = 0; z = 0;
      at = P12_next
    }
  :: d_step { at == P12_next ->
      i = 0;
      if
      :: !second && !cuts && hi - 1 != lo -> second = 1; at = P12
      :: else -> second = 0; index = start; at = (index < end -> P14 : P21)
      fi
    }

  /* Loop 2 */
  :: at == P14 ->
accept_round:
    d_step {
      z = index;
      x = index;
      gather(0);
      if
      :: n == 0 && cuts && x != start -> index = start
      :: n == 0 && !(cuts && x != start) -> at = P21
      :: else -> turn_2()
      fi;
      x = 0
    }
  :: d_step { at == P16a -> k = order[where[e]]; at = P16 }
  :: d_step { at == P16 ->
      free_swap_entry();
      at = (y -> P16_free : P16d);
      k = (y -> k : 0);
      y = 0
    }
  :: d_step { at == P16_free ->
      free_swap_and_cache(number(got[e]), count_of(k));
      freed = freed + count_of(k);
      k = 0; x = 0; y = 0;
      e++;
      turn_2()
    }
  :: d_step { at == P16d ->
      x = where[e];
      y = order[x];
      z = down(x, y);
      if
      :: RETRY_WHERE == END_SKIP && y > 0 && x + count_of(y) > end -> e++; turn_2()
      :: RETRY_WHERE == BASE && (z < start || z + count_of(y) > end) ->
        start = (BORDER_ADVANCE && z + count_of(y) > start -> z + count_of(y) : start);
        e++;
        turn_2()
      :: else -> index = (RETRY_WHERE == BASE -> z : x); at = P20_back
      fi;
      x = 0; y = 0; z = 0
    }
  :: d_step { at == P17 && !frame[got[e] - 1].locked -> frame[got[e] - 1].locked = 1; at = P18 }
  :: d_step { at == P18 ->
      p = got[e] - 1;
      if
      :: frame[p].mapping == 0 -> unlock(p); index = where[e]; at = P20_back
      :: frame[p].mapping != 0 && frame[p].order > 0 && BIG_SPLIT -> at = P19b
      :: else -> count_ptes(p); at = (y > 0 -> P19_unmap : P19)
      fi;
      p = 0; x = 0; y = 0
    }
  :: d_step { at == P19_unmap -> p = got[e] - 1; unmap(p); p = 0; x = 0; z = 0; at = P19 }
  :: d_step { at == P19 ->
      p = got[e] - 1;
      truncate_page(p);
      p = 0; x = 0; y = 0; z = 0;
      at = P20
    }
  :: d_step { at == P19b ->
      p = got[e] - 1;
      frame[p].dirty = frame[p].dirty || CLEAN_KEEP;
      k = base_of(p);
      i = k + size_of(p);
      cut(p);
      if
      :: y && UNSPLIT_ADVANCE && cuts && i > start -> start = i
      :: else
      fi;
      if
      :: !y && goes_on(k, i) -> at = P19c
      :: else -> after_split(p)
      fi;
      p = 0; i = 0; k = 0; x = 0; y = 0; z = 0
    }
  :: d_step { at == P19c ->
      cut_end();
      p = got[e] - 1;
      after_split(p);
      p = 0; x = 0; y = 0; z = 0
    }
  :: d_step { at == P20 -> p = got[e] - 1; unlock(p); p = 0; e++; turn_2() }
  :: d_step { (at == P20_end || at == P20_back) ->
      e = 0;
      release();
      at = (index < end -> P14 : P21)
    }

  :: d_step { at == P21 ->
      swapped = swapped - freed;
      freed = 0; start = 0; end = 0;
      index = (cuts -> lo : 0);
      at = (cuts -> T4 : P22)
    }
  /* t1: from now on no slot of the hole may lead to old bytes. */
  :: d_step { at == P22 -> published = 0; punched = 1; at = P23 }
  :: d_step { at == P23 -> i_rwsem = 0; at = DONE }
  :: d_step { at == T5 -> i_rwsem = 0; has_cut = 1; at = DONE }
  :: at == DONE -> break
  od
}

/* ---- R and F: read(2), the page fault, and a store that takes none ---- */

#define look_again (kind == READ -> R1 : F5)
#define stores (kind == FAULT_WRITE || kind == STORE)

proctype user(mtype kind; byte i; byte makes)
{
  mtype at = (kind == READ -> R1 : (kind == STORE -> F15 : F1));
  byte v, k, j, p;
  byte x, y, z;

  do
  /* The gate: a fault into a published hole sleeps until P22. */
  :: d_step { at == F1 -> at = (published && in_hole(i) -> F2 : F5) }
  :: d_step { at == F2 && !published -> at = F1 }

  /* R1, F5, and S1 if a swap entry is found; behind i_size there is nothing to look for. */
  :: d_step { (at == R1 || at == F5) ->
      if
      :: i >= size -> at = DONE
      :: i < size && slot[i] == 0 -> at = (kind == READ -> DONE : F8)
      :: i < size && is_page(slot[i]) ->
        p = head(slot[i] - 1);
        frame[p].refs++;
        at = (kind == READ -> R2 : F5_lock)
      :: else -> v = slot[i]; at = (RANGE_INSERT -> S1c : S2)
      fi
    }
  :: d_step { (at == R2 || at == F5_lock) && !frame[p].locked ->
      if
      :: frame[p].mapping == 0 -> put(p); p = 0; x = 0; y = 0; at = look_again
      :: else -> frame[p].locked = 1; at = (kind == READ -> S10 : F12)
      fi
    }
  SWAP_IN(look_again, (kind == READ -> S10 : F12), 1, DONE)
  :: d_step { at == S10 -> unlock(p); at = R3 }
  :: d_step { at == R3 -> put(p); p = 0; x = 0; y = 0; at = DONE }

  /* An empty slot: a new page of zeros, of the highest order up to the one that is asked for whose slots are all
   * empty. */
  :: d_step { at == F8 ->
      k = makes;
      do
      :: k > 0 ->
        z = down(i, k);
        x = z;
        do
        :: x < z + count_of(k) && x < SLOTS && slot[x] == 0 -> x++
        :: else -> break
        od;
        if
        :: x == z + count_of(k) -> break
        :: else -> k--
        fi
      :: else -> break
      od;
      new_page(p, k);
      k = 0; x = 0; z = 0;
      at = F9
    }
  :: d_step { at == F9 ->
      z = down(i, frame[p].order);
      x = z;
      do
      :: x < z + size_of(p) && slot[x] == 0 -> x++
      :: else -> break
      od;
      if
      :: x == z + size_of(p) -> j = z; add_to_tree(p, j); j = 0; at = F10
      :: else -> unlock(p); put(p); p = 0; at = F5
      fi;
      x = 0; y = 0; z = 0
    }
  :: d_step { at == F10 -> frame[p].lru = 1; at = F11 }
  :: d_step { at == F11 -> frame[p].uptodate = 1; at = F12 }

  /* The reference in hand becomes the pte's. */
  :: d_step { at == F12 ->
      z = p + i - down(i, frame[p].order);
      if
      :: frame[z].mapped -> put(p)
      :: else -> frame[z].mapped = 1
      fi;
      x = 0; y = 0; z = 0;
      at = (stores -> F13 : F14)
    }
  :: d_step { at == F13 -> frame[p].dirty = 1; at = F14 }
  :: d_step { at == F14 -> unlock(p); p = 0; at = (stores -> F15 : DONE) }
  /* The store reaches the pte and not the flag of the page. Without a pte the access faults again. */
  :: d_step { at == F15 ->
      if
      :: is_page(slot[i]) ->
        x = frame_at(i);
        if
        :: frame[x].mapped ->
          frame[x].pte_dirty = 1;
          frame[x].bytes = i + 1;
          keep[i] = 1;
          at = DONE
        :: else -> at = F1
        fi
      :: else -> at = F1
      fi;
      x = 0
    }
  :: at == DONE -> break
  od
}

/* ---- C: one pass of reclaim over the page of slot i ---- */

inline put_back(p) { frame[p].lru = 1; put(p) }

proctype reclaim(byte i)
{
  mtype at;
  byte p, s, b;
  byte x, y, z, q;

  /* If the page never comes, nothing is wrong. */
end_no_page:
  d_step { is_page(slot[i]) && frame[head(slot[i] - 1)].lru ->    /* C1 */
    p = head(slot[i] - 1);
    frame[p].lru = 0;
    frame[p].refs++;
    at = C2
  }
  do
  :: d_step { at == C2 ->
      if
      :: frame[p].locked || frame[p].writeback -> put_back(p); p = 0; at = DONE
      :: else -> frame[p].locked = 1; count_ptes(p); at = (y > 0 -> C3 : (frame[p].dirty -> C5 : C4))
      fi;
      x = 0; y = 0
    }
  :: d_step { at == C3 -> unmap(p); x = 0; z = 0; at = (frame[p].dirty -> C5 : C4) }
  /* A clean page is dropped if only the tree and this task hold it. */
  :: d_step { at == C4 ->
      if
      :: frame[p].mapping != 0 && frame[p].refs == size_of(p) + 1 ->
        remove_from_tree(p, 0);
        unlock(p);
        put(p)
      :: else -> unlock(p); put_back(p)
      fi;
      p = 0; x = 0; y = 0; z = 0;
      at = DONE
    }
  /* A look, and nothing keeps others from coming afterwards. */
  :: d_step { at == C5 ->
      if
      :: frame[p].mapping != 0 && frame[p].refs == size_of(p) + 1 -> at = C6
      :: else -> unlock(p); put_back(p); p = 0; at = DONE
      fi;
      x = 0; y = 0
    }
  /* i_size is read here, once. */
  :: d_step { at == C6 ->
      frame[p].dirty = 0;
      at = (frame[p].order > 0 && (!LARGE_SWAP || base_of(p) + size_of(p) > size) -> C6a : C7)
    }
  :: d_step { at == C6a ->
      frame[p].dirty = 1;
      can_split(p);
      if
      :: y ->
        frame[p].lru = 1;
        split_page(p, NO_END);
        frame[p].lru = 0;
        frame[p].dirty = 0;
        at = C7
      :: else -> unlock(p); put_back(p); p = 0; at = DONE
      fi;
      x = 0; y = 0; z = 0
    }
  /* C7 twice: swap slots that were never used, or the first that are free. */
  :: d_step { at == C7 ->
      fresh = down(fresh + size_of(p) - 1, frame[p].order);
      s = fresh;
      fresh = fresh + size_of(p);
      assert(fresh <= SWAPS);
      x = s;
      do
      :: x < s + size_of(p) -> swap[x].has_cache = 1; x++
      :: else -> break
      od;
      x = 0;
      at = C8
    }
  :: d_step { at == C7 ->
      s = 0;
      do
      :: true ->
        x = s;
        do
        :: x < s + size_of(p) && !swap[x].count && !swap[x].has_cache -> x++
        :: else -> break
        od;
        if
        :: x == s + size_of(p) -> break
        :: else -> s = s + size_of(p); assert(s + size_of(p) <= SWAPS)
        fi
      od;
      fresh = (x > fresh -> x : fresh);
      x = s;
      do
      :: x < s + size_of(p) -> swap[x].has_cache = 1; x++
      :: else -> break
      od;
      x = 0;
      at = C8
    }
  :: d_step { at == C8 && !swaplist -> swaplist = 1; at = C9 }
  :: d_step { at == C9 -> add_to_swap_cache(p, s); x = 0; swapped = swapped + size_of(p); at = C10 }
  :: d_step { at == C10 ->
      x = s;
      do
      :: x < s + size_of(p) -> swap[x].count = 1; x++
      :: else -> break
      od;
      x = 0;
      at = C11
    }
  :: d_step { at == C11 -> remove_from_tree(p, value(s)); x = 0; y = 0; z = 0; at = C12 }
  :: d_step { at == C12 -> swaplist = 0; at = C13 }
  :: d_step { at == C13 ->
      has_owner(p);
      if
      :: y && REFUSED && STORE_BACK -> at = C13x
      :: y && REFUSED && !STORE_BACK ->
        frame[p].dirty = 1;
        unlock(p);
        put_back(p);
        p = 0; s = 0;
        at = DONE
      :: y && !REFUSED ->
        x = 0;
        do
        :: x < size_of(p) ->
          swap[s + x].bytes = frame[p + x].bytes;
          swap[s + x].old = frame[p + x].old;
          x++
        :: else -> break
        od;
        frame[p].writeback = 1;
        unlock(p);
        put_back(p);
        at = C14
      :: else ->
        delete_from_swap_cache(p);
        unlock(p);
        put_back(p);
        p = 0; s = 0;
        at = DONE
      fi;
      x = 0; y = 0
    }
  /* The page goes back where its entry is, if that is still there. */
  :: d_step { at == C13x ->
      b = down(i, frame[p].order);
      fits(p, b, value(s));
      if
      :: y -> add_to_tree(p, b); at = C13x_count
      :: else -> at = C13x_leave
      fi;
      b = 0; x = 0; y = 0; z = 0
    }
  :: d_step { at == C13x_count ->
      swapped = swapped - size_of(p);
      free_counts(s, size_of(p));
      x = 0;
      at = C13x_leave
    }
  :: d_step { at == C13x_leave ->
      delete_from_swap_cache(p);
      unlock(p);
      put_back(p);
      p = 0; s = 0; x = 0; y = 0;
      at = DONE
    }
  :: d_step { at == C14 -> frame[p].writeback = 0; at = C15 }
  :: d_step { at == C15 ->
      if
      :: swap[s].cached == p + 1 && frame[p].swap != 0 && frame[p].refs == size_of(p) &&
          !frame[p].locked && !frame[p].dirty && !frame[p].writeback ->
        delete_from_swap_cache(p)
      :: else
      fi;
      p = 0; s = 0; x = 0; y = 0;
      at = DONE
    }
  :: at == DONE -> break
  od
}

/* ---- G and H: a reference held for a while, and one piece read into the swap cache ---- */

proctype pin(byte i)
{
  byte p, x, y;

end_no_page:
  d_step { is_page(slot[i]) -> p = head(slot[i] - 1); frame[p].refs++ }  /* G1 */
  d_step { put(p); p = 0; x = 0; y = 0 }                                 /* G2 */
}

proctype readahead(byte i)
{
  byte p, s, x, y;

  d_step {                                                               /* H1 */
    if
    :: is_swap(slot[i]) ->
      s = swap_at(i);
      if
      :: swap[s].count && !swap[s].has_cache ->
        new_page(p, 0);
        add_to_swap_cache(p, s);
        frame[p].bytes = swap[s].bytes;
        frame[p].old = swap[s].old;
        frame[p].lru = 1;
        frame[p].uptodate = 1;
        unlock(p);
        put(p)
      :: else
      fi
    :: else
    fi;
    p = 0; s = 0; x = 0; y = 0
  }
}

/* ---- Beginning and end ---- */

inline begin_slot(i, start, o)
{
  z = down(i, o);
  if
  :: start == HOLE
  :: start == SWAP || start == CACHED ->
    slot[i] = value(z);
    order[i] = o;
    keep[i] = 1;
    swap[i].count = 1;
    swap[i].bytes = i + 1;
    swapped++
  :: else ->
    slot[i] = z + 1;
    order[i] = o;
    keep[i] = (start == PAGE);
    nrpages++
  fi;
  if
  :: start == HOLE || start == SWAP
  :: else ->
    frame[i].used = 1;
    frame[i].order = o;
    frame[i].bytes = (start == CLEAN -> 0 : i + 1);
    frame[z].refs++;
    frame[z].uptodate = 1;
    frame[z].lru = 1;
    if
    :: start == CACHED ->
      swap[i].has_cache = 1;
      swap[i].cached = i + 1;
      frame[i].swap = value(i)
    :: else ->
      frame[z].mapping = z + 1;
      frame[z].dirty = (start == PAGE)
    fi
  fi
}

inline begin_task(kind, i, makes)
{
  if
  :: kind == READ || kind == FAULT_READ || kind == FAULT_WRITE || kind == STORE ->
    run user(kind, i, makes)
  :: kind == RECLAIM -> run reclaim(i)
  :: kind == READAHEAD -> run readahead(i)
  :: kind == TRUNCATE -> run walker(1, i, NO_END)
  :: kind == PIN -> run pin(i)
  :: else
  fi
}

init
{
  byte pages, swaps, x, z;
  atomic {
    begin_slot(0, START_0, ORDER_0);
    begin_slot(1, START_1, ORDER_1);
    begin_slot(2, START_2, ORDER_2);
    begin_slot(3, START_3, ORDER_3);
#if SLOTS > 4
    begin_slot(4, START_4, ORDER_4);
#endif
#if SLOTS > 5
    begin_slot(5, START_5, ORDER_5);
#endif
#if SLOTS > 6
    begin_slot(6, START_6, ORDER_6);
#endif
#if SLOTS > 7
    begin_slot(7, START_7, ORDER_7);
#endif
    z = 0;
    if
    :: PUNCH -> run walker(0, HOLE_START, HOLE_END)
    :: else
    fi;
    begin_task(TASK_1, AT_1, MAKES_1);
    begin_task(TASK_2, AT_2, MAKES_2);
    begin_task(TASK_3, AT_3, MAKES_3)
  }
  /* No task can go on: the accounts balance, and nothing is held any more. */
  timeout ->
  d_step {
    do
    :: x < SLOTS ->
      if
      :: is_page(slot[x]) -> pages++
      :: is_swap(slot[x]) -> swaps++
      :: else
      fi;
      x++
    :: else -> break
    od;
    x = 0;
    do
    :: x < SWAPS -> z = z + swap[x].count; x++
    :: else -> break
    od;
    /* Swap slots without a name, or the totals. */
    if
    :: nrpages != pages || swapped != swaps || z != swaps ->
      c_code { tell("counts"); }
    :: else
    fi;
    assert(!published && !i_rwsem && !swaplist);
    x = 0;
    do
    :: x < FRAMES ->
      if
      :: frame[x].used && head(x) == x ->
        assert(!frame[x].locked && !frame[x].writeback);
        z = 0;
        pages = x;
        do
        :: pages < x + size_of(x) -> z = z + frame[pages].mapped; pages++
        :: else -> break
        od;
        assert(frame[x].refs ==
          size_of(x) * ((frame[x].mapping != 0) + (frame[x].swap != 0)) + z)
      :: else
      fi;
      x++
    :: else -> break
    od
  }
}
