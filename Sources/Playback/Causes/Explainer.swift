// Knows how to answer each question about causes from the steps on the way here.

import Shmem

extension Play {
  /// Returns the answer to a question about now.
  package func answer(to question: WhyQuestion) -> Why {
    let explainer = Explainer(play: self)
    let reasons = explainer.reasons(for: question)
    let most = Explainer.lineCount - (reasons.awaitsRescue ? 1 : 0)
    // The first conclusion is worth more than any other, and an end of the chain more than the rest of them.
    let conclusions = Array(reasons.conclusions.prefix(max(1, most - reasons.ends.count)))
    let room = most - conclusions.count
    let chain = explainer.past.chain(
      to: reasons.ends,
      and: reasons.extras,
      atMost: max(reasons.ends.count, room)
    )
    return Why(
      question: question,
      words: question.words(in: snapshot),
      causes: chain.map(cause),
      conclusions: conclusions
    )
  }
}

/// The parts of an answer before it is put together.
struct Reasons {
  /// The steps that answer the question, which are explained in their turn; the most important first.
  var ends: [MomentID] = []
  /// Steps to explain as well if there is room.
  var extras: [MomentID] = []
  /// The conclusions.
  var conclusions: [Conclusion] = []
  /// True if the background looks for the last moment at which old data could be saved.
  var awaitsRescue = false
}

/// Finds the causes on the way to the present moment of a race.
struct Explainer {
  /// The most lines of an answer.
  static let lineCount = 6

  /// The race.
  let play: Play

  /// The way here.
  var past: Past { Past(timeline: play.timeline, end: now) }
  var now: MomentID { play.timeline.current }
  var snapshot: Snapshot { play.snapshot }

  /// Returns the reasons for what is asked about.
  func reasons(for question: WhyQuestion) -> Reasons {
    switch question {
    case .broken(let promise): breach(of: promise)
    case .retry: retry
    case .stale(let gathered): staleness(of: gathered)
    case .wait(let task): wait(of: task)
    case .kept: keeping
    case .slot(let index):
      snapshot.obligations.contains(index) && snapshot.machine.file.phase != .before
        ? survival(at: index) : contents(of: index)
    }
  }

  // MARK: Slots

  /// The words for a moment at which there is nothing to ask but what slots hold.
  private static let allIsWellWords =
    "No promise is broken so far, and no task waits."

  /// Returns the reasons for what a slot holds, or for its being empty.
  private func contents(of index: PageIndex) -> Reasons {
    var reasons = Reasons()
    if let writer = past.origin(of: .slot(index), upTo: now) {
      reasons.ends = [writer]
    } else {
      reasons.conclusions = [Conclusion("It has been so since the start.")]
    }
    if play.hasNoUrgentQuestion {
      reasons.conclusions.append(Conclusion(Self.allIsWellWords))
    }
    if snapshot.obligations.contains(index) {
      reasons.conclusions.append(
        Conclusion("The punch has not begun: this is data that it has to remove.")
      )
    } else if snapshot.tolerated.contains(index) {
      reasons.conclusions.append(
        Conclusion("It was written after the punch had begun, and may remain.")
      )
    }
    return reasons
  }

  // MARK: Kept promises

  /// The steps by which all old data has gone, and the rules without which the same schedule leaves some.
  private var keeping: Reasons {
    let saved = savedPage
    let discharge = saved.flatMap { snapshot.obligation(at: $0)?.moves.last }.flatMap { move in
      past.back(from: now).first { play.timeline.depth(of: $0) == move.depth }
    }
    let retries = saved.flatMap { index in
      past.last(upTo: now) { effect in
        guard let batch = effect.undo?.retryingBatch else { return false }
        return batch.cursor.current.index == index
      }
    }
    return Reasons(
      ends: [retries, discharge].compactMap(\.self),
      conclusions: debts(to: now)
    )
  }

  /// The page of the hole whose old data was saved last by a retry, else one whose data has moved most.
  private var savedPage: PageIndex? {
    let retry = past.last(upTo: now) { $0.undo?.retryingBatch != nil }
    if let retry, let batch = past.effect(of: retry)?.undo?.retryingBatch,
      snapshot.obligation(at: batch.cursor.current.index) != nil
    {
      return batch.cursor.current.index
    }
    if snapshot.obligation(at: play.selected) != nil { return play.selected }
    return snapshot.movedPages.prefix(64).max { left, right in
      moveCount(left) < moveCount(right)
    }
  }

  private func moveCount(_ index: PageIndex) -> Int {
    snapshot.obligation(at: index)?.moves.count ?? 0
  }
}
