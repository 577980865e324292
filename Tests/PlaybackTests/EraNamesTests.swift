// Checks which words of a text have other names in later kernels.

import Playback
import Shmem
import Testing

@Suite("Names by kernel")
struct EraNamesTests {
  @Test(
    "a page is a folio in 6.1 and later, unless it is a page of the file",
    arguments: [
      ("Slot 2 holds page P3 (old data).", "Slot 2 holds folio P3 (old data)."),
      (
        "Page P3 is busy: punch waits for the page lock.",
        "Folio P3 is busy: punch waits for the folio lock."
      ),
      ("punch goes back to page 3.", "punch goes back to page 3."),
      ("page -1 and pages 3 to 5", "page -1 and pages 3 to 5"),
      (
        "the first page, the next page, no whole page",
        "the first page, the next page, no whole page"
      ),
      (
        "The hole holds 3 pages of data now, which must go.",
        "The hole holds 3 pages of data now, which must go."
      ),
      ("a truncate to 3 pages and a part", "a truncate to 3 pages and a part"),
      ("splits P0 into 4 pages of one slot", "splits P0 into 4 folios of one slot"),
      ("no task can add a page to the page cache", "no task can add a folio to the page cache"),
      ("slot 3: page? lock it", "slot 3: folio? lock it"),
      ("P0, page 3 of the file", "P0, page 3 of the file"),
      ("lock i_mutex, mmap_sem, tree_lock", "lock i_rwsem, mmap_lock, xa_lock"),
      ("up_read(mmap_sem)", "mmap_read_unlock(mm)"),
      ("do_fallocate(): punch", "vfs_fallocate(): punch"),
      ("lock_page(P2), write(2)", "folio_lock(P2), write(2)"),
      ("trylock; clear the ptes", "trylock; clear the ptes"),
    ]
  )
  func words(of2014: String, later: String) {
    for kernel in Kernel.allCases {
      #expect(kernel.naming(of2014) == (kernel.hasFolios ? later : of2014), "\(kernel.rawValue)")
    }
    #expect(Set(Kernel.allCases.filter { !$0.hasFolios }) == Set(Kernel.of2014))
  }

  @Test("reclaim writes by another function since 6.16, and its list has another lock in 7.3.4")
  func laterYears() {
    let text = "shrink_page_list(), shmem_writepage(): shmem_swaplist_mutex, swaplist mutex"
    let names = "shrink_folio_list(), shmem_writepage(): shmem_swaplist_mutex, swaplist mutex"
    #expect(Kernel.v6_14.naming(text) == names)
    #expect(Kernel.v6_18_0.naming(text) == names.replacing("writepage", with: "writeout"))
    #expect(
      Kernel.v7_3_4.naming(text)
        == "shrink_folio_list(), shmem_writeout(): shmem_swaplist_lock, swaplist lock"
    )
    #expect(Kernel.v3_15.naming("do_shmem_file_read()") == "do_shmem_file_read()")
    #expect(Kernel.waitQueue.naming("do_shmem_file_read()") == "shmem_file_read_iter()")
  }
}
