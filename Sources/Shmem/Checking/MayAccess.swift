// Knows what a task can still touch in a state, given what can still become of every page.

/// All that a task can touch from a place on, whatever the others do: no less, and rather more.
///
/// It follows from the place alone, and a step of the task never adds to it.
struct MayAccess: Hashable, Sendable {
  /// The resources that it can touch at pages of any kind.
  var anywhere = Footprint()
  /// The resources that it can touch at pages of which there is nothing in swap and never will be.
  var withoutSwap = Footprint()
  /// The pages of which it holds something, which it can touch even where the slot stays empty.
  var inHand: ResourceSet.Pages = []
  /// The pages that it can bring to swap.
  var swapsOut: ResourceSet.Pages = []
  /// The pages whose slot it can fill when it is empty.
  var fills: ResourceSet.Pages = []

  /// Returns the resources that it can touch in a state.
  func footprint(_ reachability: PageReachability) -> Footprint {
    var footprint = Footprint()
    footprint.add(anywhere, at: reachability.inSwap, but: reachability.empty, inHand)
    footprint.add(
      withoutSwap,
      at: ResourceSet.Pages.all.subtracting(reachability.inSwap),
      but: reachability.empty,
      inHand
    )
    return footprint
  }
}

/// The possible future of every page of the file, whichever tasks go on.
struct PageReachability: Hashable, Sendable {
  /// The pages of which something is in swap or may get there.
  var inSwap: ResourceSet.Pages
  /// The pages whose slot is empty and will always be.
  var empty: ResourceSet.Pages

  /// Takes into account what a task can do about them.
  mutating func add(_ mayAccess: MayAccess) {
    inSwap.formUnion(mayAccess.swapsOut)
    empty.subtract(mayAccess.fills)
  }
}

extension Footprint {
  /// Adds what a task can touch at some pages; of those with a slot that stays empty, only the ones it has something
  /// of.
  fileprivate mutating func add(
    _ mayAccess: Footprint,
    at pages: ResourceSet.Pages,
    but empty: ResourceSet.Pages,
    _ inHand: ResourceSet.Pages
  ) {
    let full = mayAccess.belongings(of: pages.subtracting(empty))
    let rest = mayAccess.belongings(of: pages.intersection(empty).intersection(inHand))
      .removing(.slotsAndData)
    formUnion(full)
    formUnion(rest)
    let shared = mayAccess.removing(mayAccess.belongings(of: .all))
    // Only a task that can touch a page has a use for spare frames and swap slots.
    formUnion(full.isEmpty && rest.isEmpty ? shared.removing(.spare) : shared)
  }

  private static var spare: Footprint {
    let resources: ResourceSet = [.spareFrames, .spareSwaps]
    return Footprint(reads: resources, writes: resources, counts: resources)
  }

  private static var slotsAndData: Footprint {
    let resources: ResourceSet = [.slots(.all), .data(.all)]
    return Footprint(reads: resources, writes: resources, counts: resources)
  }
}
