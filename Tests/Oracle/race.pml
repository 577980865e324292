/* Knows the race of 2014 a second time, in Promela, so that Spin can judge what punchscope judges.
 *
 * It was written from the same tables (docs/kernel-map.md) and not from the Swift code. Every row of
 * those tables is one d_step below, under its id: nobody sees it half done, and between two rows
 * everybody may run. The place of a process in its code is the variable `at`.
 *
 * Where it differs from punchscope on purpose, it does so to put a claim of the map to the test:
 *   - age: nothing is born old. P2 marks what the file holds at that moment, wherever it is;
 *   - S3 takes two steps, so that others meet a page that is still being read;
 *   - P16 takes two steps, like P6 and P7;
 *   - C7 may give out a swap slot again although somebody still remembers it;
 *   - a page that nobody owns any more stays in the swap cache for good.
 *
 * Left out: P12 and P13, as no page is cut by the hole here; F6, as the size of the file is fixed;
 * all tasks but punch, read, fault and reclaim, since the others turn entries into pages as a read
 * does and fill empty slots as a fault does.
 *
 *   spin -a -DSLOTS=1 -DSTART_0=SWAP -DSWAP_RETRY=0 race.pml
 *   cc -O -DSAFETY -w -o pan pan.c && ./pan
 *
 * `assertion violated !(lost)` is a lost race; `spin -t -p`, with the same -D, tells its schedule. */

/* The file: SLOTS pages, page i starting as START_i; the hole is HOLE_START..<HOLE_END. */
#ifndef SLOTS
#define SLOTS 1
#endif
#ifndef START_0
#define START_0 PAGE
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
#ifndef HOLE_START
#define HOLE_START 0
#endif
#ifndef HOLE_END
#define HOLE_END SLOTS
#endif

/* The tasks beside the puncher: how many, and on which page; ANY lets each of them choose. */
#define ANY 255
#ifndef READERS
#define READERS 1
#endif
#ifndef READ_AT
#define READ_AT 0
#endif
#ifndef RECLAIMS
#define RECLAIMS 1
#endif
#ifndef RECLAIM_AT
#define RECLAIM_AT 0
#endif
#ifndef FAULTS
#define FAULTS 0
#endif
#ifndef FAULT_AT
#define FAULT_AT 0
#endif
/* Whether the faults want to store, or only to look. */
#ifndef FAULT_STORES
#define FAULT_STORES 1
#endif
/* Whether a fault starts over when it is through. A reclaim cannot: it may use up a swap slot. */
#ifndef FAULT_LOOPS
#define FAULT_LOOPS 0
#endif

/* The rules; these are those of Linux 3.16. */
#ifndef FIRST_PASS
#define FIRST_PASS 1
#endif
#ifndef RESCAN
#define RESCAN 0
#endif
/* Whether a scan ends with the hole, or only with a gather that finds nothing. */
#ifndef STOP
#define STOP 1
#endif
/* In which loop: 0 in neither, 2 in the second as it was meant, 1 in the first by accident. */
#ifndef SWAP_RETRY
#define SWAP_RETRY 2
#endif
#ifndef PAGE_RETRY
#define PAGE_RETRY 1
#endif
/* What a fault into the published hole waits for: 0 nothing, 1 the wait queue, 2 i_mutex. */
#ifndef GATE
#define GATE 1
#endif

/* PAGEVEC_SIZE: the most entries of one gather. */
#define BATCH 14

/* Enough for every page in the file, in a hand, or left behind in the swap cache. */
#define PAGES (2 * SLOTS + READERS + FAULTS + 2 * RECLAIMS)
/* Enough for every reclaim to get a swap slot that was never used before. */
#define SWAPS (SLOTS + RECLAIMS)

