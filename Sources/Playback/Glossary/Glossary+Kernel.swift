// Explains the locks, counts and fields of the kernel that the screens name.

extension Glossary {
  /// The words for locks, references, counts and fields of the kernel.
  static let locks = Term.table(
    .kernel,
    """
    kernel
      The core of the operating system. A number such as 3.16 is a version of Linux, with the rules
      of its code.
    lock, locks, locked, locking
      A thing that one task holds at a time; a task that wants it waits. Without other words it is
      the lock of a page.
    unlock, unlocks, unlocked
      To give a lock back, so that another task can take it.
    page lock, folio lock, lock of a page, PG_locked
      A lock that every page, or folio, has. The task that holds it may take the page out of its slot, and
      others wait or leave the page.
    trylock
      To take a lock if it is free, and to go on without it if not. It never waits.
    i_mutex, i_rwsem
      The lock of the whole file for writers: a punch, a truncate and write(2) hold it. Kernel 6.1
      calls it i_rwsem.
    tree_lock, xa_lock
      The lock of the file's tree. It is held only while one slot changes, within one step.
    shmem_swaplist_mutex, shmem_swaplist_lock, swaplist mutex, swaplist lock, swaplist
      The lock of the list of all files with data in swap. Reclaim holds it while it puts a page of
      tmpfs into the swap cache.
    mmap_sem, mmap_lock
      The lock of a program's address space. A page fault holds it for reading.
    invalidate_lock
      The lock of the page cache of an ordinary file, since 5.15. Tasks that add pages take it
      shared; a punch and a truncate take it exclusively.
    mutex
      A lock that a task may sleep for.
    lockdep
      A part of the kernel that records the order in which locks are taken. It complains when two
      tasks could wait for each other.
    ref, refs, reference, references
      A user of a page that is counted. The frame of a page is not used for anything else while
      references are left.
    count, counts
      The number of users. For a swap slot, the number of swap entries that name it; 0 means that it
      is free.
    pin, pins, pinned
      To keep a thing from being freed or moved. Nothing pins a swap entry that a task only
      remembers.
    value, values
      A swap entry among the local variables of a task. Nothing keeps the swap slot from being freed
      or reused.
    pte, ptes
      An entry of a page table: it makes a page part of the address space of a program.
    i_private
      A field of the file. The punch writes its hole there, so that page faults see it and wait.
    i_size
      The length of the file. Nothing after it may be read or mapped.
    info->swapped
      The number of pages of this file that are in swap.
    info->alloced
      The number of pages of this file, in memory and in swap. It may be wrong until the kernel
      recalculates it.
    nrpages
      The number of pages of this file that are in memory.
    nrshadows
      The number of shadow entries of an ordinary file.
    LRU, lru
      The list of pages in the order of their use. Reclaim takes the pages that were not used for
      long.
    isolate, isolates, isolated
      To take a page off the list of pages, so that no other reclaim works on it.
    writeback
      The time in which a page is being written to swap or to the disk.
    dirty flag, flag
      A bit of a page or of a swap slot that says something about it, such as that it is dirty.
    wait queue, waitq, queue
      The list of the tasks that sleep until something happens. The punch wakes the faults on its
      queue when it is over.
    sleep, sleeps, sleeping, asleep
      To wait without using a processor until another task or an event wakes the task.
    wake, wakes, woken, wake-ups, awake
      To let a sleeping task go on.
    signal
      A message to a process, such as the one that kills it. It can wake a task from some kinds of
      sleep.
    killable
      A kind of sleep from which a signal that kills the process wakes the task.
    uninterruptible
      A kind of sleep from which no signal wakes the task.
    EBUSY
      An error that the program gets: a page could not be dropped, as it is dirty.
    SIGBUS, EINVAL, EFAULT
      An error that the program gets: it touched a page after the end of the file, or asked for what
      is not there.
    oops, OOPS
      A mistake that the kernel notices in itself. It stops the task, and here the whole race.
    buffer
      The memory of a program from which write(2) takes its bytes.
    pipe
      A channel between two programs. A splice puts whole pages into it.
    address space, private
      The memory as a program sees it.
    inode
      The object in the kernel that stands for one file.
    RCU, rcu
      A way to read the tree without its lock, while others change it.
    """
  )

