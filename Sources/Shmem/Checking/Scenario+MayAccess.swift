// Knows what a task can still touch, by where it is in its code.

extension Scenario {
  /// Returns all that a task can touch from a place on.
  func mayAccess(from current: TaskPlace<FlatStorage.Batch>, of task: TaskID) -> MayAccess {
    let spec = self[task]
    let start = TaskPlace<FlatStorage.Batch>(startOf: spec, in: self)
    // A task that loops can do all again from its start, but it holds only what it holds at its current place.
    let place = spec.loops ? start : current
    let anywhere = footprint(from: place, of: spec)
    var mayAccess = MayAccess(anywhere: anywhere, withoutSwap: anywhere, inHand: .all)
    switch place {
    case .puncher(let puncher):
      mayAccess.withoutSwap = anywhere.countingReferences
      mayAccess.inHand = puncher.pagesInHand(in: hole)
    case .reader(let reader):
      mayAccess.withoutSwap = withoutSwap(from: reader, anywhere)
      mayAccess.inHand = current.pageInHand
    case .reclaimer(let reclaimer):
      if reclaimer.maySwapOut { mayAccess.swapsOut = pages(reclaimer.index, of: spec) }
      mayAccess.inHand = current.pageInHand
    case .splicer(.finished), .faulter(.finished), .writer(.finished): break
    case .splicer where rules.later.spliceReads: break
    case .splicer, .faulter: mayAccess.fills = pages(place.index, of: spec)
    case .writer:
      mayAccess.fills = spec.buffer == nil ? pages(place.index, of: spec) : ownPages(of: spec)
    case .truncater(.finished), .preallocator(.finished), .evictor(.finished), .swapoff(.finished):
      break
    case .truncater, .preallocator, .evictor, .swapoff:
      (mayAccess.swapsOut, mayAccess.fills) = (.all, .all)
    }
    return mayAccess
  }

  private func footprint(
    from place: TaskPlace<FlatStorage.Batch>,
    of spec: TaskSpec
  ) -> Footprint {
    switch place {
    case .puncher(let puncher): return mayAccess(from: puncher)
    case .reader(let reader): return mayAccess(from: reader, of: spec)
    case .splicer(.finished), .faulter(.finished): return Footprint()
    case .splicer(let splicer): return everything(within: pages(splicer.index, of: spec), of: spec)
    case .faulter(let faulter): return mayAccess(from: faulter, of: spec)
    case .writer(let writer): return mayAccess(from: writer, of: spec)
    case .reclaimer(let reclaimer): return mayAccess(from: reclaimer, of: spec)
    case .truncater(.finished), .preallocator(.finished), .evictor(.finished), .swapoff(.finished):
      return Footprint()
    case .truncater, .preallocator, .evictor, .swapoff: return .all
    }
  }

  /// Returns the resources that a reader can touch at pages that have nothing in swap.
  ///
  /// Before it has the page, it looks the page up, locks it for a moment and drops it again.
  private func withoutSwap(from reader: Reader, _ anywhere: Footprint) -> Footprint {
    switch reader {
    case .finished, .copy, .unlock, .swapIn, .fromDisk: return anywhere
    case .idle, .lookUp, .lock:
      return Footprint(
        reads: [.size, .calls, .slots(.all)],
        writes: .frames(.all),
        counts: [.references(.all), .spareFrames]
      ).onPages(of: anywhere)
    }
  }

  /// Returns all that the steps of a task can touch at some pages of the file, and beside them.
  private func everything(within pages: ResourceSet.Pages, of spec: TaskSpec) -> Footprint {
    var all = Footprint(writes: Self.whole(pages))
    all.reads.formUnion([.phase, .size, .calls])
    switch spec.kind {
    case .read: all.reads.remove(.phase)
    case .splice: break
    case .faultRead, .faultWrite:
      if rules.faultGate == .inodeMutex { all.writes.insert(.inodeMutex) }
    case .write:
      all.writes.insert(.inodeMutex)
      if mayBeCut { all.writes.insert(.size) }
    case .reclaim:
      all.writes.insert(.swaplistMutex)
      if tasks.contains(where: { $0.kind == .preallocate }) { all.writes.insert(.calls) }
    case .punch, .truncate, .preallocate, .evict, .swapoff: return .all
    }
    return all
  }

