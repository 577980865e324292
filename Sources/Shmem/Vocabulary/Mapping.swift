// Knows the two kinds of file whose page cache is punched, and which starts and tasks belong to each.

/// The kind of file that a race is about.
///
/// The tree is the same in both. They differ in the thing that stands in for a page that has left memory, and
/// so in the things that the walk through the hole has to remove:
///
/// ```
/// tmpfs   a swap entry      the data, in another place: to leave it is to leave the data
/// file    a shadow entry    a note of when the page was evicted: the data is on the disk
/// ```
///
/// Kernel: the comment on exceptional entries in find_get_entries(), mm/filemap.c, 3.16.
package enum Mapping: String, CaseIterable, Hashable, Sendable {
  /// A file in tmpfs. Kernel: shmem_undo_range(), mm/shmem.c, 3.16.
  case tmpfs
  /// A file of a file system that has a disk and can punch holes. Kernel:
  /// truncate_inode_pages_range(), mm/truncate.c, 3.16.
  case file

  /// Returns true if a page of such a file can start like this.
  package func canStart(as start: SlotStart) -> Bool {
    switch (self, start) {
    case (_, .page), (_, .clean), (_, .hole): true
    case (.tmpfs, .swap), (.tmpfs, .cached), (.tmpfs, .fallocated), (.file, .shadow): true
    case (.tmpfs, .shadow), (.file, .swap), (.file, .cached), (.file, .fallocated): false
    }
  }

  /// Returns true if such a file can have a task of a kind.
  ///
  /// A file on a disk has nothing in swap. Splice is left out because in this race it equals a read that comes late,
  /// and eviction because it equals a truncate to nothing, with no task left to fault. Nothing bypasses the page cache
  /// of a file in tmpfs, so that it need not be invalidated.
  package func canRun(_ kind: TaskKind) -> Bool {
    switch self {
    case .tmpfs: !kind.has(.needsDisk)
    case .file: kind.has(.worksOnAnyFile)
    }
  }
}
