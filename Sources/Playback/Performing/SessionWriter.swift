// Knows how a whole session, with all its branches, is written as a demo.

public import Script
import Shmem

extension Play {
  /// Everything that was told and done, as a demo that leads to the same moments and to now.
  ///
  /// First what the script tells, if there is one, then what was done beside it; branches begin with a
  /// jump, and a jump to now is the end. What the script expects of the race is not kept.
  public var wholeDemo: Demo {
    var writer = SessionWriter(self)
    return Demo(
      title: title.isEmpty ? nil : title,
      about: about,
      scenario: timeline[.start].situation.scenario,
      commands: writer.write()
    )
  }
}

/// Writes the commands that lead through a time line.
private struct SessionWriter {
  private let play: Play
  private let timeline: Timeline
  private var commands: [Command] = []
  /// Where the commands so far lead.
  private var here = MomentID.start
  /// Whether nothing was done there yet since they began or went back: a chapter would begin there
  /// and not with the next step.
  private var hasJustLanded = true
  /// Whether they lead through a moment, by its position.
  private var isReached: [Bool]
  /// Whether they have to go back to a moment, by its position.
  private var isTarget: [Bool]
  /// By which name.
  private var names: [MarkName?]
  private var usedNames: Set<MarkName>
  /// What they compare the race with.
  private var otherRules: OtherRules?

  init(_ play: Play) {
    self.play = play
    timeline = play.timeline
    isReached = Array(repeating: false, count: timeline.count)
    isTarget = isReached
    names = Array(repeating: nil, count: timeline.count)
    usedNames = Set(timeline.marks.map(\.name))
    for mark in timeline.marks.reversed() { names[mark.moment.rawValue] = mark.name }
    markTargets()
  }

  /// Finds out where a branch begins, and whether now is not where the last one ends.
  private mutating func markTargets() {
    var isTold = isReached
    var last = MomentID.start
    isTold[last.rawValue] = true
    for point in play.telling?.points ?? [] {
      if point.isLanding { isTarget[point.moment.rawValue] = true }
      isTold[point.moment.rawValue] = true
      last = point.moment
    }
    for moment in timeline.all where !isTold[moment.rawValue] {
      guard let parent = timeline.parent(of: moment) else { continue }
      if parent != last { isTarget[parent.rawValue] = true }
      last = moment
    }
    if last != timeline.current { isTarget[timeline.current.rawValue] = true }
  }

  mutating func write() -> [Command] {
    if let telling = play.telling {
      for position in telling.points.indices { tell(telling.points, at: position) }
    } else {
      say(timeline[.start].annotation)
      reach(.start)
    }
    for moment in timeline.all where !isReached[moment.rawValue] {
      guard let parent = timeline.parent(of: moment) else { continue }
      if parent != here { jump(to: parent) }
      act(moment, saying: timeline[moment].annotation)
    }
    if here != timeline.current { jump(to: timeline.current) }
    if play.isComparedByHand, play.otherRules != otherRules {
      commands.append(.compare(play.otherRules))
    }
    return commands
  }

  /// Tells a point of the script.
  private mutating func tell(_ points: [Telling.Point], at position: Int) {
    let point = points[position]
    if point.isLanding {
      jump(to: point.moment)
    } else if position > 0, points[position - 1].moment != point.moment {
      act(point.moment, saying: point.annotation)
      close(point)
      return
    }
    say(point.annotation)
    if position == 0 { reach(.start) }
    close(point)
    // A chapter would begin with the next step if nothing held it here.
    guard !hasJustLanded, point.annotation?.chapter != nil, !point.isPause, point.check == nil,
      let next = points.dropFirst(position + 1).first
    else { return }
    let isFollowedByStep = !next.isLanding && next.moment != point.moment
    if isFollowedByStep, next.annotation?.chapter == nil { commands.append(.pause) }
  }

  /// Ends what is told at a point.
  private mutating func close(_ point: Telling.Point) {
    if let comparison = point.comparison {
      commands.append(.compare(comparison))
      otherRules = comparison
    }
    if let check = point.check {
      commands.append(.check(check == .everything ? [] : check.words))
    } else if point.isPause {
      commands.append(.pause)
    }
  }

  /// Lets happen what leads to a moment, and says what is said there.
  private mutating func act(_ moment: MomentID, saying annotation: Annotation?) {
    let chapter = annotation?.chapter.map { Command.chapter($0) }
    // A chapter right behind a jump would begin where the jump has gone.
    let isLate = hasJustLanded && chapter != nil
    if let chapter, !isLate { commands.append(chapter) }
    switch timeline[moment].deed {
    case .step(let step):
      let name = TaskName(timeline[moment].situation.name(of: step.task))
      commands.append(.step(.once(name, row: step.row, page: step.pick)))
    case .injection(let spec): commands.append(.inject(spec))
    case nil: preconditionFailure("only the start has no deed")
    }
    hasJustLanded = false
    if isLate {
      say(annotation)
      commands.append(.pause)
    } else {
      commands += annotation?.texts ?? []
    }
    reach(moment)
  }

  private mutating func say(_ annotation: Annotation?) {
    if let chapter = annotation?.chapter { commands.append(.chapter(chapter)) }
    commands += annotation?.texts ?? []
  }

  private mutating func jump(to moment: MomentID) {
    commands.append(.jump(names[moment.rawValue].map(JumpTarget.mark) ?? .start))
    here = moment
    hasJustLanded = true
  }

  /// Takes note that a moment is reached, and names it if it was named or has to be.
  private mutating func reach(_ moment: MomentID) {
    here = moment
    guard !isReached[moment.rawValue] else { return }
    isReached[moment.rawValue] = true
    for mark in timeline.marks where mark.moment == moment { commands.append(.mark(mark.name)) }
    guard isTarget[moment.rawValue], moment != .start, names[moment.rawValue] == nil else { return }
    let name = freeName(atStep: timeline.number(of: moment))
    names[moment.rawValue] = name
    commands.append(.mark(name))
  }

  /// A name that tells the step: `at-12`, or `at-12-2` where another moment is called so.
  private mutating func freeName(atStep step: Int) -> MarkName {
    for number in 1... {
      let suffix = number == 1 ? "" : "-\(number)"
      guard let name = MarkName(rawValue: "at-\(step)\(suffix)"),
        usedNames.insert(name).inserted
      else { continue }
      return name
    }
    preconditionFailure("there is always another number")
  }
}