  /// Returns the slots, frames, swap slots and bytes of pages, and the spare frames and swap slots, which they may be
  /// given.
  private static func whole(_ pages: ResourceSet.Pages) -> ResourceSet {
    [
      .slots(pages), .frames(pages), .references(pages), .swaps(pages), .data(pages),
      .spareFrames, .spareSwaps,
    ]
  }

  /// True if the file can be shorter than at the start, so that a write can make it longer.
  private var mayBeCut: Bool { tasks.contains { $0.kind == .truncate || $0.kind == .evict } }

  /// Returns the pages that a task may work on before it has started.
  private func ownPages(of spec: TaskSpec) -> ResourceSet.Pages {
    guard let index = spec.index, !spec.mapsAround else { return .all }
    return ResourceSet.Pages(index).union(spec.buffer.map { ResourceSet.Pages($0) } ?? [])
  }

  /// Returns the pages that a task may work on, once it has chosen one.
  private func pages(_ index: PageIndex?, of spec: TaskSpec) -> ResourceSet.Pages {
    var spec = spec
    spec.index = index ?? spec.index
    return ownPages(of: spec)
  }

  // MARK: Task by task

  /// Returns the resources that a reader can touch: one that has the bytes only drops its reference.
  ///
  /// No task puts a page into the swap cache while a reader has a reference to it, and the reader saw under the page's
  /// lock that the page was not there.
  private func mayAccess(from reader: Reader, of spec: TaskSpec) -> Footprint {
    switch reader {
    case .finished: return Footprint()
    case .copy(let index, _):
      return Self.drop(at: ResourceSet.Pages(index))
    case .unlock(let index, _):
      var mayAccess = Self.drop(at: ResourceSet.Pages(index))
      mayAccess.writes.insert(.frames(ResourceSet.Pages(index)))
      return mayAccess
    case .idle, .lookUp, .lock, .swapIn, .fromDisk:
      return everything(within: pages(reader.index, of: spec), of: spec)
    }
  }

  /// Returns the resources that are touched to drop a reference to a page that is not in the swap cache.
  private static func drop(at pages: ResourceSet.Pages) -> Footprint {
    Footprint(reads: [.size, .calls], counts: [.references(pages), .spareFrames])
  }

  private func mayAccess(from faulter: Faulter, of spec: TaskSpec) -> Footprint {
    if case .locked(.unlock, let index, _) = faulter, spec.kind == .faultRead, !spec.mapsAround {
      return Footprint(reads: [.size, .calls], writes: .frames(ResourceSet.Pages(index)))
    }
    return everything(within: pages(faulter.index, of: spec), of: spec)
  }

  private func mayAccess(from writer: Writer, of spec: TaskSpec) -> Footprint {
    switch writer {
    case .finished: return Footprint()
    case .releaseMutex: return Footprint(reads: [.size, .calls], writes: .inodeMutex)
    case .idle, .touchBuffer, .faultBuffer, .getPage, .copy, .commit, .unlock:
      // Its fault is at the page of the buffer, which belongs to it anyway; so does its own page.
      let own = spec.buffer == nil ? writer.index : spec.index
      return everything(within: pages(own, of: spec), of: spec)
    }
  }

  private func mayAccess(from reclaimer: Reclaimer, of spec: TaskSpec) -> Footprint {
    var mayAccess = everything(within: pages(reclaimer.index, of: spec), of: spec)
    switch reclaimer {
    case .finished: return Footprint()
    case .idle, .isolated, .locked(.unmap, _), .locked(.test, _), .locked(.enterWritepage, _): break
    case .locked(.getSwap, _), .storing:
      // Only C6 asks for the age of bytes.
      mayAccess.reads.remove(.phase)
    case .writing(_, let written):
      // The entry is in the tree already.
      mayAccess.reads.remove(.phase)
      mayAccess.writes.remove(.swaplistMutex)
      mayAccess.writes.remove(.slots(ResourceSet.Pages(written.index)))
    }
    return mayAccess
  }

  // MARK: The puncher

