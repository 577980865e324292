// Knows what the steps of a preallocation do.

/// The effect of a step of a preallocation, with its values.
package enum PreallocateEffect<Batch: GatheredBatch>: Hashable, Sendable {
  /// U1: takes i_mutex.
  case takesMutex
  /// U2: sets i_private, for reclaim to see which pages have been dealt with.
  case publishes
  /// U3: goes on with the next page.
  case goesOn(to: PageIndex)
  /// U3: fails.
  case fails(Failure)
  /// F5 to F11, S1 to S9: gets the page, or makes one.
  case getPage(GetPageEffect, at: PageIndex)
  /// U4: leaves the page dirty; one that was never written counts as preallocated.
  case commits(PageNumber, at: PageIndex, isWritten: Bool)
  /// P4 to P21: takes back what was never written.
  case undo(UndoEffect<Batch>)
  /// U5: sets i_private to nothing.
  case withdraws
  /// U6: releases i_mutex.
  case releasesMutex

  /// The way in which a preallocation fails.
  package enum Failure: Hashable, Sendable {
    /// A signal interrupts it before its first page, and there is nothing to take back.
    case interruptedAtStart
    /// A signal interrupts it before page `at`. True for `takesAll` if the range to take back comes out as
    /// the whole file.
    case interrupted(at: PageIndex, takesAll: Bool)
    /// Reclaim has given back more pages than it has made: memory is short.
    case memoryIsShort
  }
}

extension PreallocateEffect: StepEffect {
  var getPage: GetPageEffect? {
    guard case .getPage(let effect, _) = self else { return nil }
    return effect
  }

  var ownSwapIn: SwapInEffect? {
    guard case .undo(let effect) = self else { return nil }
    return effect.swapIn
  }

  var takesTreeLock: Bool {
    switch self {
    case .getPage(let effect, _): effect.takesTreeLock
    case .undo(let effect): effect.takesTreeLock
    case .takesMutex, .publishes, .goesOn, .fails, .commits, .withdraws, .releasesMutex: false
    }
  }
}