  /// The functions and calls of the kernel.
  static let functions = Term.table(
    .kernel,
    """
    fallocate, shmem_fallocate()
      The call that punches a hole into a file, or gives pages to a part of it ahead of time.
    madvise, madvise_remove()
      Another call that punches: a program gives up a part of its mapping.
    shmem_undo_range(), truncate_inode_pages_range()
      The function that removes the pages of a part of the file, in two loops. A punch and a
      truncate call it.
    shmem_free_swap(), free_swap(), clear_exceptional_entry(), __clear_shadow_entry(), xas_store()
      Empties a slot if it still holds the entry that was gathered. The test and the change are one
      step, under tree_lock.
    free_swap_and_cache(), free_swap_and_cache_nr(), swap_put_entries_direct()
      Gives a swap slot back, and drops its page from the swap cache if no task holds that page.
    swap_free(), swap_free_nr(), folio_put_swap()
      Takes one off the count of a swap slot; at 0 the swap slot is free.
    get_swap_page(), folio_alloc_swap()
      Finds a free swap slot for a page that goes out.
    lookup_swap_cache(), swap_cache_get_folio()
      Finds the page of a swap entry in the swap cache, and takes a reference to it.
    lock_page(), folio_lock()
      Takes the lock of a page; waits for it if another task has it.
    unlock_page(), folio_unlock()
      Gives the lock of a page back.
    wait_on_writeback(), folio_wait_writeback()
      Waits until a page has been written.
    set_page_dirty(), folio_mark_dirty()
      Marks a page dirty.
    lru_cache_add(), folio_add_lru()
      Puts a new page on the list from which reclaim takes its pages.
    writepage, shmem_writepage(), shmem_writeout()
      Moves a page of tmpfs into swap: it puts the swap entry into the slot, and starts the write.
    readpage, read_folio
      Reads a page of an ordinary file from the disk.
    writepages
      Writes pages of an ordinary file to the disk.
    page_cache_ra_unbounded(), __do_page_cache_readahead()
      Reads pages of an ordinary file ahead of time.
    swapin_readahead(), swap_cluster_readahead()
      Reads pages ahead of time from swap into the swap cache.
    invalidate_inode_pages2_range()
      Drops clean pages of an ordinary file from memory, so that none shows what the disk no longer
      has.
    page_mkwrite
      Asks the file system whether a page of an ordinary file may be written. It finds a block for
      the page.
    shrink_page_list(), shrink_folio_list()
      The loop of reclaim over the pages that it wants to take out of memory.
    shmem_getpage_gfp(), shmem_get_folio_gfp(), getpage
      Finds the page for a slot: the one that is there, one from swap, or a new one.
    shmem_swapin_folio()
      The part of that function that brings a page back from swap.
    find_get_entries(), find_lock_entries()
      The functions that gather: they collect entries from a slot on, and the second locks pages too.
    shmem_get_partial_folio(), truncate_inode_partial_folio()
      They find the page at an edge of the hole, and zero the part of it that lies in the hole.
    folio_trylock()
      Takes the lock of a folio if it is free; it never waits.
    mmap_read_lock(), mmap_read_unlock()
      They take the lock of a program's address space for reading, and give it back.
    filemap_invalidate_lock_shared(), filemap_invalidate_unlock_shared()
      They share invalidate_lock, and give it back.
    shmem_fault(), filemap_fault()
      Handles a page fault on a page of the file.
    shmem_file_read_iter(), do_shmem_file_read(), do_generic_file_read(), filemap_read()
      The function of read(2): it looks the page up and copies its bytes to the program.
    shmem_file_splice_read(), generic_file_splice_read()
      The function of a splice: it puts pages of the file into a pipe.
    generic_perform_write()
      The function of write(2): it copies the bytes of the program into pages of the file.
    shmem_setattr(), truncate_setsize(), truncate_pagecache(), truncate_pagecache_range()
      Functions by which a truncate sets the length of the file and removes the pages after it.
    shmem_unuse(), try_to_unuse()
      The functions of swapoff: they look for each swap entry in the files and put its page there.
    shmem_evict_inode()
      Removes all data of a file that has no user any more.
    schedule()
      Gives the processor to other tasks; the task sleeps until it is woken.
    finish_wait()
      Takes a task off the wait queue after it has been woken.
    clear()
      Writes zeros into a page.
    copy, copies, copied
      Reads the bytes of a page and gives them to the program.
    mm, truncate.c, mm/truncate.c, nopage
      Names of the kernel's source: the files about memory are in mm.
    look up, looks up, lookup
      To go through the tree from the number of a page to its slot, and to read what it holds.
    put, puts
      To drop a reference to a page; without any reference its frame is free.
    allocate
      To take a free page frame for a new page.
    publish, publishes, withdraw, withdraws
      The punch writes its hole where page faults see it, and takes it away at its end.
    free, frees, freed
      To give a page frame or a swap slot back, so that it can be used for other data. As a state:
      not in use.
    load, loads
      An access by which a program reads a byte through its mapping.
    store, stores, stored
      An access by which a program writes a byte. "One store" changes a slot in one piece.
    call, calls, caller, callers
      A program asks the kernel to do something, or a function of the kernel asks another one.
    process, processes, program, processor
      A running program; the processor is the part of the machine that runs it.
    cache
      Memory that keeps data at hand which is also somewhere else.
    stack
      The memory of a function that runs. It is gone when the function has returned.
    crash
      A mistake in the kernel that stops it.
    memory
      The machine's room for pages that are in use. When it is short, reclaim takes pages out of it.
    owner, owners
      The file whose swap entry names a swap slot. A swap slot without an owner is free.
    busy
      Locked by another task just now.
    freeze, frozen
      To lock a page and take its last references in one step, so that no task can get at it.
      Reclaim does not do that to a dirty page here.
    walk, walks
      To go through the file, or through the slots of its tree, from the first page to the last.
    pointer
      The address of a thing in memory.
    fatal
      Said of a signal that kills the process.
    sparse
      With few entries and many holes.
    futex
      A lock between programs, which the kernel helps with. It has to find the page that the lock is
      in.
    Trinity
      A program that makes random calls to find mistakes in the kernel. It found the hang of 2014.
    backport, revert
      To bring a change to an older kernel; to take a change back.
    linux-mm
      The mailing list for the memory of Linux. Mails of 2014 are the source of these races.
    Hugh Dickins, Hugh, Dickins, Linus, Andrew Morton, Andrew, Morton
      Kernel developers of 2014. Hugh Dickins looks after tmpfs, and wrote the patches of these
      demos.
    Sasha Levin, Sasha, Levin, Vlastimil Babka, Vlastimil, Babka
      Kernel developers of 2014. Sasha Levin reported the hang, and Vlastimil Babka looked for its
      cause.
    scan, scans
      One pass of the second loop over the hole.
    sum, total, totals
      A number that has to agree with what is counted one by one.
    unsigned
      A kind of number in C that cannot be less than 0.
    patch, patched
      A proposed change of the kernel's code, sent by mail.
    """
  )
}
