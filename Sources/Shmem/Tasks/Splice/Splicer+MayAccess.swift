// Knows what a splice can still touch, by where it is in its code.

extension Splicer {
  func mayAccess(in context: AccessContext) -> MayAccess {
    guard self != .finished else { return MayAccess() }
    let pages = context.pages(index)
    let anywhere = Footprint.everything(within: pages)
    return MayAccess(
      anywhere: anywhere,
      withoutSwap: anywhere,
      fills: Self.makesPages(under: context.scenario.rules) ? pages : []
    )
  }
}