mtype = { HOLE, PAGE, CLEAN, SWAP, CACHED, FALLOCATED };
mtype = { READ, FAULT };
mtype = {
  P1, P2, P3, P4, P5, P6, P7, P8, P9, P10a, P10b, P11, P11_end, P11_back,
  P14, P15, P16, P16_free, P17, P18, P19_unmap, P19, P20, P20_end, P20_back, P21, P22, P23,
  R1, R2, R3, S2, S3, S3_end, S4, S5, S6, S7, S8, S9, S10,
  F1, F2, F2i, F3, F3i, F4, F5, F5_lock, F8, F9, F10, F11, F12, F13, F14, F15,
  C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14, C15,
  DONE
};

/* What a slot of the tree holds: 0, a page 1...PAGES, or a swap entry above that. */
#define is_page(e) (e != 0 && e <= PAGES)
#define is_swap(e) (e > PAGES)
#define in_hole(i) (HOLE_START <= i && i < HOLE_END)

typedef Page {
  byte refs;        /* tree, swap cache, pte, and everybody who has it in his hands */
  byte mapping;     /* 0, or the page of the file plus 1 */
  byte swap;        /* 0, or the entry under which it is in the swap cache */
  bool locked;
  bool mapped;      /* a pte leads to it */
  bool writeback;
  bool dirty;
  bool uptodate;
  bool lru;         /* reclaim can isolate it */
  bool old          /* it holds bytes that the file had at P2 */
}

typedef Swap {
  bool count;       /* the file owns it */
  bool has_cache;
  byte cached;      /* 0, or the page in the swap cache */
  bool old          /* as above, for the bytes on the device */
}

byte slot[SLOTS];
Page page[PAGES + 1];
Swap swap[SWAPS];
#define of(e) swap[e - PAGES - 1]

bool i_mutex, swaplist_mutex;
bool published;     /* inode->i_private: from P2 to P22 */
byte nrpages, swapped;
byte fresh = PAGES + 1 + SLOTS;   /* the first swap entry that was never used */

/* ---- Small operations, always used inside a row ---- */

inline put(p)
{
  page[p].refs--;
  if
  :: page[p].refs == 0 ->
    assert(page[p].mapping == 0 && page[p].swap == 0);
    assert(!page[p].locked && !page[p].mapped);
    page[p].writeback = 0;
    page[p].dirty = 0;
    page[p].uptodate = 0;
    page[p].lru = 0;
    page[p].old = 0
  :: else
  fi
}

inline unlock(p)
{
  assert(page[p].locked);
  page[p].locked = 0
}

inline unmap(p)
{
  if
  :: page[p].mapped -> page[p].mapped = 0; put(p)
  :: else
  fi
}

/* The lowest free frame, with one reference and locked. */
inline new_page(p)
{
  p = 1;
  do
  :: p <= PAGES && page[p].refs > 0 -> p++
  :: else -> break
  od;
  assert(p <= PAGES);
  page[p].refs = 1;
  page[p].locked = 1
}

inline add_to_tree(p, i)
{
  slot[i] = p;
  page[p].mapping = i + 1;
  page[p].refs++;
  nrpages++
}

/* The page leaves the tree; `e` takes its place. */
inline remove_from_tree(p, i, e)
{
  assert(slot[i] == p && page[p].mapping == i + 1);
  slot[i] = e;
  page[p].mapping = 0;
  nrpages--;
  put(p)
}

inline add_to_swap_cache(p, e)
{
  of(e).has_cache = 1;
  of(e).cached = p;
  page[p].swap = e;
  page[p].refs++
}

inline forget_if_free(e)
{
  if
  :: !of(e).count && !of(e).has_cache -> of(e).old = 0
  :: else
  fi
}

inline delete_from_swap_cache(p)
{
  of(page[p].swap).cached = 0;
  of(page[p].swap).has_cache = 0;
  forget_if_free(page[p].swap);
  page[p].swap = 0;
  page[p].dirty = 1;
  put(p)
}

inline swap_free(e)
{
  assert(of(e).count);
  of(e).count = 0;
  forget_if_free(e)
}

