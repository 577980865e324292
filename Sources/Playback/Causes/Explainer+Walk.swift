// Knows how to answer questions about waits, stale entries and retries.

import Shmem

extension Explainer {
  // MARK: Retries

  /// The reasons for the return of a walk.
  var retry: Reasons {
    guard let undo = past.effect(of: now)?.undo, let task = past.task(of: now) else {
      return Reasons()
    }
    let decision =
      undo.retryTarget != nil ? now : past.origin(of: .decision(by: task), upTo: now)
    var reasons = Reasons(ends: [now])
    guard let decision, let change = withoutRetry(at: decision) else { return reasons }
    let rule = change.rule.name
    let sends = Conclusion("\(rule) sends it back.")
    guard !play.predicts else { return reasons }
    let end = play.timeline.wayEnd
    let outcome = play.timeline.replay(under: change, to: end, judging: [.oldDataGone])
    switch outcome {
    case .breaks(_, let moment):
      reasons.conclusions = [sends, leftBehindConclusion(under: change, at: moment)]
    case .keeps, .standsStill, .isUnknown: reasons.conclusions = [sends]
    case .isTooLong: reasons.conclusions = [sends, Conclusion(Timeline.notReplayedWords)]
    }
    return reasons
  }

  /// Returns the setting under which a walk does not go back where it has decided to.
  func withoutRetry(at decision: MomentID) -> RuleSetting? {
    guard let before = past.before(decision), let task = past.task(of: decision),
      let batch = past.effect(of: decision)?.undo?.retryingBatch,
      let call = before.machine.undoRangeCall(of: task, in: before.scenario)
    else { return nil }
    let rule = call.settingToGoBack(for: batch.cursor.current.entry).rule
    return before.scenario.rules.changes.map(\.to).first { to in
      to.rule == rule && to.word == Self.off
    }
  }

  /// The word for a rule that is switched off.
  private static let off = "off"

  /// Returns the old data that the same schedule leaves behind under another rule.
  private func leftBehindConclusion(under setting: RuleSetting, at moment: MomentID?) -> Conclusion
  {
    let head =
      setting.word == Self.off ? "without \(setting.rule.name)" : "with \(setting.description)"
    let place = moment.map { " at step \(play.timeline.number(of: $0))" } ?? " in the end"
    return Conclusion("The same schedule \(head): LEFT BEHIND\(place).", at: moment, under: setting)
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
    let words = "Without any one of these rules the same schedule keeps the promise, too."
    return isKnown ? [Conclusion(words)] : []
  }

  // MARK: Stale entries

  /// Returns the reasons by which a gathered entry is no longer what its slot holds.
  func staleness(of gathered: Gathered) -> Reasons {
    let walker = snapshot.walker
    let ends = [
      past.origin(of: .departure(gathered, by: walker), upTo: now),
      past.origin(of: .gather(gathered, by: walker), upTo: now),
    ]
    return Reasons(
      ends: ends.compactMap(\.self),
      conclusions: [turn(of: gathered, walker)].compactMap(\.self)
    )
  }

  /// Returns what the walk will do when the turn of a stale entry comes.
  private func turn(of gathered: Gathered, _ walker: TaskID) -> Conclusion? {
    guard !play.predicts, case .batch(_, let batch) = snapshot.walk,
      let call = snapshot.machine.undoRangeCall(of: walker, in: snapshot.scenario)
    else { return nil }
    let name = snapshot.name(of: walker)
    let isPage = gathered.entry.page != nil
    let goesBack =
      isPage ? call.retriesPages(in: batch.loop) : call.retriesEntries(in: batch.loop)
    let rule = call.settingToGoBack(for: gathered.entry).rule.name
    if goesBack, call.mayRetry(after: batch.counts) {
      return Conclusion("When \(name) comes to this entry, it goes back: the rule is \(rule).")
    }
    switch batch.loop {
    case .first:
      return Conclusion(
        "The first loop does not go back for this entry; the second loop gathers again."
      )
    case .second where call.startsOver:
      return Conclusion("\(name) does not go back for this entry, but its loop starts over.")
    case .second: return Conclusion("\(name) does not go back for this entry: \(rule) is off.")
    }
  }

  // MARK: Waits

  /// Returns the reasons for which a task cannot take its next step.
  func wait(of task: TaskID) -> Reasons {
    guard let transition = snapshot.transition(of: task, picking: play.selected),
      let reason = transition.wait
    else { return Reasons() }
    let links = links(from: task, reason)
    let wanted = transition.effect.dependencies(of: task, in: snapshot)
    var reasons = Reasons(
      ends: links.compactMap(\.origin),
      extras: wanted.compactMap { past.origin(of: $0, upTo: now) }
    )
    reasons.conclusions = links.map { link in
      Conclusion("\(snapshot.name(of: link.task)) \(snapshot.describe(link.reason)).")
    }
    if let last = links.last, let ending = ending(of: last) { reasons.conclusions.append(ending) }
    return reasons
  }

  /// A task that waits, and the step that made it so.
  private struct Link {
    let task: TaskID
    let reason: WaitReason
    let origin: MomentID?
    let holder: TaskID?
  }

  /// Returns the wait of a task, the wait of the task that it waits for, and so on, three at most.
  private func links(from task: TaskID, _ reason: WaitReason) -> [Link] {
    var links: [Link] = []
    var next: (task: TaskID, reason: WaitReason)? = (task, reason)
    while let (task, reason) = next, links.count < 3 {
      let origin = reason.dependency.flatMap { past.origin(of: $0, upTo: now) }
      let holder = reason.holder ?? origin.flatMap(past.task)
      links.append(Link(task: task, reason: reason, origin: origin, holder: holder))
      guard let holder, reason.canEnd, !links.contains(where: { $0.task == holder }),
        let wait = snapshot.transition(of: holder, picking: play.selected)?.wait
      else { break }
      next = (holder, wait)
    }
    return links
  }

  /// Returns how a wait ends if the task that can end it goes on alone, or the tasks that can end it together.
  private func ending(of link: Link) -> Conclusion? {
    let holders = snapshot.holders(of: link.reason, or: link.holder)
    guard !play.predicts, link.reason.canEnd,
      let ends = snapshot.end(of: link.task, waitingFor: link.reason, by: holders)
    else { return nil }
    guard ends.count == 1 else {
      let steps = ends.map { end in
        let count = Narrator.count(end.count, "step", "steps")
        return "\(snapshot.name(of: end.task)) takes \(count), up to \(end.step.rawValue)"
      }
      return Conclusion("All of them have to end this: \(steps.joined(separator: "; ")).")
    }
    let name = snapshot.name(of: ends[0].task)
    let steps = ends[0].count == 1 ? "its next step" : "\(ends[0].count) steps of its own"
    return Conclusion("\(name) can end this: it takes \(steps), up to \(ends[0].step.rawValue).")
  }
}
