// Knows how to answer questions about retries, and which rules a kept promise is owed to.

import Shmem

extension Explainer {
  // MARK: Retries

  /// The reasons for the return of a walk.
  ///
  /// The walk has gone back with the last step, or it has before, and all is as it was before that.
  var retry: Reasons {
    let walker = past.task(of: now).flatMap { past.effect(of: now)?.undo == nil ? nil : $0 }
    let task = walker ?? snapshot.walker
    guard let turn = past.last(by: task, upTo: now, where: \.sendsBack),
      let undo = past.effect(of: turn)?.undo
    else { return Reasons() }
    let round = circling(task)
    guard !undo.startsOver else {
      let pass = past.last(by: task, upTo: turn) { $0.undo?.passingOver != nil }
      let ends = [turn, pass].compactMap(\.self)
      return Reasons(ends: ends, conclusions: round + waysOut(of: task, ends))
    }
    let decision = undo.retryTarget != nil ? turn : past.origin(of: .decision(by: task), upTo: turn)
    guard let decision else { return Reasons(ends: [turn]) }
    var reasons = Reasons(ends: [round.isEmpty ? turn : decision])
    if let sender = sender(at: decision) {
      reasons.conclusions = [sender] + round
    } else if let change = withoutRetry(at: decision) {
      reasons.conclusions = [Conclusion("\(change.rule.name) sends it back.")]
      if !play.predicts { reasons.conclusions += outcome(under: change) }
      if !round.isEmpty { reasons.conclusions += round + waysOut(of: task, [decision]) }
    } else {
      reasons.conclusions = round
    }
    return reasons
  }

  /// Returns what the same schedule leaves behind under another rule.
  private func outcome(under change: RuleSetting) -> [Conclusion] {
    let end = play.timeline.wayEnd
    switch play.timeline.replay(under: change, to: end, judging: [.oldDataGone]) {
    case .breaks(_, let moment): return [leftBehindConclusion(under: change, at: moment)]
    case .keeps, .standsStill, .isUnknown: return []
    case .isTooLong: return [Conclusion(Timeline.notReplayedWords)]
    }
  }

  /// Returns the rule that decides in a second look that the walk goes back, if another value of it makes the walk pass
  /// on.
  private func sender(at decision: MomentID) -> Conclusion? {
    guard let task = past.task(of: decision), let undo = past.effect(of: decision)?.undo,
      case .exceptional(.asksWhy, _) = undo, !play.predicts
    else { return nil }
    let upToThere = Past(timeline: play.timeline, end: decision)
    let remedy = upToThere.remedies(changing: [decision], endOf: task).first { remedy in
      guard remedy.change == .otherWay, let other = past.effect(of: remedy.moment)?.undo,
        case .exceptional(.asksWhy, _) = other
      else { return false }
      return other.retryTarget != nil
    }
    guard let remedy else { return nil }
    let rule = snapshot.scenario.rules[remedy.setting.rule]
    let name = snapshot.name(of: task)
    return Conclusion(
      "\(rule) sends it back. The same schedule \(remedy.setting.withWords): \(name) goes on instead.",
      at: remedy.moment,
      under: remedy.setting
    )
  }

  /// Returns that a walk goes round, if it has come back to a state in which the race was once before.
  private func circling(_ task: TaskID) -> [Conclusion] {
    guard let round = past.round(of: task) else { return [] }
    let others = snapshot.machine.tasks.filter { other in
      let step = past.last(by: other, upTo: round.upperBound) { _ in true }
      return other != task && step.map { $0 > round.lowerBound } == true
    }
    let names = others.map(snapshot.name(of:))
    let condition =
      switch names.count {
      case 0: "if no other task steps in"
      case 1: "if \(names[0]) does the same again each time"
      default:
        "if \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "") do the same again each time"
      }
    return [
      Conclusion(
        "Step \(play.timeline.number(of: round.upperBound)) leaves all as it was after step "
          + "\(play.timeline.number(of: round.lowerBound)): \(condition), "
          + "\(snapshot.name(of: task)) goes round for ever.",
        at: round.lowerBound
      )
    ]
  }