/* The owner lets go of a swap slot, and of its cached page if nobody is busy with that. */
inline free_swap_and_cache(e)
{
  swap_free(e);
  p = of(e).cached;
  if
  :: p != 0 && !page[p].locked && !page[p].writeback -> delete_from_swap_cache(p)
  :: else
  fi;
  p = 0
}

/* Whether old bytes can be reached through the slot value e. */
#define leads_to_old(e) \
  ((is_page(e) && page[e].old) || (is_swap(e) && (of(e).old || page[of(e).cached].old)))

/* ---- P: shmem_fallocate() and shmem_undo_range() ---- */

/* find_get_entries(): the limit counts entries, so some may lie behind the hole. Behind the end of
 * the hole the unsigned difference is huge, and only the size of the batch limits. */
inline gather()
{
  room = (index <= HOLE_END -> HOLE_END - index : BATCH);
  i = index;
  do
  :: i < SLOTS && n < room && n < BATCH ->
    if
    :: slot[i] != 0 ->
      got[n] = slot[i];
      where[n] = i;
      if
      :: is_page(slot[i]) -> page[slot[i]].refs++
      :: else
      fi;
      n++
    :: else
    fi;
    i++
  :: else -> break
  od;
  i = 0;
  room = 0
}

/* pagevec_release() */
inline release()
{
  k = 0;
  do
  :: k < n ->
    if
    :: is_page(got[k]) -> put(got[k])
    :: else
    fi;
    got[k] = 0;
    where[k] = 0;
    k++
  :: else -> break
  od;
  n = 0;
  k = 0
}

/* What loop 1 does with the entry at k; no row of its own. */
inline turn_1()
{
  if
  :: k == n -> at = P11_end
  :: else ->
    index = where[k];
    if
    :: index >= HOLE_END -> at = P11_end
    :: index < HOLE_END && is_swap(got[k]) -> at = P6
    :: else -> at = P8
    fi
  fi
}

/* The same for loop 2. */
inline turn_2()
{
  if
  :: k == n -> at = P20_end
  :: else ->
    index = where[k];
    if
    :: index >= HOLE_END -> at = P15
    :: index < HOLE_END && is_swap(got[k]) -> at = P16
    :: else -> at = P17
    fi
  fi
}

inline leave_2()
{
  release();
  index++;
  if
  :: STOP && index >= HOLE_END && RESCAN -> index = HOLE_START; at = P14
  :: STOP && index >= HOLE_END && !RESCAN -> at = P21
  :: else -> at = P14
  fi
}

