// Knows what a write(2) can still touch, by where it is in its code.

extension Writer {
  func mayAccess(in context: AccessContext) -> MayAccess {
    guard self != .finished else { return MayAccess() }
    let anywhere = footprint(in: context)
    let fills = context.task.buffer == nil ? context.pages(index) : context.ownPages
    return MayAccess(anywhere: anywhere, withoutSwap: anywhere, fills: fills)
  }

  private func footprint(in context: AccessContext) -> Footprint {
    switch self {
    case .finished: return Footprint()
    case .releaseMutex: return Footprint(reads: [.size, .calls], writes: .inodeMutex)
    case .idle, .touchBuffer, .faultBuffer, .getPage, .copy, .commit, .unlock:
      // Its fault is at the page of the buffer, which belongs to it anyway; so does its own page.
      let own = context.task.buffer == nil ? index : context.task.index
      var mayAccess = Footprint.everything(within: context.pages(own))
      mayAccess.writes.insert(.inodeMutex)
      // If the file can be shorter than at the start, a write can make it longer.
      if context.scenario.traits.contains(.cutsFile) { mayAccess.writes.insert(.size) }
      return mayAccess
    }
  }
}
