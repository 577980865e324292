// Knows the functions of the kernel that are named anywhere, each by the names that it has had.

package import Shmem

/// A function of the kernel, with its first name here and the names that it got later.
///
/// Read in mm/*.c of 6.1.192, 6.12.117 and 7.3.4. The kernels between these have a name by the release in which it
/// changed: `shmem_file_splice_read` is back since 6.5, several swap slots are freed at once since 6.10, shadows are
/// removed together since 6.13, and since 6.16 `writepage` is gone and `shmem_writeout` is called directly. Some names
/// of 2014 are shorter than in the kernel: `trylock`, `wait_on_writeback`, `free_swap` and `clear`.
package struct FunctionName: Sendable {
  /// The word for the function in a text of the program: its first name, unless two functions share that.
  package let key: String
  /// The name in the oldest kernel that has the function.
  let first: String
  /// The first kernel here that has the function.
  package let since: Kernel
  /// The names that it got, each with the first kernel here that uses it.
  let later: [(since: Kernel, name: String)]

  private init(
    _ first: String,
    key: String? = nil,
    since: Kernel = .v3_15,
    _ later: (since: Kernel, name: String)...
  ) {
    self.key = key ?? first
    self.first = first
    self.since = since
    self.later = later
  }

  /// Returns the name in a kernel; nil if the kernel does not have the function.
  package func name(in kernel: Kernel) -> String? {
    guard kernel.isSince(since) else { return nil }
    return later.last { kernel.isSince($0.since) }?.name ?? first
  }

  /// Returns the name that a kernel has for what a text calls `word`; the word itself if the table does not know it.
  static func named(_ word: Substring, in kernel: Kernel) -> String {
    byKey[word]?.name(in: kernel) ?? String(word)
  }

  private static let byKey = Dictionary(uniqueKeysWithValues: table.map { ($0.key[...], $0) })

  /// All functions that any text names, but for the system calls.
  package static let table = entrances + pages + swapping + waiting

  /// The functions by which tasks enter the kernel, and the largest parts below them.
  private static let entrances = [
    FunctionName("shmem_fallocate"), FunctionName("shmem_undo_range"),
    FunctionName("madvise_remove"), FunctionName("do_fallocate", (.v6_1, "vfs_fallocate")),
    FunctionName("truncate_pagecache_range"), FunctionName("truncate_inode_pages_range"),
    FunctionName("truncate_setsize"), FunctionName("truncate_pagecache"),
    FunctionName("shmem_setattr"), FunctionName("shmem_evict_inode"),
    FunctionName("shmem_fault"), FunctionName("filemap_fault"),
    FunctionName("do_shmem_file_read", (.inodeMutex, "shmem_file_read_iter")),
    FunctionName("do_generic_file_read", (.v6_1, "filemap_read")),
    FunctionName(
      "shmem_file_splice_read",
      (.v6_1, "generic_file_splice_read"),
      (.v6_6, "shmem_file_splice_read")
    ),
    FunctionName("generic_perform_write"), FunctionName("get_user_pages_fast"),
    FunctionName("swapin_readahead", (.v6_1, "swap_cluster_readahead")),
    FunctionName("__do_page_cache_readahead", (.v6_1, "page_cache_ra_unbounded")),
    FunctionName("shrink_page_list", (.v6_1, "shrink_folio_list")),
    FunctionName("shmem_writepage", (.v6_18_0, "shmem_writeout")),
    FunctionName("try_to_unuse"), FunctionName("shmem_unuse"),
    FunctionName("collapse_file", since: .v6_1), FunctionName("invalidate_inode_pages2_range"),
  ]

  /// The functions that look up, lock, add and remove pages.
  private static let pages = [
    FunctionName("shmem_getpage_gfp", (.v6_1, "shmem_get_folio_gfp")),
    FunctionName("shmem_swapin_folio", since: .v6_1),
    FunctionName("find_get_entries"), FunctionName("find_lock_entries", since: .v6_1),
    FunctionName("shmem_get_partial_folio", since: .v6_1),
    FunctionName("truncate_inode_page", (.v6_1, "truncate_inode_folio")),
    FunctionName("truncate_inode_partial_folio", since: .v6_1),
    FunctionName("lock_page", (.v6_1, "folio_lock")),
    FunctionName("trylock", (.v6_1, "folio_trylock")),
    FunctionName("unlock_page", (.v6_1, "folio_unlock")),
    FunctionName("set_page_dirty", (.v6_1, "folio_mark_dirty")),
    FunctionName("lru_cache_add", (.v6_1, "folio_add_lru")),
    FunctionName("readpage", (.v6_1, "read_folio")),
    FunctionName("clear", (.v6_1, "__clear_shadow_entry"), (.v6_14, "xas_store")),
  ]

  /// The functions of swap and of writing.
  private static let swapping = [
    FunctionName("writepage", (.v6_18_0, "shmem_writeout")),
    FunctionName("writepage", key: "write_file_page", (.v6_18_0, "writepages")),
    FunctionName("lookup_swap_cache", (.v6_1, "swap_cache_get_folio")),
    FunctionName("get_swap_page", (.v6_1, "folio_alloc_swap")),
    FunctionName("swap_free", (.v6_12_0, "swap_free_nr"), (.v7_3_4, "folio_put_swap")),
    FunctionName(
      "free_swap_and_cache",
      (.v6_12_0, "free_swap_and_cache_nr"),
      (.v7_3_4, "swap_put_entries_direct")
    ),
    FunctionName("free_swap", (.v6_1, "shmem_free_swap")), FunctionName("shmem_free_swap"),
    FunctionName("shmem_confirm_swap"),
    FunctionName("shmem_split_large_entry", since: .v6_12_0),
  ]

  /// The functions that wait.
  private static let waiting = [
    FunctionName("wait_on_writeback", (.v6_1, "folio_wait_writeback")),
    FunctionName("schedule"), FunctionName("finish_wait"), FunctionName("up_read"),
    FunctionName("down_read"), FunctionName("mmap_read_lock", since: .v6_1),
    FunctionName("mmap_read_unlock", since: .v6_1),
    FunctionName("filemap_invalidate_lock_shared", since: .v6_1),
    FunctionName("filemap_invalidate_unlock_shared", since: .v6_1),
  ]
}
