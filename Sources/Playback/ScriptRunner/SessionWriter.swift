// Knows how a whole session, with all its branches, is written as a demo.

package import Script
import Shmem

extension Play {
  /// A demo that leads to every moment of the race and ends at the current one.
  ///
  /// The script comes first, if there is one, then the steps taken beside it. Each branch begins
  /// with a jump, and a last jump leads to the current moment. The expectations are left out.
  package var wholeDemo: Demo {
    var writer = SessionWriter(self)
    return Demo(
      title: title.isEmpty ? nil : title,
      about: about,
      scenario: timeline[.start].snapshot.scenario,
      commands: writer.write()
    )
  }
}

/// Writes the commands that lead through a time line.
private struct SessionWriter {
  private let play: Play
  private let timeline: Timeline
  private var commands: [Command] = []
  /// The moment that the commands so far lead to.
  private var here = MomentID.start
  /// True if no step follows the start or the last jump yet.
  ///
  /// A chapter here would begin at once and not with the next step.
  private var hasJustLanded = true
  /// True, by the position of a moment, if the commands so far lead through it.
  private var isReached: [Bool]
  /// True, by the position of a moment, if a jump leads back to it.
  private var isTarget: [Bool]
  /// The names of the moments, by their positions; nil for a moment without a name.
  private var names: [MarkName?]
  private var usedNames: Set<MarkName>
  /// The rules that the commands so far compare the race with; nil without a comparison.
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

  /// Marks the targets of jumps: where branches begin, and now unless the last branch ends there.
  private mutating func markTargets() {
    var isTold = isReached
    var last = MomentID.start
    isTold[last.rawValue] = true
    for point in play.scriptPath?.points ?? [] {
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
    if let scriptPath = play.scriptPath {
      for position in scriptPath.points.indices { tell(scriptPath.points, at: position) }
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
    if play.comparing.isByHand, let other = play.otherRules, other != otherRules {
      commands.append(.compare(other))
    }
    // They come last, so that they stop none of the steps above.
    commands += play.breakpoints.map { .setBreakpoint($0) }
    return commands
  }

  /// Writes the commands for a point of the script.
  private mutating func tell(_ points: [ScriptPath.Point], at position: Int) {
    let point = points[position]
    if point.isLanding {
      jump(to: point.moment)
    } else if position > 0, points[position - 1].moment != point.moment {
      act(point.moment, saying: point.annotation, asksBefore: point.isAsked)
      close(point)
      return
    }
    say(point.annotation)
    if position == 0 { reach(.start) }
    close(point)
    // Without a pause the chapter would begin with the next step.
    guard !hasJustLanded, point.annotation?.chapter != nil, !point.isPause, point.check == nil,
      let next = points.dropFirst(position + 1).first
    else { return }
    let isFollowedByStep = !next.isLanding && next.moment != point.moment
    if isFollowedByStep, next.annotation?.chapter == nil { commands.append(.pause) }
  }

  /// Writes the last commands for a point: a comparison, a figure, and a check, a pause or a recap.
  private mutating func close(_ point: ScriptPath.Point) {
    if let comparison = point.comparison {
      commands.append(.compare(comparison))
      otherRules = comparison
    }
    if let figure = point.figure { commands.append(.show(figure)) }
    if let recap = point.recap {
      commands.append(.recap(recap.joined(separator: "\n")))
    } else if let check = point.check {
      commands.append(.check(check == .everything ? [] : check.words))
    } else if point.isPause {
      commands.append(.pause)
    }
  }

  /// Writes the action that leads to a moment, and the words that are said there.
  private mutating func act(
    _ moment: MomentID,
    saying annotation: Annotation?,
    asksBefore: Bool = false
  ) {
    let chapter = annotation?.chapter.map { Command.chapter($0) }
    // A chapter right after a jump would begin at the moment that the jump leads to.
    let isLate = hasJustLanded && chapter != nil
    if let chapter, !isLate { commands.append(chapter) }
    if asksBefore { commands.append(.ask) }
    commands.append(timeline.command(leadingTo: moment))
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

  /// Records that a moment is reached, and writes its names.
  ///
  /// A moment that a jump leads back to gets a name if it has none.
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

  /// Returns an unused name for a step: `at-12`, or `at-12-2` if another moment has that name.
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

extension Timeline {
  /// Returns the command that does what led to a moment.
  ///
  /// - Precondition: the moment is not the start.
  func command(leadingTo moment: MomentID) -> Command {
    switch self[moment].action {
    case .step(let step):
      let name = TaskName(self[moment].snapshot.name(of: step.task))
      return .step(.once(name, stepID: step.id, page: step.pick))
    case .injection(let spec): return .inject(spec)
    case nil: preconditionFailure("only the start has no action")
    }
  }
}
