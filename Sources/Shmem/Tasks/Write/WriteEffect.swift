// Knows what the steps of write(2) do.

/// The effect of a step of write(2), with its values, and the page of the file that is written.
package enum WriteEffect: Hashable, Sendable {
  /// W1: takes i_mutex.
  case takesMutex(at: PageIndex)
  /// W2: touches the buffer, which is mapped or lies outside the file.
  case touchesBuffer(at: PageIndex)
  /// F1, F5 or S1: finds the buffer not mapped and takes the first step of its page fault.
  case startsFault(FaultEffect, at: PageIndex)
  /// F1 to F14, S1 to S9: a further step of the buffer's page fault.
  case fault(FaultEffect, at: PageIndex)
  /// F5 to F10, S1 to S9: a step of getting the page.
  case getPage(GetPageEffect, at: PageIndex)
  /// W3 to W5: does something with the page.
  case page(OnPage, PageNumber, at: PageIndex)
  /// W6: releases i_mutex.
  case releasesMutex

  /// The effect of a step on the page, which is locked.
  package enum OnPage: Hashable, Sendable {
    /// W3: copies the user's bytes into a part of the page.
    case copies
    /// W3: copies nothing, because the buffer's pte is gone and a fault may not happen under the page lock.
    case findsBufferGone
    /// W4: marks the page dirty, and raises i_size if bytes were copied after it. True for `isFirst` if the page
    /// had no bytes before and its rest is zeroed.
    case commits(copied: Bool, isFirst: Bool)
    /// W5: unlocks the page and drops the reference; if nothing was copied, the write goes back to W2.
    case unlocks(copied: Bool)
  }
}

extension WriteEffect: StepEffect {
  var getPage: GetPageEffect? {
    switch self {
    case .getPage(let effect, _): effect
    case .startsFault(let effect, _), .fault(let effect, _): effect.getPage
    case .takesMutex, .touchesBuffer, .page, .releasesMutex: nil
    }
  }
}
