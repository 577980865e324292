// Knows how to answer each question about causes from the steps on the way here.

import Shmem

extension Play {
  /// Returns the answer to a question about now.
  package func answer(to question: WhyQuestion) -> Why {
    let explainer = Explainer(play: self)
    let reasons = explainer.reasons(for: question)
    let room = Explainer.lineCount - reasons.conclusions.count - (reasons.awaitsRescue ? 1 : 0)
    let chain = explainer.past.chain(
      to: reasons.ends,
      and: reasons.extras,
      atMost: max(reasons.ends.count, room)
    )
    return Why(
      question: question,
      words: question.words(in: snapshot),
      causes: chain.map(cause),
      conclusions: reasons.conclusions
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

  /// Returns the reasons for what a slot holds, or for its being empty.
  private func contents(of index: PageIndex) -> Reasons {
    var reasons = Reasons()
    if let writer = past.origin(of: .slot(index), upTo: now) {
      reasons.ends = [writer]
    } else {
      reasons.conclusions = [Conclusion("It has been so since the start.")]
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

  /// Returns the reasons for old data in a slot.
  private func survival(at index: PageIndex) -> Reasons {
    let first = pass(over: index, in: .first)
    let second = pass(over: index, in: .second)
    let missed = past.last(upTo: now) { $0.undo?.misses(index) == true }
    let writer = past.origin(of: .slot(index), upTo: now)
    var reasons = Reasons()
    let isOver = snapshot.machine.file.phase == .after
    guard let end = second ?? (isOver ? missed : nil) ?? first ?? writer else {
      reasons.conclusions = [Conclusion("It has been there since the start."), notOver]
      return reasons
    }
    reasons.ends = [end]
    reasons.extras = [first, writer].compactMap(\.self)
    if let second { reasons.conclusions = [wayBack(at: second)].compactMap(\.self) }
    if isOver {
      reasons.awaitsRescue = play.canSearchForRescue
    } else {
      reasons.conclusions.append(notOver)
    }
    return reasons
  }

  private var notOver: Conclusion {
    Conclusion("The punch is not over: it still has to remove it.")
  }

  /// Returns the last step at which a loop has left an entry of a slot alone without going back.
  private func pass(over index: PageIndex, in loop: UndoLoop) -> MomentID? {
    past.last(upTo: now) { effect in
      guard let batch = effect.undo?.passingOver, batch.loop == loop else { return false }
      return batch.cursor.current.index == index
    }
  }

  /// Returns what becomes of the race under the rule by which the second loop goes back.
  private func wayBack(at pass: MomentID) -> Conclusion? {
    guard let before = past.before(pass), let task = past.task(of: pass),
      let batch = past.effect(of: pass)?.undo?.passingOver,
      let call = before.machine.undoRangeCall(of: task, in: before.scenario)
    else { return nil }
    let setting = call.settingToGoBack(for: batch.cursor.current.entry)
    guard before.scenario.rules[setting.rule] != setting else {
      return Conclusion("\(setting.rule.name) is on, but no retry was left.", at: pass)
    }
    let outcome = play.timeline.replay(under: setting, to: now, judging: [.oldDataGone])
    let head = "\(setting.rule.name) is off. With it on, \(before.name(of: task)) goes back at step"
    let number = play.timeline.number(of: pass)
    let words =
      switch outcome {
      case .keeps: "\(head) \(number), and all old data goes."
      case .breaks: "\(head) \(number), and old data is left all the same."
      case .standsStill, .isUnknown: "\(head) \(number)."
      case .isTooLong: "\(head) \(number). \(Timeline.notReplayedWords)"
      }
    return Conclusion(words, at: pass, under: setting)
  }

  // MARK: Promises

  /// Returns the reasons for a broken promise.
  private func breach(of promise: Promise) -> Reasons {
    let kept = past.back(from: now).first { step in
      past.before(step)?.status(of: promise).isBroken == false
    }
    let rules = snapshot.scenario.rules
    let inPlace = Set(rules.changes.map(\.rule))
    let off = Rule.all.filter { $0.guarded == .promise(promise) && !inPlace.contains($0) }
    let conclusions = off.map { Conclusion("The guard \($0.name) is off in this race.") }
    var extras: [MomentID] = []
    if case .broken(let breach) = snapshot.status(of: promise), let kept,
      let parent = play.timeline.parent(of: kept)
    {
      extras = breach.dependencies.compactMap { past.origin(of: $0, upTo: parent) }
    }
    return Reasons(
      ends: [kept].compactMap(\.self),
      extras: extras,
      conclusions: Array(conclusions.prefix(2)),
      awaitsRescue: play.canSearchForRescue
    )
  }

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
