// Knows what the steps of read(2) do.

/// The effect of a step of read(2), with its values, and the page of the file that is read.
package enum ReadEffect: Hashable, Sendable {
  /// R1 or S1: looks the page up.
  case looksUp(LookUp, at: PageIndex)
  /// R2, S10 or R3: does something with the page.
  case page(OnPage, PageNumber, at: PageIndex)
  /// S2 to S9: a step of the swap-in.
  case swapIn(SwapInEffect, at: PageIndex)
  /// M0 to M5: a step of reading the page from the disk.
  case fromDisk(DiskReadEffect, at: PageIndex)

  /// The result of a lookup.
  package enum LookUp: Hashable, Sendable {
    /// R1: finds that the page lies after the end of the file, and reads nothing.
    case findsBehindEnd
    /// R1: finds no page: nothing, or a shadow. In tmpfs it reads zeros.
    case findsNothing(Entry?)
    /// R1: finds a page and takes a reference. True if the page may be copied without its lock.
    case findsPage(PageNumber, isReadable: Bool)
    /// S1: finds a swap entry.
    case findsSwap(SwapEntry)
  }

  /// The effect of a step on a page that has been found.
  package enum OnPage: Hashable, Sendable {
    /// R2: locks it.
    case locks
    /// R2: lets go of it, because it has left the file, and looks it up again.
    case findsGone
    /// R2: finds that the page of an ordinary file has been read from the disk.
    case findsRead
    /// R2: reads zeros, because the page was never written.
    case findsUnwritten
    /// R2: reads nothing, because the page lies after the end of the file.
    case findsBehindEnd
    /// S10: unlocks it.
    case unlocks
    /// R3: copies the bytes to the user and drops the reference. True if an ordinary file ends before the page,
    /// so that there is nothing to copy.
    case copies(isBehindEnd: Bool)
  }
}

extension ReadEffect: StepEffect {
  var ownSwapIn: SwapInEffect? {
    guard case .swapIn(let effect, _) = self else { return nil }
    return effect
  }

  var takesTreeLock: Bool {
    switch self {
    case .swapIn(let effect, _): effect.takesTreeLock
    case .fromDisk(let effect, _): effect.takesTreeLock
    case .looksUp, .page: false
    }
  }
}
