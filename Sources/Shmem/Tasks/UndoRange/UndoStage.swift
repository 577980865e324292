// Knows in which order a walk of shmem_undo_range() comes to its loops and its edges.

/// The point at which a walk goes on when it is done with a batch, with an edge, or with a gather that found
/// nothing.
package enum UndoStage: Hashable, Sendable {
  /// The next gather of a loop.
  case gather(UndoLoop, from: PageIndex)
  /// The lookup of the page at an edge of the range.
  case edge(UndoEdge)
  /// The return without a second loop, as the range has no whole page.
  case returnEarly
  /// The accounting for the freed swap entries.
  case account
  /// The code of the caller.
  case caller
}

extension UndoRangeCall {
  /// The stage after P4: the first loop, where there is one.
  var firstStage: UndoStage {
    rules.firstPass && range.count > 0 ? .gather(.first, from: range.first) : edges
  }

  /// The stage after the first loop.
  private var edges: UndoStage {
    let counts = UndoCounts(freed: 0)
    // In 6.1 a failed preallocation looks at no edge: "goto whole_folios".
    guard !keepsData || !rules.looksUpWholeEdges else { return stage(afterEdges: counts) }
    return range.frontEdge(under: rules).map { .edge($0) } ?? stage(afterFrontEdge: counts)
  }

  /// The edge of the second lookup.
  var backEdge: UndoEdge? { range.backEdge(under: rules) }

  private func stage(afterFrontEdge counts: UndoCounts) -> UndoStage {
    backEdge.map { .edge($0) } ?? stage(afterEdges: counts)
  }

  /// Returns P13, or the second loop; in 6.1 that loop runs over nothing where there is no whole page.
  private func stage(afterEdges counts: UndoCounts) -> UndoStage {
    guard range.count == 0 else { return .gather(.second, from: first(after: counts)) }
    return rules.looksUpWholeEdges ? end : .returnEarly
  }

  /// The stage after the second loop; mm/truncate.c has nothing to account for.
  var end: UndoStage {
    switch mapping {
    case .tmpfs: .account
    case .file: .caller
    }
  }

  /// Returns the stage after an edge.
  func stage(after edge: UndoEdge, _ counts: UndoCounts) -> UndoStage {
    switch edge {
    case .before, .first: stage(afterFrontEdge: counts)
    case .after, .last: stage(afterEdges: counts)
    }
  }

  /// Returns the stage after a gather from `start` on that has found nothing.
  ///
  /// A rescanning second loop ends when a scan from the start of the range finds nothing, and otherwise
  /// starts over; the other one ends with the first gather that finds nothing, if not before.
  func stage(
    afterNothingIn loop: UndoLoop,
    from start: PageIndex,
    _ counts: UndoCounts
  ) -> UndoStage {
    let first = first(after: counts)
    switch loop {
    case .first: return edges
    case .second: return startsOver && start != first ? .gather(.second, from: first) : end
    }
  }

  /// Returns the page from which on the second loop scans: the first of the range, or a later one once it has given up
  /// an entry that begins before the range.
  func first(after counts: UndoCounts) -> PageIndex { counts.start ?? range.first }

  /// Returns the page after the last one that the second loop scans: the end of the range, or an earlier page once it has
  /// given up a page that ends after the range.
  func end(after counts: UndoCounts) -> PageIndex { counts.end ?? range.end }

  /// Returns the stage after a batch that is left at its end, or at an entry that lies after the range.
  func stage<Batch>(after batch: UndoBatch<Batch>) -> UndoStage {
    let next = batch.cursor.nextIndex
    guard batch.loop == .second else {
      return next < range.end ? .gather(.first, from: next) : edges
    }
    switch endOfScan {
    case .crawl: return .gather(.second, from: next)
    case .bounded: return .gather(.second, from: min(next, end(after: batch.counts)))
    case .restart where startsOver:
      let isInside = batch.cursor.lastIndex < end(after: batch.counts)
      return .gather(.second, from: isInside ? next : first(after: batch.counts))
    case .restart, .stop:
      guard next >= end(after: batch.counts) else { return .gather(.second, from: next) }
      return startsOver ? .gather(.second, from: first(after: batch.counts)) : end
    }
  }

  /// Returns true if the second loop is over when the first entry of a gather from `start` on lies after the
  /// range.
  ///
  /// In a loop that has no other condition this is asked of every gather from the start of the range, and for
  /// a failed preallocation of every one. Kernel: `(index == start || unfalloc) && indices[0] >= end`,
  /// shmem_undo_range(), mm/shmem.c, 3.15.
  func mayEndWithGather(from start: PageIndex, _ counts: UndoCounts) -> Bool {
    let isScan = start == first(after: counts)
    return switch endOfScan {
    case .crawl, .bounded: isScan || keepsData
    case .restart, .stop: isScan && startsOver
    }
  }
}

extension Hole {
  /// Returns the edge of the first lookup between the loops: at the page that holds the first byte of the range.
  ///
  /// In 2014 only a page that the range cuts is looked up. Kernel: `lstart >> PAGE_SHIFT`,
  /// shmem_undo_range(), mm/shmem.c, 6.1.
  func frontEdge(under rules: Rules) -> UndoEdge? {
    guard !cutsPageBefore else { return .before }
    return rules.looksUpWholeEdges && count > 0 ? .first : nil
  }

  /// Returns the edge of the second lookup: at the page that holds the last byte, unless the first one was
  /// there.
  ///
  /// A range without end has no last page. Kernel: `lend >> PAGE_SHIFT` and `same_folio`,
  /// shmem_undo_range(), mm/shmem.c, 6.1.
  func backEdge(under rules: Rules) -> UndoEdge? {
    guard !cutsPageAfter else { return .after }
    let isTheSame = count == 0 || (count == 1 && !cutsPageBefore)
    return rules.looksUpWholeEdges && !isTheSame && end.rawValue < .max ? .last : nil
  }

  /// Returns the page at an edge.
  package func index(of edge: UndoEdge) -> PageIndex {
    switch edge {
    case .before: PageIndex(first.rawValue - 1)
    case .after: end
    case .first: first
    case .last: PageIndex(end.rawValue - 1)
    }
  }
}