proctype puncher()
{
  mtype at = P1;
  byte index;               /* the cursor */
  byte n, k;                /* how many entries the batch has, and the one in work */
  byte got[SLOTS];          /* the entries, frozen by the gather */
  byte where[SLOTS];        /* and their pages of the file */
  byte freed;
  byte i, p, room;          /* of use inside one row only */
  bool lost;

  do
  :: d_step { at == P1 && !i_mutex -> i_mutex = 1; at = P2 }

  /* t0: what the file holds now is old. */
  :: d_step { at == P2 ->
      published = 1;
      do
      :: i < SLOTS ->
        if
        :: is_page(slot[i]) && page[slot[i]].uptodate -> page[slot[i]].old = 1
        :: is_swap(slot[i]) ->
          of(slot[i]).old = 1;
          p = of(slot[i]).cached;
          if
          :: p != 0 -> page[p].old = 1
          :: else
          fi
        :: else
        fi;
        i++
      :: else -> break
      od;
      i = 0;
      p = 0;
      index = HOLE_START;
      at = P3
    }

  /* One pte at a time. */
  :: d_step { at == P3 ->
      if
      :: is_page(slot[index]) -> p = slot[index]; unmap(p)
      :: else
      fi;
      p = 0;
      index++;
      at = (index < HOLE_END -> P3 : P4)
    }

  :: d_step { at == P4 -> index = HOLE_START; at = (FIRST_PASS -> P5 : P14) }

  /* Loop 1 takes what it can get without sleeping. */
  :: d_step { at == P5 ->
      gather();
      if
      :: n == 0 -> index = HOLE_START; at = P14
      :: else -> turn_1()
      fi
    }
  :: d_step { at == P6 ->
      if
      :: slot[index] == got[k] -> slot[index] = 0; freed++; at = P7
      :: slot[index] != got[k] && SWAP_RETRY == 1 -> at = P11_back
      :: else -> k++; turn_1()                        /* changed: ignored */
      fi
    }
  :: d_step { at == P7 -> free_swap_and_cache(got[k]); k++; turn_1() }
  :: d_step { at == P8 ->
      if
      :: page[got[k]].locked -> k++; turn_1()         /* busy: ignored */
      :: else -> page[got[k]].locked = 1; at = P9
      fi
    }
  :: d_step { at == P9 ->
      if
      :: page[got[k]].mapping != index + 1 -> at = P11  /* gone: ignored */
      :: else -> at = (page[got[k]].mapped -> P10a : P10b)
      fi
    }
  :: d_step { at == P10a -> unmap(got[k]); at = P10b }
  :: d_step { at == P10b -> page[got[k]].dirty = 0; remove_from_tree(got[k], index, 0); at = P11 }
  :: d_step { at == P11 -> unlock(got[k]); k++; turn_1() }
  :: d_step { at == P11_end ->
      release();
      index++;
      if
      :: index < HOLE_END -> at = P5
      :: else -> index = HOLE_START; at = P14
      fi
    }
  :: d_step { at == P11_back -> release(); at = P5 }

  /* Loop 2. With RESCAN only a scan that begins at the start may find that nothing is left. */
  :: d_step { at == P14 ->
      gather();
      if
      :: n == 0 ->
        if
        :: RESCAN && index != HOLE_START -> index = HOLE_START
        :: else -> at = P21
        fi
      :: n > 0 && (RESCAN || !STOP) && index == HOLE_START && where[0] >= HOLE_END -> release(); at = P21
      :: else -> turn_2()
      fi
    }
  :: d_step { at == P15 -> leave_2() }
  :: d_step { at == P16 ->
      if
      :: slot[index] == got[k] -> slot[index] = 0; freed++; at = P16_free
      :: slot[index] != got[k] && SWAP_RETRY == 2 -> at = P20_back
      :: else -> k++; turn_2()
      fi
    }
  :: d_step { at == P16_free -> free_swap_and_cache(got[k]); k++; turn_2() }
  :: d_step { at == P17 && !page[got[k]].locked -> page[got[k]].locked = 1; at = P18 }
  :: d_step { at == P18 ->
      if
      :: page[got[k]].mapping == index + 1 -> at = (page[got[k]].mapped -> P19_unmap : P19)
      :: page[got[k]].mapping != index + 1 && PAGE_RETRY -> unlock(got[k]); at = P20_back
      :: else -> at = P20
      fi
    }
  :: d_step { at == P19_unmap -> unmap(got[k]); at = P19 }
  :: d_step { at == P19 -> page[got[k]].dirty = 0; remove_from_tree(got[k], index, 0); at = P20 }
  :: d_step { at == P20 -> unlock(got[k]); k++; turn_2() }
  :: d_step { at == P20_end -> leave_2() }
  /* Back by one and on by one: the next gather begins at this very page. */
  :: d_step { at == P20_back -> release(); at = P14 }

  :: d_step { at == P21 -> swapped = swapped - freed; freed = 0; at = P22 }

  /* t1: no slot of the hole leads to old bytes. */
  :: d_step { at == P22 ->
      published = 0;
      i = HOLE_START;
      do
      :: i < HOLE_END -> lost = lost || leads_to_old(slot[i]); i++
      :: else -> break
      od;
      assert(!lost);
      i = 0;
      index = 0;
      at = P23
    }
  :: d_step { at == P23 -> i_mutex = 0; at = DONE }
  :: at == DONE -> break
  od
}

/* ---- R, F, S: read(2), the page fault, and the swap-in that they share ---- */

#define look_again (kind == READ -> R1 : F5)

