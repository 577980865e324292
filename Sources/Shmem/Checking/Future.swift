// Knows what a task can still touch in a state, given what can still become of every page.

/// All that a task can touch from a place on, whatever the others do: no less, and rather more.
///
/// It follows from the place alone, and a step of the task never adds to it.
struct Future: Hashable, Sendable {
  /// What it can touch at pages of any kind.
  var anywhere = Footprint()
  /// What it can touch at pages of which there is nothing in swap and never will be.
  var withoutSwap = Footprint()
  /// The pages of which it has something in hand, that it can touch even where the slot stays empty.
  var inHand: Things.Pages = []
  /// The pages that it can bring to swap.
  var swapsOut: Things.Pages = []
  /// The pages whose slot it can fill when it is empty.
  var fills: Things.Pages = []

  /// What it can touch in a state.
  func footprint(_ prospects: PageProspects) -> Footprint {
    var footprint = Footprint()
    footprint.add(anywhere, at: prospects.inSwap, but: prospects.empty, inHand)
    footprint.add(
      withoutSwap,
      at: Things.Pages.all.subtracting(prospects.inSwap),
      but: prospects.empty,
      inHand
    )
    return footprint
  }
}

/// What can still become of every page of the file, whoever goes on.
struct PageProspects: Hashable, Sendable {
  /// The pages of which something is in swap or may get there.
  var inSwap: Things.Pages
  /// The pages whose slot is empty and will always be.
  var empty: Things.Pages

  /// Takes into account what a task can do about them.
  mutating func add(_ future: Future) {
    inSwap.formUnion(future.swapsOut)
    empty.subtract(future.fills)
  }
}

extension Footprint {
  /// Adds what a task can touch at some pages: where the slot stays empty, what it has in hand.
  fileprivate mutating func add(
    _ future: Footprint,
    at pages: Things.Pages,
    but empty: Things.Pages,
    _ inHand: Things.Pages
  ) {
    let full = future.belongings(of: pages.subtracting(empty))
    let rest = future.belongings(of: pages.intersection(empty).intersection(inHand))
      .removing(.slotsAndData)
    formUnion(full)
    formUnion(rest)
    let shared = future.removing(future.belongings(of: .all))
    // What is spare is of use to pages only.
    formUnion(full.isEmpty && rest.isEmpty ? shared.removing(.spare) : shared)
  }

  private static var spare: Footprint {
    let things: Things = [.spareFrames, .spareSwaps]
    return Footprint(reads: things, writes: things, counts: things)
  }

  private static var slotsAndData: Footprint {
    let things: Things = [.slots(.all), .data(.all)]
    return Footprint(reads: things, writes: things, counts: things)
  }
}
