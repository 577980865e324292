// Explains the words for a file, its pages, its swap entries and its tree.

extension Glossary {
  /// The words for the data of a file.
  static let data = Term.table(
    .data,
    """
    page, pages
      4096 bytes of the file, counted from 0, and the piece of memory that holds them. In later
      kernels that memory is a folio.
    folio, folios
      In kernel 6.1 and later, the piece of memory that holds a page of the file, or several pages in
      a row. Its name is that of its first frame: folio P3.
    page frame, frame, frames
      A piece of memory that can hold one page; its name is P and a number.
    slot, slots
      The place in the file's tree for one page of the file. It holds a page, a swap entry, a
      shadow, or nothing.
    entry, entries
      The thing that a slot holds: a page, a swap entry or a shadow.
    large entry, large entries
      A page or a swap entry that takes several slots: two, four, eight or more. All its slots hold
      the same value.
    split, splits
      To make smaller entries of a large one. The first of them keeps the value of a swap entry, so
      that a comparison of values does not notice the split.
    order
      The size of an entry: it takes 2 to the power of its order slots. A single entry has order 0.
    swap entry, swap entries
      A number in place of a page: it says where in the swap area the data is.
    swap, swaps
      Room on a disk for pages that are taken out of memory. A page that goes there comes back when
      it is used again.
    swap slot, swap slots, area
      A place for one page in the swap area. Its count says how many swap entries name it.
    swap cache
      A second index of pages, by swap entry. A page on its way to swap or back is found there.
    cached
      The data of the swap entry is in memory as well, in a page of the swap cache.
    caches
      The page stands in the swap cache under this swap entry.
    has-cache
      A flag of a swap slot: a page stands, or is about to stand, in the swap cache for it.
    shadow, shadows
      A mark that an ordinary file keeps for a page that was dropped. It holds no data; the data is
      on the disk.
    u
      After a number, in the place of some neighbouring slots: so many of them are in use.
    k
      After a number, in the place of some neighbouring slots: thousands of them are in use. M stands
      for millions.
    hole, holes
      A part of a file without data: a read of it gives zeros. To punch a hole is to remove the
      pages of a part of the file.
    edge, edges
      The first or the last page of the hole, or a page of which the hole covers a part. Of the
      latter the punch zeroes the part.
    tmpfs
      A file system without a disk: its files live in memory, and in swap when memory is short.
    shmem
      The part of the kernel with the code of tmpfs, in mm/shmem.c.
    file, files
      The bytes that all tasks work on, cut into pages. Here it is a file of tmpfs, unless the demo
      says otherwise.
    old data
      The bytes that were in the hole when the punch began. Not one of them may be read after it.
    dirty
      The page has bytes that are nowhere else, neither in swap nor on the disk. Reclaim has to
      write it before it drops it.
    clean
      Not dirty: the page has nothing that has to be written before reclaim drops it.
    mapped, maps, map, mappings
      Pages that stand in the address space of a program. The program reads and writes their bytes
      without a call.
    unmap, unmaps, unmapped
      To take a page out of the address space of programs. Their next access is a page fault.
    mapping
      The pages of a file as one object. A page's field "mapping" names the file that it belongs to.
    mapping NULL, NULL
      No address: the page belongs to no file any more.
    ours
      A test of a page's field "mapping": does the page still belong to this file? It is made with
      the page locked.
    zero, zeros, zeroes, zeroed
      The bytes of a hole, and of a page that was never written.
    bytes, byte
      The contents of a page.
    disk, device
      The place where an ordinary file has its data, and where the swap area is.
    """
  )

  /// The words for the tree of a file and the rows of its picture.
  static let tree = Term.table(
    .data,
    """
    page_tree, tree, i_pages
      The radix tree of the file: it leads from the number of a page to the slot for that page.
    node, nodes
      A table of slots in the tree. The slots of a leaf hold entries; those of other nodes lead to
      nodes.
    root
      The topmost node of the tree.
    leaf, leaves
      A node at the bottom, whose slots hold the entries of the file.
    height
      The number of levels of the tree. A longer file needs more of them.
    level, levels
      All nodes of the tree at the same distance from the leaves.
    cell, cells
      In the whole file: one slot of a node, with all pages below it.
    shift
      The power of two of the slots in a node: shift 3 means 8 slots.
    used
      So many slots of the node hold something.
    index
      The number of a page in the file, from 0 on. In the code of the punch it is the cursor.
    now
      The row with what each slot holds at this moment.
    got
      The row with what the punch gathered. The slots may have changed since.
    cursor
      The page of the file that the punch has come to. It goes back where a retry tells it to.
    gather, gathers, gathered
      To copy the next entries of the file into a list, before handling them one by one. Other tasks
      may change the slots meanwhile.
    batch
      The entries that one gather has collected, 14 at most in 2014, 15 in 6.1 and 6.6, 31 later.
    stale
      Said of a gathered entry: its slot holds something else by now.
    first loop, loop 1
      The first loop of the punch removes what it can without waiting, and leaves the rest.
    second loop, loop 2
      The second loop of the punch goes through the hole again. It waits for pages that are locked.
    loop, loops
      Code that goes round: the punch has two loops over the hole. Among options: the task starts
      again when it has finished.
    swizzle, swizzles, swizzling
      To exchange a page and its swap entry in a slot. The data stays; only its place changes.
    skipped, skips
      The punch found that the slot had changed, and went on without looking again.
    full
      In the whole file: all slots of the node are in use.
    done
      The punch has handled this gathered entry.
    removed, remove, removes, removal
      Taken out of the slot and of the file; the slot is a hole then.
    """
  )
}