  /// Returns the rule under which a walk that goes round comes to its end.
  private func waysOut(of task: TaskID, _ ends: [MomentID]) -> [Conclusion] {
    let chain = past.chain(to: ends, and: [], atMost: Self.lineCount)
    return remedies(changing: chain, atMost: 1, to: .ends(task))
  }

  /// Returns the setting under which a walk does not go back where it has decided to.
  func withoutRetry(at decision: MomentID) -> RuleSetting? {
    guard let before = past.before(decision), let task = past.task(of: decision),
      let batch = past.effect(of: decision)?.undo?.retryingBatch,
      let call = before.machine.undoRangeCall(of: task, in: before.scenario)
    else { return nil }
    let rule = call.settingToGoBack(for: batch.cursor.current.entry).rule
    return before.scenario.rules.changes.map(\.to).first { to in
      to.rule == rule && to.word == RuleSetting.off
    }
  }

  /// Returns the old data that the same schedule leaves behind under another rule.
  private func leftBehindConclusion(under setting: RuleSetting, at moment: MomentID?) -> Conclusion
  {
    let place = moment.map { " at step \(play.timeline.number(of: $0))" } ?? " in the end"
    return Conclusion(
      "The same schedule \(setting.withWords): LEFT BEHIND\(place).",
      at: moment,
      under: setting
    )
  }

  /// Returns the rules without which the same schedule leaves old data, those of its retries first.
  ///
  /// - Parameter end: the end of the schedule.
  /// - Returns: at most two conclusions.
  func debts(to end: MomentID) -> [Conclusion] {
    let decisions = past.back(from: end).filter {
      past.effect(of: $0)?.undo?.retryTarget != nil
    }
    var settings: [RuleSetting] = []
    let all = decisions.compactMap(withoutRetry) + snapshot.scenario.rules.changes.map(\.to)
    for setting in all where !settings.contains(setting) { settings.append(setting) }
    var found: [Conclusion] = []
    var isKnown = false
    var rules: [Rule] = []
    for setting in settings where rules.count < 2 && !rules.contains(setting.rule) {
      switch play.timeline.replay(under: setting, to: end, judging: [.oldDataGone]) {
      case .breaks(_, let moment):
        rules.append(setting.rule)
        found.append(leftBehindConclusion(under: setting, at: moment))
      case .keeps, .standsStill: isKnown = true
      case .isUnknown: continue
      case .isTooLong: return [Conclusion(Timeline.notReplayedWords)]
      }
    }
    guard found.isEmpty else { return found }
    let words =
      "No single rule decides this: under none of the changes tried does this schedule leave old data."
    return isKnown ? [Conclusion(words)] : []
  }
}

extension Past {
  /// Returns the moments before and after which the race was the same, if a task has been sent back in between and the
  /// race is at the end as it was once before; nil if there are none.
  ///
  /// A round ends with the step that sends the task back, and stays the same round until the next such step. Where the
  /// race was in no earlier state after that step, the round ends at the end.
  func round(of task: TaskID) -> ClosedRange<MomentID>? {
    guard after(end).machine[task].undo != nil,
      let turn = last(by: task, upTo: end, where: \.sendsBack),
      let start = earlierEqual(to: end, before: turn)
    else { return nil }
    if let first = earlierEqual(to: turn, before: turn) { return first...turn }
    return start...end
  }

  /// Returns the last moment before another at which the race was as at a third; nil if there is none in a hundred steps.
  private func earlierEqual(to moment: MomentID, before last: MomentID) -> MomentID? {
    let machine = after(moment).machine
    return sequence(first: last, next: timeline.parent).dropFirst().prefix(100).first {
      after($0).machine == machine
    }
  }
}
