// Knows what a pass of reclaim can still touch, by where it is in its code.

extension Reclaimer {
  func mayAccess(in context: AccessContext) -> MayAccess {
    let anywhere = footprint(in: context)
    return MayAccess(
      anywhere: anywhere,
      withoutSwap: anywhere,
      swapsOut: maySwapOut ? context.pages(index) : []
    )
  }

  func pagesInHand(in hole: Hole) -> ResourceSet.Pages {
    index.map { ResourceSet.Pages($0) } ?? []
  }

  /// True if it may still ask for a swap slot.
  private var maySwapOut: Bool {
    switch self {
    case .idle, .isolated, .locked: true
    case .storing, .writing, .finished: false
    }
  }

  private func footprint(in context: AccessContext) -> Footprint {
    var mayAccess = Footprint.everything(within: context.pages(index))
    mayAccess.writes.insert(.swaplistMutex)
    // C6 counts a page for a preallocation that it keeps from ending, and every page is judged by how that goes.
    if context.scenario.tasks.contains(where: { $0.kind == .preallocate }) {
      mayAccess.writes.formUnion([.calls, .data(.all)])
    }
    switch self {
    case .finished: return Footprint()
    case .idle, .isolated, .locked(.unmap, _), .locked(.test, _), .locked(.enterWritepage, _),
      .locked(.split, _):
      break
    case .locked(.getSwap, _), .storing:
      // Only C6 asks for the age of bytes.
      mayAccess.reads.remove(.phase)
    case .writing(let phase, let written):
      mayAccess.reads.remove(.phase)
      mayAccess.writes.remove(.swaplistMutex)
      // The entry is in the tree already, and stays there unless the page goes back.
      guard !mayPutBack(in: phase, under: context.scenario.rules) else { break }
      mayAccess.writes.remove(.slots(ResourceSet.Pages(written.index)))
    }
    return mayAccess
  }

  /// True if the page can still go back in the place of its swap entry.
  private func mayPutBack(in phase: WritingPhase, under rules: Rules) -> Bool {
    switch phase {
    case .start: rules.putsRefusedPageBack
    case .putBack: true
    case .end, .laterPass: false
    }
  }
}
