// Holds every function that is named anywhere against the table of names, in every kernel.

import Foundation
import RaceSupport
import Shmem
import Testing

@testable import Playback

@Suite("Names of functions")
struct FunctionNameTests {
  /// The names of the functions that a kernel has.
  private static func names(in kernel: Kernel) -> Set<String> {
    Set(FunctionName.table.compactMap { $0.name(in: kernel) })
  }

  /// Returns the functions that a text names: what stands before a bracket, but for system calls such as `read(2)`.
  private static func functions(in text: String) -> [String] {
    text.matches(of: #/(\w+)\((?!\d\))/#).map { String($0.output.1) }
  }

  /// The steps of a kernel with the listing that each is in, for every kind of task that takes it.
  ///
  /// No kernel of 2014 collapses pages of tmpfs: there a collapse does nothing.
  private static func listings(in kernel: Kernel) -> [(step: StepID, listing: Listing)] {
    StepID.allCases.flatMap { step in
      step.takers.filter { kernel.hasFolios || $0 != .collapse }.flatMap { kind in
        Mapping.allCases.map { (step, Listing.containing(step, for: kind, in: $0)) }
      }
    }
  }

  @Test("every function that a step belongs to is one of its kernel", arguments: Kernel.allCases)
  func functionsOfSteps(kernel: Kernel) {
    let known = Self.names(in: kernel)
    for (step, listing) in Self.listings(in: kernel) {
      for name in Self.functions(in: listing.name(in: kernel)) {
        #expect(
          known.contains(name),
          "\(step.rawValue) is in \(name)(), unknown in \(kernel.rawValue)"
        )
      }
    }
  }

  @Test(
    "every function that a line of a listing names is one of its kernel",
    arguments: Kernel.allCases
  )
  func functionsOfLines(kernel: Kernel) {
    let known = Self.names(in: kernel)
    for listing in Set(Self.listings(in: kernel).map(\.listing)) {
      for line in listing.lines(under: kernel.rules, of: kernel)
      where !line.isStruck(under: kernel.rules) {
        for name in Self.functions(in: line.text) {
          #expect(known.contains(name), "\(line.text), \(kernel.rawValue)")
        }
      }
    }
  }

  @Test("every function that a statement calls is one of its kernel", arguments: Kernel.allCases)
  func functionsOfStatements(kernel: Kernel) {
    let known = Self.names(in: kernel)
    for function in KernelFunction.allCases {
      for lock in [LockClass.mmapSem, .invalidateLock] {
        let text = KernelStatement.call(function, [.lock(lock)]).text(in: kernel)
        let name = Self.functions(in: text).first ?? ""
        #expect(known.contains(name), "\(text), \(kernel.rawValue)")
      }
    }
  }

  @Test(
    "the functions of the steps have the names of their kernel",
    arguments: [
      (
        Kernel.v3_16,
        """
        shmem_undo_range madvise_remove shmem_fallocate shmem_fault shmem_getpage_gfp \
        shmem_file_read_iter do_generic_file_read shmem_file_splice_read swapin_readahead \
        __do_page_cache_readahead shrink_page_list shmem_writepage lock_page trylock unlock_page \
        wait_on_writeback set_page_dirty lru_cache_add readpage writepage writepage \
        lookup_swap_cache get_swap_page swap_free free_swap_and_cache free_swap clear
        """
      ),
      (
        .v6_1,
        """
        shmem_undo_range madvise_remove shmem_fallocate shmem_fault shmem_get_folio_gfp \
        shmem_file_read_iter filemap_read generic_file_splice_read swap_cluster_readahead \
        page_cache_ra_unbounded shrink_folio_list shmem_writepage folio_lock folio_trylock \
        folio_unlock folio_wait_writeback folio_mark_dirty folio_add_lru read_folio writepage \
        writepage swap_cache_get_folio folio_alloc_swap swap_free free_swap_and_cache \
        shmem_free_swap __clear_shadow_entry
        """
      ),
      (
        .v6_12_95,
        """
        shmem_undo_range madvise_remove shmem_fallocate shmem_fault shmem_get_folio_gfp \
        shmem_file_read_iter filemap_read shmem_file_splice_read swap_cluster_readahead \
        page_cache_ra_unbounded shrink_folio_list shmem_writepage folio_lock folio_trylock \
        folio_unlock folio_wait_writeback folio_mark_dirty folio_add_lru read_folio writepage \
        writepage swap_cache_get_folio folio_alloc_swap swap_free_nr free_swap_and_cache_nr \
        shmem_free_swap __clear_shadow_entry
        """
      ),
      (
        .v7_3_4,
        """
        shmem_undo_range madvise_remove shmem_fallocate shmem_fault shmem_get_folio_gfp \
        shmem_file_read_iter filemap_read shmem_file_splice_read swap_cluster_readahead \
        page_cache_ra_unbounded shrink_folio_list shmem_writeout folio_lock folio_trylock \
        folio_unlock folio_wait_writeback folio_mark_dirty folio_add_lru read_folio \
        shmem_writeout writepages swap_cache_get_folio folio_alloc_swap folio_put_swap \
        swap_put_entries_direct shmem_free_swap xas_store
        """
      ),
    ]
  )
  func pinned(kernel: Kernel, names: String) {
    let keys = [
      "shmem_undo_range", "madvise_remove", "shmem_fallocate", "shmem_fault", "shmem_getpage_gfp",
      "do_shmem_file_read", "do_generic_file_read", "shmem_file_splice_read", "swapin_readahead",
      "__do_page_cache_readahead", "shrink_page_list", "shmem_writepage", "lock_page", "trylock",
      "unlock_page", "wait_on_writeback", "set_page_dirty", "lru_cache_add", "readpage",
      "writepage", "write_file_page", "lookup_swap_cache", "get_swap_page", "swap_free",
      "free_swap_and_cache", "free_swap", "clear",
    ]
    let named = keys.map { String(kernel.naming("\($0)()").dropLast(2)) }
    #expect(named.joined(separator: " ") == names)
  }

  @Test("the page about the kernel has the names that changed, and no others")
  func page() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/kernel-map.md"), encoding: .utf8)
    let section = try #require(text.components(separatedBy: "## Names by kernel\n").last)
    let rows = section.components(separatedBy: "\n## ")[0].split(separator: "\n")
      .filter { $0.hasPrefix("| `") }.map(String.init)
    let changed = FunctionName.table.filter { !$0.later.isEmpty }.map { function in
      let later = function.later.map { "`\($0.name)` (\($0.since.rawValue))" }
      return "| `\(function.first)` | \(later.joined(separator: ", ")) |"
    }
    #expect(Set(rows) == Set(changed))
  }
}
