// Knows what the steps of a splice read do.

/// The effect of a step of a splice read, with its values, and the page of the file.
package enum SpliceEffect: Hashable, Sendable {
  /// L1: finds a page and takes a reference, without the page's lock.
  case findsPage(PageNumber, at: PageIndex)
  /// L1: finds that the page lies after the end of the file, and is done.
  case findsBehindEnd(at: PageIndex)
  /// F5 to F11, S1 to S9: a step of getting the page. The task may hold another one that was of no use.
  case getPage(GetPageEffect, at: PageIndex, useless: PageNumber?)
  /// L2: unlocks the page that it has got, and drops the one that was of no use.
  case unlocks(PageNumber, at: PageIndex, useless: PageNumber?)
  /// L3: looks at the page that L1 has found.
  case checks(Check, PageNumber, at: PageIndex)
  /// L4: drops its reference, as the pipe has been read.
  case drains(PageNumber, at: PageIndex)
  /// R1, R2, S1 to S10: a step of a read that goes into the pipe, as a splice is in 6.1.
  case read(ReadEffect)

  /// The result of the look at a page that was found.
  package enum Check: Hashable, Sendable {
    /// The page goes into the pipe.
    case isFine
    /// The page has left the file: the task gets the page after all.
    case findsGone
    /// The page was never written: the task gets it after all.
    case findsUnwritten
    /// The page lies after the end of the file: the task drops it and is done.
    case findsBehindEnd
  }
}

extension SpliceEffect: StepEffect {
  var getPage: GetPageEffect? {
    guard case .getPage(let effect, _, _) = self else { return nil }
    return effect
  }

  var ownSwapIn: SwapInEffect? {
    guard case .read(let effect) = self else { return nil }
    return effect.ownSwapIn
  }
}
