// Knows what a page fault can still touch, by where it is in its code.

extension Faulter {
  func mayAccess(in context: AccessContext) -> MayAccess {
    guard self != .finished else { return MayAccess() }
    let anywhere = footprint(in: context)
    return MayAccess(anywhere: anywhere, withoutSwap: anywhere, fills: context.pages(index))
  }

  private func footprint(in context: AccessContext) -> Footprint {
    let task = context.task
    if case .locked(.unlock, let index, _) = self, task.kind == .faultRead, !task.mapsAround {
      return Footprint(reads: [.size, .calls], writes: .frames(ResourceSet.Pages(index)))
    }
    var mayAccess = Footprint.everything(within: context.pages(index))
    if context.scenario.faultWay == .inodeMutex { mayAccess.writes.insert(.inodeMutex) }
    return mayAccess
  }
}
