// Knows how to leave out of a schedule what its breach does not need.

/// A way to make a schedule shorter that breaks a promise.
///
/// Steps are left out in blocks, of half the schedule first and of a single step last, as long as the rest still breaks
/// the promise. Of the rest those steps are taken that can be taken. If the budget lasts, no single step of the result
/// can be left out, though another schedule may be shorter.
///
/// After A. Zeller and R. Hildebrandt, Simplifying and isolating failure-inducing input, IEEE Transactions on Software
/// Engineering 28 (2002).
struct Shortening {
  /// The model.
  let scenario: Scenario
  /// The state that the schedule starts from.
  let start: Machine<FlatStorage>
  /// The promise that it breaks.
  let promise: Promise

  /// The most steps that are taken in all attempts together.
  private static let budget = 3_000_000

  /// Returns the schedule without steps that its breach does not need; if the budget lasts, without any of them.
  func shortened(_ schedule: [Step]) -> [Step] {
    var (best, left) = (schedule, Self.budget)
    var size = max(1, best.count / 2)
    while true {
      var hasChanged = false
      var first = 0
      while first < best.count, left > 0 {
        left -= best.count
        let rest = best[..<first] + best[min(first + size, best.count)...]
        if let shorter = breaking(rest), shorter.count < best.count {
          (best, hasChanged) = (shorter, true)
        } else {
          first += size
        }
      }
      guard left > 0, size > 1 || hasChanged else { return best }
      size = max(1, size / 2)
    }
  }

  /// Returns those of some steps that can be taken one after the other, up to the breach; nil if there is none.
  private func breaking(_ steps: ArraySlice<Step>) -> [Step]? {
    var machine = start
    var taken: [Step] = []
    for step in steps {
      guard let enabled = machine.enabledStep(step, in: scenario) else { continue }
      machine.apply(enabled, in: scenario)
      taken.append(step)
      if machine.status(of: promise, in: scenario).isBroken { return taken }
    }
    return nil
  }
}
