// Explains the kinds of tasks by the stems of their names.

extension Glossary {
  /// The kinds of tasks; the name of a task is one of these words and a number.
  static let tasks = Term.table(
    .tasks,
    """
    punch, punches, punched, punching, puncher
      The task that punches the hole: it removes the pages of a part of the file. Later reads of
      that part must give zeros.
    read, reads, reader, readers
      A task that reads one page with read(2). It brings the page back from swap if it has to.
    splice, splices
      A task that puts one page of the file into a pipe, without copying its bytes.
    write, writes, writer, writers
      A task that writes a part of one page with write(2).
    fault, faults, fault-read, fault-write, page fault, page faults
      A task that touches one page through a mapping, by a load or a store. The page is not there,
      so the kernel has to bring it.
    reclaim, reclaims
      A task that takes one page out of memory, because memory is short. In tmpfs the data of the
      page goes to swap.
    truncate, truncates
      A task that makes the file shorter and removes the pages after its new end.
    preallocate, preallocates, preallocation, preallocated
      A task that gives the file pages ahead of time. Here it is interrupted and takes them back.
    evict, evicts, evicted, eviction
      A task that removes the whole file after its last user has closed it.
    swapoff
      A task that brings everything back from swap, so that the swap area can be switched off.
    pin, pins, pinned
      A task that holds a reference to one page for a while, as a device does that reads or writes
      the page.
    readahead, read-ahead
      A task that reads one page, of a swap entry or of an ordinary file, because another task may
      want it soon.
    invalidate, invalidates, invalidation
      A task that drops one page of an ordinary file if it is clean, because another program writes
      past the page cache. Such a direct write would make the page out of date.
    collapse, collapses
      A task that joins the pages of a range into one page of several slots. It copies their bytes
      and lets the old pages go.
    """
  )
}
