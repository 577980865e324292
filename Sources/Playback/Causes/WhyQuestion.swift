// Knows the questions about causes that can be asked at a moment, and which of them matters most.

package import Shmem

/// A question about the cause of something.
package enum WhyQuestion: Hashable, Sendable {
  /// The cause of a broken promise.
  case broken(Promise)
  /// The cause of the return of a walk to an entry, which is the last step.
  case retry
  /// The cause by which a gathered entry is stale.
  case stale(Gathered)
  /// The cause for which a task cannot take its next step.
  case wait(TaskID)
  /// The steps and the rule by which a promise is kept.
  case kept(Promise)
  /// The cause of the contents of a slot.
  case slot(PageIndex)
}

extension WhyQuestion {
  /// Returns the question in words.
  package func words(in snapshot: Snapshot) -> String {
    switch self {
    case .broken(let promise): "why is this promise broken: \(promise.statement)?"
    case .retry: "why does \(snapshot.name(of: snapshot.walker)) go back?"
    case .stale(let gathered):
      "why is the \(gathered.name) that \(snapshot.name(of: snapshot.walker)) has gathered stale?"
    case .wait(let task):
      snapshot.waitReason(of: task) == .waitQueue
        ? "why does \(snapshot.name(of: task)) sleep?"
        : "why can \(snapshot.name(of: task)) not go on?"
    case .kept(let promise): "how was this promise kept: \(promise.statement)?"
    case .slot(let index): snapshot.whyWords(ofSlot: index)
    }
  }
}

extension Snapshot {
  fileprivate func whyWords(ofSlot index: PageIndex) -> String {
    guard let entry = machine[index] else { return "why is slot \(index) empty?" }
    guard obligations.contains(index), machine.file.phase != .before else {
      return "why does slot \(index) hold \(entry)?"
    }
    return "why does slot \(index) still hold old data?"
  }
}

extension Play {
  /// The questions that can be asked now, the most urgent first; there is always one, about the selected slot.
  package var whyQuestions: [WhyQuestion] {
    var questions: [WhyQuestion] = []
    let all = urgentQuestions + slotsToAskAbout.map { .slot($0) }
    for question in all where !questions.contains(question) { questions.append(question) }
    return questions
  }

  /// True if there is nothing to ask but what slots hold.
  var hasNoUrgentQuestion: Bool { urgentQuestions.isEmpty }

  private var urgentQuestions: [WhyQuestion] {
    let broken = Promise.allCases.filter { snapshot.status(of: $0).isBroken }.map(question)
    let retry = isGoingBack ? [WhyQuestion.retry] : []
    let stale = snapshot.staleEntries.prefix(2).map { WhyQuestion.stale($0) }
    let stopped = Set(moves.filter { $0.reason != nil }.map(\.task))
    let waiting = snapshot.machine.tasks.filter {
      stopped.contains($0) || snapshot.wait(of: $0) != nil
    }
    let waits = waiting.filter { $0 == focus } + waiting.filter { $0 != focus }
    let kept = isKept ? [WhyQuestion.kept(.oldDataGone)] : []
    let left = pageToBeLeft.map { [WhyQuestion.slot($0)] } ?? []
    return broken + retry + stale + left + waits.map { .wait($0) } + kept
  }

  /// The selected slot and the slot at hand: the one that the last step has changed, else that of the cursor.
  ///
  /// The slot at hand comes first until a person selects another one.
  private var slotsToAskAbout: [PageIndex] {
    let changed = timeline.change(at: timeline.current)?.changedSlots.first
    let touched = (changed ?? snapshot.cursorIndex).map { [$0] } ?? []
    let inFile = touched.filter { $0.rawValue < snapshot.scenario.filePages }
    return hasChosenSlot ? [selected] + inFile : inFile + [selected]
  }

  /// Returns the question about a broken promise; old data is asked about where it is.
  private func question(about promise: Promise) -> WhyQuestion {
    let survivors = snapshot.obligations
    guard promise == .oldDataGone, let first = survivors.first(from: PageIndex(0)) else {
      return .broken(promise)
    }
    return .slot(survivors.contains(selected) ? selected : first)
  }

  /// True if the punch is over and has removed all old data, of which there was some.
  private var isKept: Bool {
    snapshot.machine.file.phase == .after && !snapshot.isBroken
      && snapshot.movedPages.contains { _ in true }
  }

  /// True if the last step sends a walk back, or if a walk goes round.
  private var isGoingBack: Bool {
    let past = Past(timeline: timeline, end: timeline.current)
    if past.round(of: snapshot.walker) != nil { return true }
    guard let undo = past.effect(of: timeline.current)?.undo else { return false }
    return undo.retryTarget != nil || undo.retryingLoop != nil
  }
}
