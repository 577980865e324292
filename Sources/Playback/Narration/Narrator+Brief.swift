// Tells a step in as few words as a small screen has room for beside a note.

import Shmem

extension Narrator {
  /// Returns the short form of a step: the slots that hold something else now, or else what its effect says.
  ///
  /// ```
  ///   Slot 2: s2 → P2.
  ///   Slot 2: P2, not s2. Back to page 2.
  /// ```
  ///
  /// A step that changes no slot and has no short form of its own is told by the first sentence about it.
  func brief(for step: Step, _ sentence: String) -> String {
    guard after.machine.file.oops == nil else { return sentence }
    if let exchanges { return "\(exchanges)." }
    let context = StepContext(snapshot: before, task: step.task)
    let effect = before.machine.transition(for: step, in: before.scenario)?.effect
    if case .punch(.withdraws) = effect { return "The punch removes nothing more." }
    return effect?.undo?.brief(in: context) ?? sentence.firstSentence
  }

  /// The slots that hold something else now, at most two of them; nil if there are none.
  private var exchanges: String? {
    let changed = Reach(between: before.machine, and: after.machine).slots
      .filter { before.machine[$0] != after.machine[$0] }
    guard !changed.isEmpty else { return nil }
    let told = changed.prefix(2).map { index in
      "slot \(index): \(Self.name(before.machine[index])) → \(Self.name(after.machine[index]))"
    }
    let more = changed.count > 2 ? " and \(changed.count - 2) more" : ""
    let text = told.joined(separator: ", ") + more
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func name(_ entry: Entry?) -> String { entry?.description ?? "empty" }
}

extension UndoEffect<SharedStorage.Batch> {
  /// Returns what the step did in a few words; nil if the first sentence about it is short enough.
  fileprivate func brief(in context: StepContext) -> String? {
    switch self {
    case .exceptional(.misses(.hasOtherEntry(let found), _, .goesBack(let retry)), let batch):
      return context.tellBriefly(batch.cursor.current, found: found, retry: retry)
    case .exceptional(.misses(.hasOtherEntry(let found), _, .goesOn), let batch):
      return context.tellBriefly(batch.cursor.current, found: found, retry: nil)
    case .page(.findsGone(let retry), let batch):
      let gathered = batch.cursor.current
      let found = context.machine[gathered.index]
      return context.tellBriefly(gathered, found: found, retry: retry)
    case .page(.findsLocked(let owner), let batch):
      return
        "\(batch.cursor.current.entry) is locked by \(context.name(of: owner)): it is skipped."
    case .page(.belongs, let batch), .page(.meetsWriteback, let batch):
      return "\(batch.cursor.current.entry) still belongs to the file."
    case .leaves(_, .retries(let index), _):
      return "The retry: \(context.name) will gather from page \(index) on."
    case .exceptional, .page, .leaves, .begins, .gathers, .gathersSlot, .findsNothing, .edge,
      .returnsEarly, .accounts:
      return nil
    }
  }
}

extension StepContext {
  /// Tells that a slot does not hold what was gathered from it, and whether the cursor goes back.
  fileprivate func tellBriefly(
    _ gathered: Gathered,
    found: Entry?,
    retry: PageIndex?
  ) -> String {
    let now = found?.description ?? "empty"
    let way = retry.map { "Back to page \($0)." } ?? "\(name) does not go back."
    return "Slot \(gathered.index): \(now), not \(gathered.entry). \(way)"
  }
}

extension String {
  /// The text up to the end of its first sentence.
  fileprivate var firstSentence: String {
    guard let end = firstRange(of: ". ") else { return self }
    return self[..<end.lowerBound] + "."
  }
}
