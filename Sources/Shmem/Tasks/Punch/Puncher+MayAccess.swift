// Knows what the puncher can still touch, by where it is in its code.

extension Puncher {
  func mayAccess(in context: AccessContext) -> MayAccess {
    let anywhere = footprint(in: UndoRangeCall(punchIn: context.scenario))
    return MayAccess(anywhere: anywhere, withoutSwap: anywhere.countingReferences)
  }

  /// Returns the pages of which there is an entry in the batch, or that at an edge which is being dealt with.
  func pagesInHand(in hole: Hole) -> ResourceSet.Pages {
    switch undo {
    case .edge(_, .lookUp, _): return []
    case .edge(let edge, _, _): return ResourceSet.Pages(hole.index(of: edge))
    case .begin, .gather, .gathering, .batch, .returnEarly, .account, nil: break
    }
    guard let batch = cursor?.batch else { return [] }
    return (0..<batch.count).reduce(into: ResourceSet.Pages()) { pages, position in
      pages.insert(ResourceSet.Pages(batch[position].index))
    }
  }

  /// Returns the resources that the puncher can touch.
  ///
  /// Up to the end of the punch its promise asks for the data of every page.
  private func footprint(in call: UndoRangeCall) -> Footprint {
    switch self {
    case .finished: Footprint()
    case .takeMmapSem, .releaseMutex: Footprint(reads: [.size, .calls], writes: .inodeMutex)
    case .dropMmapSem, .takeMutex, .publish, .unmap: .everything(from: PageIndex(0))
    case .undo(let walk): walk.mayAccess(in: call)
    case .blocks(.takeLock): .everything(from: PageIndex(0))
    case .withdraw, .blocks: .everything(from: PageIndex(.max))
    }
  }
}

extension UndoRange {
  /// Returns the resources that the walk of the puncher can touch, and the puncher after it.
  fileprivate func mayAccess(in call: UndoRangeCall) -> Footprint {
    guard !call.mayGoBack else { return .everything(from: PageIndex(0)) }
    switch self {
    case .begin, .gather(.first, _, _), .edge: return .everything(from: PageIndex(0))
    case .gather(.second, let from, _): return .everything(from: from)
    case .gathering(let gathering):
      let (cursor, next) = (gathering.batch.cursor, gathering.next)
      guard gathering.batch.loop == .second else { return .everything(from: PageIndex(0)) }
      return .everything(from: cursor.isExhausted ? next : cursor.current.index)
    case .batch(_, let batch):
      guard batch.loop == .second else { return .everything(from: PageIndex(0)) }
      let cursor = batch.cursor
      let isThrough = cursor.isExhausted
      var mayAccess = Footprint.everything(
        from: isThrough ? cursor.lastIndex.next : cursor.current.index
      )
      var passed: ResourceSet.Pages = []
      for position in 0..<cursor.position where cursor.batch[position].entry.page != nil {
        passed.insert(ResourceSet.Pages(cursor.batch[position].index))
      }
      mayAccess.formUnion(.dropBatch(at: passed, in: call))
      return mayAccess
    case .returnEarly, .account: return .everything(from: PageIndex(.max))
    }
  }
}

extension Footprint {
  /// The same footprint where no page comes into the swap cache or leaves it: references are then only counted.
  fileprivate var countingReferences: Footprint {
    let counted: ResourceSet = [.references(.all), .spareFrames]
    var rest = self
    rest.writes.subtract(counted)
    rest.counts.formUnion(writes.intersection(counted))
    return rest
  }

  /// Returns the resources that are touched to drop the references to pages of a batch that have been dealt with.
  ///
  /// If no page is passed over in the second loop, such a page is one that this task has removed under its lock.
  /// Otherwise the page may as well have gone to swap, and the reference may be the last but that of the swap cache.
  fileprivate static func dropBatch(
    at pages: ResourceSet.Pages,
    in call: UndoRangeCall
  ) -> Footprint {
    var drop = Footprint.drop(at: pages)
    guard call.mayPassOverPages, !pages.isEmpty else { return drop }
    drop.writes.formUnion([
      .frames(pages), .references(pages), .swaps(pages), .spareFrames, .spareSwaps,
    ])
    return drop
  }

  fileprivate static func everything(from index: PageIndex) -> Footprint {
    Footprint(
      reads: [.size, .calls, .data(.all)],
      writes: [.whole(ResourceSet.Pages(from: index)), .phase, .inodeMutex]
    )
  }
}
