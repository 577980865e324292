// Explains the marks and signs of the screens, and the letters before a number.

extension Glossary {
  /// The marks of a slot, and the signs beside rows and steps.
  static let signs = Term.table(
    .signs,
    """
    *
      Old data: it was there when the punch began. It must be gone when the punch returns.
    +
      After an entry: data written since the punch began, which may stay. Among steps: a task joined
      the race.
    z
      The page was allocated and never written, so it reads as zeros.
    x
      The swap slot of this entry is freed, although the file still names it: any other file can have
      the slot now.
    L
      The page is locked; for a swap entry, its page in the swap cache is. One task has the lock,
      and others wait for it.
    c
      The data of this swap entry is in memory as well: its page is still in the swap cache.
    w
      The page is being written, to swap or to the disk.
    !
      The last step changed this slot. In the old data in time: the data is still there after the
      punch.
    .
      A hole: the slot holds nothing, and a read of this page gives zeros. In the old data in time:
      the data is gone.
    < >
      The selected slot. A task that you add goes to this slot.
    <1
      The script goes back to the step with this number and begins another branch there.
    ( )
      In a row "got": the punch has handled this entry; in space-time: a gather. Around a number: so
      many slots that are not shown.
    [ ]
      In a row "got" and in space-time: this entry is stale, as the slot holds something else now.
      Among steps: the present step; in the rule at t1: old data that is left.
    { }
      In the tree beside another race: this slot differs between the two races.
    >
      Among moves, tasks and lists: this one is next, or is selected. In a row "got": the punch
      handles this entry now.
    :
      After an entry: the step before the last changed this slot. In lanes: a task still waits, or
      keeps its references; in the old data in time: pages that go one by one.
    ^
      The cursor: the page of the file that the punch has come to.
    =
      In a row "hole": a page that the punch removes; in a row "got": the slot still holds what the
      punch has gathered. In the old data in time: the data is in a page.
    ═
      The entry to the left takes this slot as well.
    ×
      In a row "got", after an entry: the number of slots that it took when it was gathered.
    ≠
      In a row "got": what the punch has gathered, and what it has found in the slot instead. In ASCII
      it is "!=".
    -
      Among moves: the task cannot go on, and the reason follows. In a row "got": a hole that the
      gather passed over; in the old data in time: the data is in swap; in lanes: the task lets go.
    ~
      In the old data in time: a task has taken the data out of the slot and carries it.
    '
      Another branch begins before this step; beside a row name, the row of the other race.
    #
      The focused task: its source is shown. In the whole file: a node whose slots are all in use.
    @
      The page that a task works on: read-1 @2 reads page 2.
    %
      A share of a hundred; for the odds, of the random schedules from here.
    ->
      The left becomes the right: in "slot: s1 -> P1" the page P1 takes the place of the swap entry
      s1.
    -->
      An arrow from a task that waits to the task that it waits for.
    ...
      There is more than fits here.
    +1
      So many more rows or pages are not shown.
    +=, -=
      A value is added to a variable of the kernel, or taken off it.
    ?
      Not known: the checker has not answered yet, or had to give up.
    │, ╞, ═
      Lines of the tree and frames of parts of the screen.
    ░, ▒, ▓, █
      In a row "file": a stretch of the file with entries in it.
    ›
      The way down through the levels of the tree.
    |
      Another branch or race stands beside this one.
    """
  )

  /// The letters that stand before a number.
  static let letters = Term.table(
    .letters,
    """
    P
      In a slot, a page frame: P3 is frame 3 of the memory, with the data of one page. Among steps,
      a step of the punch, or of another call that removes pages.
    s
      A swap entry: s2 says that the data of the page is in slot 2 of the swap area, outside the
      memory.
    e
      A shadow entry, in an ordinary file: a page was here and was dropped. It holds no data.
    R
      A step of read(2), the call by which a program reads a page.
    L
      A step of a splice, which gives a page of the file to a pipe.
    W
      A step of write(2), the call by which a program writes a page.
    S
      A step of a swap-in: a task brings the data of a page back from swap.
    M
      A step of reading a page from the disk.
    F
      A step of a page fault: a program has touched a page of its mapping that is not there.
    C
      A step of reclaim, by which the kernel takes a page out of memory.
    T
      A step of truncate, which makes the file shorter.
    U
      A step of a preallocation that is interrupted.
    E
      A step of the eviction of the file, after its last user has closed it.
    O
      A step of swapoff, which brings everything back from swap.
    G
      A step of a pin, which holds a reference to a page for a while.
    H
      A step of a read-ahead, of swap or of an ordinary file.
    I
      A step of an invalidation, which drops a clean page of an ordinary file.
    K
      A step of a collapse, which joins pages into a larger one.
    B
      A step about the blocks of an ordinary file, or about the lock of its page cache.
    """
  )
}