inline choose(i, at_page)
{
  if
  :: at_page != ANY -> i = at_page
  :: at_page == ANY -> i = 0
  :: at_page == ANY && SLOTS > 1 -> i = 1
  :: at_page == ANY && SLOTS > 2 -> i = 2
  :: at_page == ANY && SLOTS > 3 -> i = 3
  :: at_page == ANY && SLOTS > 4 -> i = 4
  :: at_page == ANY && SLOTS > 5 -> i = 5
  fi
}

proctype user(mtype kind; byte at_page)
{
  mtype at;
  byte i;                   /* the page of the file */
  byte p;                   /* the page in hand */
  byte v;                   /* the swap entry found */

  atomic { choose(i, at_page); at = (kind == READ -> R1 : F1) }
  do
  /* The gate: a fault into a published hole sleeps until P22, or until i_mutex is free. */
  :: d_step { at == F1 ->
      at = (GATE && published && in_hole(i) -> (GATE == 2 -> F2i : F2) : F5)
    }
  :: d_step { at == F2 -> at = F3 }
  :: d_step { at == F3 && !published -> at = F4 }
  :: d_step { at == F4 -> at = F1 }
  /* It wants i_mutex for nothing else than to have waited. */
  :: d_step { at == F2i && !i_mutex -> i_mutex = 1; at = F3i }
  :: d_step { at == F3i -> i_mutex = 0; at = F1 }

  /* R1, F5, and S1 if a swap entry is found. */
  :: d_step { (at == R1 || at == F5) ->
      if
      :: slot[i] == 0 -> at = (kind == READ -> DONE : F8)
      :: is_page(slot[i]) -> p = slot[i]; page[p].refs++; at = (kind == READ -> R2 : F5_lock)
      :: else -> v = slot[i]; at = S2
      fi
    }
  :: d_step { (at == R2 || at == F5_lock) && !page[p].locked ->
      if
      :: page[p].mapping != i + 1 -> put(p); p = 0; at = look_again
      :: page[p].mapping == i + 1 && page[p].uptodate ->
        page[p].locked = 1;
        at = (kind == READ -> S10 : F12)
      :: else ->                                      /* preallocated, never written */
        if
        :: kind == READ -> put(p); p = 0; at = DONE
        :: else -> page[p].locked = 1; at = F11
        fi
      fi
    }

  /* A swap entry: nothing is pinned until a page of the swap cache is in hand. */
  :: d_step { at == S2 ->
      p = of(v).cached;
      if
      :: p != 0 -> page[p].refs++; at = S4
      :: else -> at = S3
      fi
    }
  :: d_step { at == S3 ->
      if
      :: of(v).cached != 0 -> p = of(v).cached; page[p].refs++; at = S4
      :: of(v).cached == 0 && !of(v).count -> v = 0; at = look_again
      :: else ->
        new_page(p);
        add_to_swap_cache(p, v);
        page[p].old = of(v).old;
        page[p].lru = 1;
        at = S3_end
      fi
    }
  :: d_step { at == S3_end -> page[p].uptodate = 1; unlock(p); at = S4 }
  :: d_step { at == S4 && !page[p].locked -> page[p].locked = 1; at = S5 }
  :: d_step { at == S5 ->
      if
      :: page[p].swap == v && slot[i] == v -> at = (page[p].writeback -> S6 : S7)
      :: else -> unlock(p); put(p); p = 0; v = 0; at = look_again
      fi
    }
  :: d_step { at == S6 && !page[p].writeback -> at = S7 }
  :: d_step { at == S7 ->
      if
      :: slot[i] == v -> add_to_tree(p, i); at = S8
      :: else ->                                      /* the puncher was faster */
        delete_from_swap_cache(p);
        unlock(p);
        put(p);
        p = 0;
        v = 0;
        at = look_again
      fi
    }
  :: d_step { at == S8 -> swapped--; at = S9 }
  :: d_step { at == S9 ->
      delete_from_swap_cache(p);
      swap_free(v);
      v = 0;
      at = (kind == READ -> S10 : F12)
    }
  :: d_step { at == S10 -> unlock(p); at = R3 }
  :: d_step { at == R3 -> put(p); p = 0; at = DONE }

  /* An empty slot: a new page of zeros. */
  :: d_step { at == F8 -> new_page(p); at = F9 }
  :: d_step { at == F9 ->
      if
      :: slot[i] == 0 -> add_to_tree(p, i); at = F10
      :: else -> unlock(p); put(p); p = 0; at = F5
      fi
    }
  :: d_step { at == F10 -> page[p].lru = 1; at = F11 }
  :: d_step { at == F11 -> page[p].uptodate = 1; at = F12 }

  /* The reference in hand becomes the pte's. */
  :: d_step { at == F12 ->
      if
      :: page[p].mapped -> put(p)
      :: else -> page[p].mapped = 1
      fi;
      at = (FAULT_STORES -> F13 : F14)
    }
  :: d_step { at == F13 -> page[p].dirty = 1; at = F14 }
  :: d_step { at == F14 -> unlock(p); p = 0; at = (FAULT_STORES -> F15 : DONE) }
  /* A store makes nothing younger. Without a pte the access faults once more. */
  :: d_step { at == F15 -> at = (is_page(slot[i]) && page[slot[i]].mapped -> DONE : F1) }
#if FAULT_LOOPS
  :: atomic { at == DONE && kind == FAULT -> choose(i, at_page); at = F1 }
  :: at == DONE && kind == READ -> break
#else
  :: at == DONE -> break
#endif
  od
}

