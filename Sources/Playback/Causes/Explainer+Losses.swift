// Knows how to answer questions about old data that is left, and about broken promises.

import Shmem

extension Explainer {
  // MARK: Old data

  /// Returns the reasons for old data in a slot.
  func survival(at index: PageIndex) -> Reasons {
    let isOver = snapshot.machine.file.phase == .after
    let writer = past.origin(of: .data(index), upTo: now)
    let pass = past.lastPass(over: index, isOver: isOver)
    guard let end = pass ?? writer else {
      return Reasons(
        conclusions: [Conclusion("It has been there since the start."), Self.notOver]
      )
    }
    var reasons = Reasons(ends: ends(with: end, writer))
    reasons.extras = [past.lastPass(over: index, in: .first), writer].compactMap(\.self)
    let wayBack = wayBack(at: end)
    reasons.conclusions = [wayBack].compactMap(\.self)
    let isLost = isOver || isBeyond(index, since: pass)
    if wayBack == nil, isLost {
      let chain = [end] + past.chain(to: reasons.ends, and: [], atMost: Self.lineCount)
      reasons.conclusions += remedies(changing: chain, atMost: 2, to: .keepsPromises)
    }
    if isOver {
      reasons.awaitsRescue = play.canSearchForRescue
    } else {
      reasons.conclusions.append(isLost ? Self.isLeft : Self.notOver)
    }
    return reasons
  }

  private static let notOver = Conclusion("The punch is not over: it still has to remove it.")
  private static let isLeft = Conclusion(
    "The punch is not over, but if only the punch goes on, it leaves this data behind."
  )

  /// Returns true if the second loop has gone past a slot, and the punch leaves its old data there if it goes on alone.
  private func isBeyond(_ index: PageIndex, since pass: MomentID?) -> Bool {
    guard !play.predicts, let effect = pass.flatMap({ past.effect(of: $0) })?.undo,
      effect.endsSecondLoop || effect.passedEntry(in: .second, over: index) != nil
    else { return false }
    return snapshot.pagesToBeLeft.contains(index)
  }

  /// Returns the steps that have to be in an answer about old data.
  ///
  /// - Parameters:
  ///   - pass: the step at which the walk has gone past it.
  ///   - writer: the step that has put it into the slot.
  /// - Returns: the steps, the most important first.
  private func ends(with pass: MomentID, _ writer: MomentID?) -> [MomentID] {
    guard let effect = past.effect(of: pass)?.undo, let task = past.task(of: pass) else {
      return [pass]
    }
    guard let gathered = effect.worked?.gathered else {
      // The data has come after the walk; in an ordinary file the blocks are free only after that.
      guard let writer, writer > pass else { return [pass] }
      let isFreed = snapshot.scenario.hasBlockSteps && snapshot.machine.file.phase == .after
      let end = isFreed ? past.origin(of: .punch, upTo: now) : nil
      return [pass, writer] + [end].compactMap(\.self)
    }
    guard effect.passingOver == nil else { return [pass] }
    // The walk has taken a part of what it had gathered: the change since then is the cause.
    let facts: [Dependency] = [.departure(gathered, by: task), .gather(gathered, by: task)]
    let last = past.last(by: task, upTo: now) { $0.undo?.endsSecondLoop == true }
    return [pass] + facts.compactMap { past.origin(of: $0, upTo: pass) }
      + [last].compactMap(\.self).filter { $0 > pass }
  }

  /// Returns what becomes of the race under the rule by which the second loop goes back.
  private func wayBack(at pass: MomentID) -> Conclusion? {
    guard let before = past.before(pass), let task = past.task(of: pass),
      let batch = past.effect(of: pass)?.undo?.passingOver, batch.loop == .second,
      let call = before.machine.undoRangeCall(of: task, in: before.scenario)
    else { return nil }
    let setting = call.settingToGoBack(for: batch.cursor.current.entry)
    guard before.scenario.rules[setting.rule] != setting else {
      return call.mayRetry(after: batch.counts)
        ? nil : Conclusion("\(setting.rule.name) is on, but no retry was left.", at: pass)
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

  // MARK: Broken promises

  /// Returns the reasons for a broken promise.
  func breach(of promise: Promise) -> Reasons {
    let kept = past.back(from: now).first { step in
      past.before(step)?.status(of: promise).isBroken == false
    }
    let rules = snapshot.scenario.rules
    let inPlace = Set(rules.changes.map(\.rule))
    let off = Rule.all.filter { $0.guarded == .promise(promise) && !inPlace.contains($0) }
    var reasons = Reasons(
      ends: [kept].compactMap(\.self),
      conclusions: off.prefix(2).map { Conclusion("The guard \($0.name) is off in this race.") },
      awaitsRescue: play.canSearchForRescue
    )
    if case .broken(let breach) = snapshot.status(of: promise), let kept,
      let parent = play.timeline.parent(of: kept)
    {
      reasons.extras = breach.dependencies.compactMap { past.origin(of: $0, upTo: parent) }
    }
    if reasons.conclusions.isEmpty {
      let chain =
        reasons.ends
        + past.chain(to: reasons.ends, and: reasons.extras, atMost: Self.lineCount)
      reasons.conclusions = remedies(changing: chain, atMost: 1, to: .keepsPromises)
    }
    return reasons
  }
}

extension Past {
  /// Returns the last step at which a loop has gone past an entry that was gathered with a slot, without going back.
  func lastPass(over index: PageIndex, in loop: UndoLoop) -> MomentID? {
    last(upTo: end) { $0.undo?.passedEntry(in: loop, over: index) != nil }
  }

  /// Returns the last step at which the walk has gone past a slot, in the second loop if it has come so far.
  ///
  /// - Parameters:
  ///   - index: the slot.
  ///   - isOver: true if the punch is over, so that a gather which has not seen the slot counts, too.
  /// - Returns: the step; nil if the walk has not come to the slot.
  fileprivate func lastPass(over index: PageIndex, isOver: Bool) -> MomentID? {
    if let second = lastPass(over: index, in: .second) { return second }
    let missed = last(upTo: end) { effect in
      guard let undo = effect.undo else { return false }
      return undo.misses(index) && (isOver || undo.endsSecondLoop)
    }
    return missed ?? lastPass(over: index, in: .first)
  }
}

extension Play {
  /// The first page whose old data a walk has gone past, and leaves behind if it goes on alone; nil if there is none.
  var pageToBeLeft: PageIndex? {
    guard !predicts, !snapshot.obligations.isEmpty, snapshot.machine.file.phase == .during else {
      return nil
    }
    let past = Past(timeline: timeline, end: timeline.current)
    var passed: [EntryRange] = []
    var isAtEnd = false
    for undo in past.back(from: timeline.current).compactMap({ past.effect(of: $0)?.undo }) {
      if undo.endsSecondLoop { isAtEnd = true }
      if let gathered = undo.passedEntry(in: .second, over: nil) { passed.append(gathered.range) }
    }
    guard isAtEnd || !passed.isEmpty else { return nil }
    return snapshot.pagesToBeLeft.first { page in
      isAtEnd || passed.contains { $0.contains(page) }
    }
  }
}

extension Snapshot {
  /// The pages whose old data is left behind if the punch goes on alone; nothing if it does not come to its end.
  var pagesToBeLeft: PageSet {
    let last = afterAll(until: .puncher)
    return last.machine.file.phase == .after ? last.obligations : PageSet()
  }
}
