// Lists the outcomes that a step can have, so that an audience can choose one before the step is taken.

import Shmem

/// The outcomes that a step can have where other tasks, or other rules, decide which one comes.
///
/// The list depends on the step and on what its task holds, and never on what the step will find. So neither the
/// outcomes nor their order give the right one away.
struct StepOutcomes: Hashable {
  /// The outcomes in words, clauses without a full stop; `it` is the task that takes the step.
  let texts: [String]
  /// The place of the outcome that comes, counted from 0.
  let right: Int

  /// Lists outcomes.
  ///
  /// - Parameters:
  ///   - texts: the outcomes, all different.
  ///   - right: the place of the one that comes.
  init(_ texts: [String], right: Int) {
    precondition(texts.indices.contains(right), "one of the outcomes of a step comes")
    self.texts = texts
    self.right = right
  }
}

extension StepWords {
  /// Returns the outcomes that the step can have; nil for a step that decides nothing.
  func outcomes(in context: StepContext) -> StepOutcomes? { nil }
}

// MARK: Steps of several kinds

extension StepContext {
  /// True if some task of the race can move the end of the file.
  private var canFileBeCut: Bool {
    scenario.taskIDs.contains { scenario[$0].kind.canCutFile }
  }

  /// Returns the outcomes of a look whether a page lies inside the file; nil if the file keeps its size.
  func outcomesOfSizeTest(at index: PageIndex, isInside: Bool) -> StepOutcomes? {
    guard canFileBeCut else { return nil }
    return StepOutcomes(
      ["page \(index) lies inside the file", "page \(index) lies beyond the end of the file"],
      right: isInside ? 0 : 1
    )
  }

  /// Returns the outcomes of a look at a page whose lock the task has just got.
  func outcomesOfLock(of page: PageNumber, at index: PageIndex, isGone: Bool) -> StepOutcomes {
    StepOutcomes(
      ["\(page) is still page \(index) of the file", "\(page) has left the file: it looks again"],
      right: isGone ? 1 : 0
    )
  }

  /// Returns the outcomes of putting something into a slot that was empty.
  func outcomesOfInsertion(of name: String, at index: PageIndex, isTaken: Bool) -> StepOutcomes {
    StepOutcomes(
      ["slot \(index) is still empty: \(name) goes in", "slot \(index) is no longer empty"],
      right: isTaken ? 1 : 0
    )
  }

  /// Returns the outcomes of putting a page in the place of its swap entry.
  ///
  /// If the punch has gathered the entry, the outcomes also say whether that is still of use.
  func outcomesOfSwapIn(of cached: CachedPage, at index: PageIndex, isLate: Bool) -> StepOutcomes {
    let late = "slot \(index) no longer holds \(cached.swap): it throws \(cached.page) away"
    guard isInHand(at: index) else {
      return StepOutcomes(
        ["slot \(index) still holds \(cached.swap): \(cached.page) goes in", late],
        right: isLate ? 1 : 0
      )
    }
    return StepOutcomes(
      [
        "\(cached.page) goes in, and the punch can still use \(cached.swap)",
        "\(cached.page) goes in, and the punch holds a stale \(cached.swap)", late,
      ],
      right: isLate ? 2 : 1
    )
  }
}