/* ---- C: one pass of reclaim over one page ---- */

inline put_back(p)
{
  page[p].lru = 1;
  put(p)
}

#define is_idle(p) (!page[p].locked && !page[p].dirty && !page[p].writeback)

proctype reclaim(byte at_page)
{
  mtype at;
  byte i, p, v;

  choose(i, at_page);
  /* If the page never comes, nothing is wrong. */
end_no_page:
  d_step { is_page(slot[i]) && page[slot[i]].lru ->    /* C1 */
    p = slot[i];
    page[p].lru = 0;
    page[p].refs++;
    at = C2
  }
  do
  :: d_step { at == C2 ->
      if
      :: page[p].locked -> put_back(p); p = 0; at = DONE
      :: else ->
        page[p].locked = 1;
        at = (page[p].mapped -> C3 : (page[p].dirty -> C5 : C4))
      fi
    }
  :: d_step { at == C3 -> unmap(p); at = (page[p].dirty -> C5 : C4) }
  /* A clean page is dropped: the tree's reference and ours are all there are. */
  :: d_step { at == C4 ->
      if
      :: page[p].mapping == i + 1 && page[p].refs == 2 ->
        remove_from_tree(p, i, 0);
        unlock(p);
        put(p)
      :: else -> unlock(p); put_back(p)
      fi;
      p = 0;
      at = DONE
    }
  /* A dirty page is written. This is a look, and nothing keeps others from coming afterwards. */
  :: d_step { at == C5 ->
      if
      :: page[p].mapping == i + 1 && page[p].refs == 2 -> at = C6
      :: else -> unlock(p); put_back(p); p = 0; at = DONE
      fi
    }
  :: d_step { at == C6 -> page[p].dirty = 0; page[p].uptodate = 1; at = C7 }
  /* C7 twice: a swap slot that was never used, or the first that is free. */
  :: d_step { at == C7 -> v = fresh; fresh++; of(v).has_cache = 1; at = C8 }
  :: d_step { at == C7 ->
      v = PAGES + 1;
      do
      :: v < fresh && (of(v).count || of(v).has_cache) -> v++
      :: else -> break
      od;
      if
      :: v == fresh -> fresh++
      :: else
      fi;
      of(v).has_cache = 1;
      at = C8
    }
  :: d_step { at == C8 && !swaplist_mutex -> swaplist_mutex = 1; at = C9 }
  :: d_step { at == C9 -> add_to_swap_cache(p, v); at = C10 }
  :: d_step { at == C10 -> of(v).count = 1; at = C11 }
  :: d_step { at == C11 -> remove_from_tree(p, i, v); at = C12 }
  :: d_step { at == C12 -> swapped++; swaplist_mutex = 0; at = C13 }
  :: d_step { at == C13 ->
      if
      :: of(v).count ->
        page[p].writeback = 1;
        of(v).old = page[p].old;
        unlock(p);
        put_back(p);
        at = C14
      :: else ->                                      /* punched since C11 */
        delete_from_swap_cache(p);
        unlock(p);
        put_back(p);
        p = 0;
        v = 0;
        at = DONE
      fi
    }
  :: d_step { at == C14 -> page[p].writeback = 0; at = C15 }
  :: d_step { at == C15 ->
      if
      :: of(v).cached == p && page[p].refs == 1 && is_idle(p) -> delete_from_swap_cache(p)
      :: else
      fi;
      p = 0;
      v = 0;
      at = DONE
    }
  :: at == DONE -> break
  od
}