  /// Returns the resources that the puncher can touch.
  ///
  /// Up to the end of the punch its promise asks for the data of every page.
  private func mayAccess(from puncher: Puncher<FlatStorage.Batch>) -> Footprint {
    switch puncher {
    case .finished: return Footprint()
    case .takeMmapSem, .releaseMutex:
      return Footprint(reads: [.size, .calls], writes: .inodeMutex)
    case .dropMmapSem, .takeMutex, .publish, .unmap:
      return everything(from: PageIndex(0))
    case .undo(let walk): return mayAccess(from: walk)
    case .withdraw: return everything(from: PageIndex(.max))
    }
  }

  private func mayAccess(from walk: UndoRange<FlatStorage.Batch>) -> Footprint {
    // With a rescan, and after a retry from before the page, the cursor goes back; with `bounded` it is put
    // back to the end of the hole.
    guard !rules.rescan, rules.pastEnd != .bounded, rules.retryFrom == .index else {
      return everything(from: PageIndex(0))
    }
    switch walk {
    case .begin, .gather(.first, _, _), .edge: return everything(from: PageIndex(0))
    case .gather(.second, let from, _): return everything(from: from)
    case .gathering(let gathering):
      let (cursor, next) = (gathering.batch.cursor, gathering.next)
      guard gathering.batch.loop == .second else { return everything(from: PageIndex(0)) }
      return everything(from: cursor.isExhausted ? next : cursor.current.index)
    case .batch(_, let batch):
      guard batch.loop == .second else { return everything(from: PageIndex(0)) }
      let cursor = batch.cursor
      let isThrough = cursor.isExhausted
      var mayAccess = everything(from: isThrough ? cursor.lastIndex.next : cursor.current.index)
      var behind: ResourceSet.Pages = []
      for position in 0..<cursor.position where cursor.batch[position].entry.page != nil {
        behind.insert(ResourceSet.Pages(cursor.batch[position].index))
      }
      mayAccess.formUnion(dropBatch(at: behind))
      return mayAccess
    case .returnEarly, .account: return everything(from: PageIndex(.max))
    }
  }

  /// Returns the resources that are touched to drop the references to pages of a batch that have been dealt with.
  ///
  /// With the retry such a page is one that this task has removed under its lock. Without it, or after the last retry
  /// of a limit, the page may as well have gone to swap, and the reference may be the last but that of the swap cache.
  private func dropBatch(at pages: ResourceSet.Pages) -> Footprint {
    var drop = Self.drop(at: pages)
    let removesAll = rules.pageRetry && rules.retryLimit == .none
    guard !removesAll, !pages.isEmpty else { return drop }
    drop.writes.formUnion([
      .frames(pages), .references(pages), .swaps(pages), .spareFrames, .spareSwaps,
    ])
    return drop
  }

  private func everything(from index: PageIndex) -> Footprint {
    Footprint(
      reads: [.size, .calls, .data(.all)],
      writes: [Self.whole(ResourceSet.Pages(from: index)), .phase, .inodeMutex]
    )
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

  /// Returns the part of it that belongs to no page or to a page that another footprint touches.
  fileprivate func onPages(of other: Footprint) -> Footprint {
    var pages = ResourceSet.Pages()
    for number in 0..<8 {
      let page = ResourceSet.Pages(rawValue: 1 << UInt8(number))
      if !other.belongings(of: page).isEmpty { pages.insert(page) }
    }
    return removing(belongings(of: ResourceSet.Pages.all.subtracting(pages)))
  }
}

extension Reclaimer {
  /// True if it may still ask for a swap slot.
  fileprivate var maySwapOut: Bool {
    switch self {
    case .idle, .isolated, .locked: true
    case .storing, .writing, .finished: false
    }
  }
}

extension TaskPlace {
  /// The page of which a reader or a pass of reclaim may hold a frame or a swap entry.
  fileprivate var pageInHand: ResourceSet.Pages {
    switch self {
    case .reader(.idle), .reader(.lookUp), .reclaimer(.idle): []
    case .puncher, .reader, .splicer, .writer, .faulter, .reclaimer, .truncater, .preallocator,
      .evictor, .swapoff:
      index.map { ResourceSet.Pages($0) } ?? []
    }
  }
}

extension Puncher {
  /// Returns the pages of which there is an entry in the batch, or that at an edge which is being dealt with.
  fileprivate func pagesInHand(in hole: Hole) -> ResourceSet.Pages {
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
}
