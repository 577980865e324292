// Knows what the steps of a task that pins a page do.

/// The effect of a step of a pin, with its values, and the page of the file.
package enum PinEffect: Hashable, Sendable {
  /// G1: takes a reference to the page in the slot; nil while there is none.
  case takes(PageNumber?, at: PageIndex)
  /// G2: drops the reference.
  case drops(PageNumber, at: PageIndex)
}

extension PinEffect: StepEffect {}