/* ---- Beginning and end ---- */

inline begin_slot(i, start)
{
  if
  :: start == HOLE
  :: start == SWAP || start == CACHED ->
    slot[i] = PAGES + 1 + i;
    of(slot[i]).count = 1;
    swapped++;
    if
    :: start == CACHED ->
      add_to_swap_cache(i + 1, slot[i]);
      page[i + 1].uptodate = 1;
      page[i + 1].lru = 1
    :: else
    fi
  :: else ->
    add_to_tree(i + 1, i);
    page[i + 1].lru = 1;
    page[i + 1].uptodate = (start != FALLOCATED);
    page[i + 1].dirty = (start != CLEAN)
  fi
}

#define has_data(start) (start == PAGE || start == SWAP || start == CACHED)

inline end_slot(i, start)
{
  assert(in_hole(i) || !has_data(start) || leads_to_old(slot[i]));
  if
  :: is_page(slot[i]) -> pages_seen++; assert(page[slot[i]].mapping == i + 1)
  :: is_swap(slot[i]) -> swaps_seen++; assert(of(slot[i]).count)
  :: else
  fi
}

init
{
  byte pages_seen, swaps_seen, p;
  atomic {
    begin_slot(0, START_0);
#if SLOTS > 1
    begin_slot(1, START_1);
#endif
#if SLOTS > 2
    begin_slot(2, START_2);
#endif
#if SLOTS > 3
    begin_slot(3, START_3);
#endif
#if SLOTS > 4
    begin_slot(4, START_4);
#endif
#if SLOTS > 5
    begin_slot(5, START_5);
#endif
    run puncher();
    p = 0;
    do
    :: p < READERS -> run user(READ, READ_AT); p++
    :: else -> break
    od;
    p = 0;
    do
    :: p < FAULTS -> run user(FAULT, FAULT_AT); p++
    :: else -> break
    od;
    p = 0;
    do
    :: p < RECLAIMS -> run reclaim(RECLAIM_AT); p++
    :: else -> break
    od
  }
  /* Nobody can go on: the accounts balance, and outside the hole nothing is lost. */
  timeout ->
  d_step {
    end_slot(0, START_0);
#if SLOTS > 1
    end_slot(1, START_1);
#endif
#if SLOTS > 2
    end_slot(2, START_2);
#endif
#if SLOTS > 3
    end_slot(3, START_3);
#endif
#if SLOTS > 4
    end_slot(4, START_4);
#endif
#if SLOTS > 5
    end_slot(5, START_5);
#endif
    assert(nrpages == pages_seen && swapped == swaps_seen);
    assert(!published && !i_mutex && !swaplist_mutex);
    p = 1;
    do
    :: p <= PAGES ->
      assert(!page[p].locked && !page[p].writeback);
      assert(page[p].refs == (page[p].mapping != 0) + (page[p].swap != 0) + page[p].mapped);
      p++
    :: else -> break
    od
  }
}
