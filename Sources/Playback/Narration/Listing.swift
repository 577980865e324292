// Knows the functions of the race as pseudo-code in our own words, line by line with their steps.

package import Shmem

/// A line of pseudo-code.
package struct ListingLine: Hashable, Sendable {
  /// The text, indented by two blanks a level.
  package var text: String
  /// The steps that the line stands for; empty for a line that only structures others.
  package var stepIDs: [StepID]
  /// The conditions under which the line is part of the kernel; all must hold.
  package var conditions: [Condition]

  /// A rule and the values it may have.
  package struct Condition: Hashable, Sendable {
    /// The rule.
    package var rule: RuleName
    /// The values under which the line is part of the kernel.
    package var values: [String]

    /// Returns true if the rule has one of the values.
    func holds(under rules: Rules) -> Bool { values.contains(rules[rule]) }

    /// Returns true if the condition holds in no kernel of 2014, for a file of this kind.
    func isOfNoKernel(in mapping: Mapping) -> Bool {
      !Kernel.of2014.contains { holds(under: $0.rules(in: mapping)) }
    }
  }

  /// Returns the first rule that leaves the line out, or nil if none does.
  package func struckBy(_ rules: Rules) -> RuleName? {
    conditions.first { !$0.holds(under: rules) }?.rule
  }

  /// Returns true if the rules leave the line out.
  package func isStruck(under rules: Rules) -> Bool { struckBy(rules) != nil }

  /// Returns true if the line is shown, struck or not: a kernel of 2014 has it, or these rules do.
  func isShown(under rules: Rules, in mapping: Mapping) -> Bool {
    conditions.allSatisfy { !$0.isOfNoKernel(in: mapping) || $0.holds(under: rules) }
  }
}

/// A function, or a part of one.
package enum Listing: String, CaseIterable, Hashable, Sendable {
  /// The puncher's caller, if that is madvise(2).
  case madvise = "madvise_remove()"
  /// The puncher outside its loops.
  case fallocate = "shmem_fallocate()"
  /// The puncher's first loop.
  case firstLoop = "shmem_undo_range(), first loop"
  /// The puncher's second loop.
  case secondLoop = "shmem_undo_range(), second loop"
  /// read(2).
  case read = "shmem_file_read_iter()"
  /// Splice.
  case splice = "shmem_file_splice_read()"
  /// write(2).
  case write = "generic_perform_write()"
  /// The fault.
  case fault = "shmem_fault()"
  /// Getting a page, or making one.
  case getPage = "shmem_getpage_gfp()"
  /// Swap-in.
  case swapIn = "shmem_getpage_gfp(), swap-in"
  /// Reclaim.
  case reclaim = "shrink_page_list(), shmem_writepage()"
  /// Truncation.
  case truncate = "shmem_setattr()"
  /// Preallocation.
  case preallocate = "shmem_fallocate(), preallocation"
  /// Eviction.
  case evict = "shmem_evict_inode()"
  /// Swapoff.
  case swapoff = "try_to_unuse(), shmem_unuse()"
  /// The puncher of an ordinary file outside its loops.
  case filePunch = "fallocate, truncate_pagecache_range()"
  /// The first loop of the puncher of an ordinary file.
  case fileFirstLoop = "truncate_inode_pages_range(), first loop"
  /// The second loop of the puncher of an ordinary file.
  case fileSecondLoop = "truncate_inode_pages_range(), second loop"
  /// Truncation of an ordinary file.
  case fileTruncate = "truncate_setsize(), truncate_pagecache()"
  /// read(2) of an ordinary file.
  case fileRead = "do_generic_file_read()"
  /// The fault on an ordinary file.
  case fileFault = "filemap_fault()"
  /// Reclaim from an ordinary file.
  case fileReclaim = "shrink_page_list(), writepage"

  /// Returns the lines that are shown under some rules, in order, with the names of a kernel.
  ///
  /// A line that no kernel of 2014 has is left out, unless the rules include it.
  package func lines(under rules: Rules, of kernel: Kernel) -> [ListingLine] {
    lines.filter { $0.isShown(under: rules, in: mapping) }.map { line in
      var line = line
      line.text = kernel.naming(line.text)
      return line
    }
  }

  /// The kind of file that the function works on.
  private var mapping: Mapping {
    switch self {
    case .filePunch, .fileFirstLoop, .fileSecondLoop, .fileTruncate, .fileRead, .fileFault,
      .fileReclaim:
      .file
    case .madvise, .fallocate, .firstLoop, .secondLoop, .swapIn, .getPage, .read, .splice, .write,
      .fault, .reclaim, .truncate, .preallocate, .evict, .swapoff:
      .tmpfs
    }
  }

  /// All lines, in order.
  package var lines: [ListingLine] {
    switch self {
    case .madvise: Self.madviseLines
    case .fallocate: Self.fallocateLines
    case .firstLoop: Self.firstLoopLines
    case .secondLoop: Self.secondLoopLines
    case .read: Self.readLines
    case .splice: Self.spliceLines
    case .write: Self.writeLines
    case .fault: Self.faultLines
    case .getPage: Self.getPageLines
    case .swapIn: Self.swapInLines
    case .reclaim: Self.reclaimLines
    case .truncate: Self.truncateLines
    case .preallocate: Self.preallocateLines
    case .evict: Self.evictLines
    case .swapoff: Self.swapoffLines
    case .filePunch: Self.filePunchLines
    case .fileFirstLoop: Self.fileFirstLoopLines
    case .fileSecondLoop: Self.fileSecondLoopLines
    case .fileTruncate: Self.fileTruncateLines
    case .fileRead: Self.fileReadLines
    case .fileFault: Self.fileFaultLines
    case .fileReclaim: Self.fileReclaimLines
    }
  }

  /// Returns the position of the line for a step, counted from 0, or nil if no line stands for it.
  package func position(of stepID: StepID) -> Int? {
    lines.firstIndex { $0.stepIDs.contains(stepID) }
  }

  /// Returns the function that a task is in when `stepID` comes next.
  package static func containing(_ stepID: StepID, for kind: TaskKind, in mapping: Mapping)
    -> Listing
  {
    let shared =
      switch mapping {
      case .tmpfs: [madvise, firstLoop, secondLoop, swapIn, getPage]
      case .file: [madvise, fileFirstLoop, fileSecondLoop]
      }
    let entrance = entrance(of: kind, in: mapping)
    // The fault of a write's buffer is a function of its own as well.
    return (shared + [entrance, fault]).first { $0.position(of: stepID) != nil } ?? entrance
  }

  /// Returns the function by which a task enters the kernel.
  package static func entrance(of kind: TaskKind, in mapping: Mapping) -> Listing {
    let isFile = mapping == .file
    return switch kind {
    case .punch: isFile ? filePunch : fallocate
    case .read: isFile ? fileRead : read
    case .splice: splice
    case .write: write
    case .faultRead, .faultWrite: isFile ? fileFault : fault
    case .reclaim: isFile ? fileReclaim : reclaim
    case .truncate: isFile ? fileTruncate : truncate
    case .preallocate: preallocate
    case .evict: evict
    case .swapoff: swapoff
    }
  }
}
