// Knows what a reader can still touch, by where it is in its code.

extension Reader {
  func mayAccess(in context: AccessContext) -> MayAccess {
    let anywhere = footprint(in: context)
    return MayAccess(anywhere: anywhere, withoutSwap: withoutSwap(anywhere))
  }

  func pagesInHand(in hole: Hole) -> ResourceSet.Pages {
    switch self {
    case .idle, .lookUp, .finished: []
    case .lock, .swapIn, .fromDisk, .unlock, .copy: index.map { ResourceSet.Pages($0) } ?? []
    }
  }

  /// Returns the resources that a reader can touch: one that has the bytes only drops its reference.
  ///
  /// No task puts a page into the swap cache while a reader has a reference to it, and the reader saw under the page's
  /// lock that the page was not there.
  private func footprint(in context: AccessContext) -> Footprint {
    switch self {
    case .finished: return Footprint()
    case .copy(let index, _): return .drop(at: ResourceSet.Pages(index))
    case .unlock(let index, _):
      var mayAccess = Footprint.drop(at: ResourceSet.Pages(index))
      mayAccess.writes.insert(.frames(ResourceSet.Pages(index)))
      return mayAccess
    case .idle, .lookUp, .lock, .swapIn, .fromDisk:
      var mayAccess = Footprint.everything(within: context.pages(index))
      mayAccess.reads.remove(.phase)
      return mayAccess
    }
  }

  /// Returns the resources that a reader can touch at pages that have nothing in swap.
  ///
  /// Before it has the page, it looks the page up, locks it for a moment and drops it again.
  private func withoutSwap(_ anywhere: Footprint) -> Footprint {
    switch self {
    case .finished, .copy, .unlock, .swapIn, .fromDisk: return anywhere
    case .idle, .lookUp, .lock:
      return Footprint(
        reads: [.size, .calls, .slots(.all)],
        writes: .frames(.all),
        counts: [.references(.all), .spareFrames]
      ).onPages(of: anywhere)
    }
  }
}

extension Footprint {
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
