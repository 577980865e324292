// Knows a race that is being played: its time line and what the person is looking at.

public import Script
public import Shmem

/// A race being played.
public struct Play: Hashable, Sendable {
  /// What it is called.
  public var title: String
  /// What it is about; none if nobody said.
  public internal(set) var about: String?
  /// Every moment so far.
  public internal(set) var timeline: Timeline
  /// The slot that injections go to.
  public internal(set) var selected: PageIndex
  /// The task that the space bar prefers where no way forward is known.
  public internal(set) var focus: TaskID
  /// The script, and how far it has been told; none in free play.
  public internal(set) var telling: Telling?
  /// The rules that the race is compared with; none while it is not.
  public internal(set) var otherRules: OtherRules?
  /// Whether that was asked for by hand, so that the script does not put it away.
  var isComparedByHand = false
  /// The race under these rules, at the moments at which it was looked at.
  var comparison: Comparison?
  /// What is being done in slices; none while nothing is.
  public internal(set) var job: Job?
  /// The question whether a promise can be broken from a moment on, the last one that was asked.
  public internal(set) var check: MomentCheck?
  /// What each step leads to; none while nobody wants to know.
  public internal(set) var hints: Hints?
  /// How often random schedules from here on break a promise; none while nobody wants to know.
  public internal(set) var odds: Odds?
  /// What is hidden until a key reveals it; none while every step is taken at once.
  public internal(set) var prediction: Prediction?
  /// The attempt at a level of golf that this is; none if it is none.
  public internal(set) var round: GolfRound?

  /// Starts playing at the start of a time line, whose way forward is the script if there is one.
  public init(title: String, timeline: Timeline, hasScript: Bool) {
    self.init(
      title: title,
      timeline: timeline,
      telling: hasScript ? Telling(of: timeline) : nil
    )
  }

  /// Starts playing at the start of a time line that a script tells, if there is one.
  public init(title: String, timeline: Timeline, telling: Telling?) {
    self.title = title
    self.timeline = timeline
    self.telling = telling
    selected = timeline[.start].situation.scenario.hole.first
    focus = .puncher
    if telling != nil { goToPoint(0) }
    self.timeline.jump(to: .start)
  }

  /// The situation now.
  public var situation: Situation { timeline.now.situation }

  /// What happened last; none at the start.
  public var narration: Narration? { narration(of: timeline.current) }

  /// What led to a moment, in words; none for the start.
  public func narration(of moment: MomentID) -> Narration? {
    guard let deed = timeline[moment].deed, let parent = timeline[moment].parent else { return nil }
    return Narrator(before: timeline[parent].situation, after: timeline[moment].situation).tell(
      deed
    )
  }

  /// The situation before the last deed; the same as now at the start.
  public var previous: Situation {
    timeline.now.parent.map { timeline[$0].situation } ?? situation
  }

  /// What every task can do now, in the order of the tasks, the enabled ones numbered.
  public var moves: [Move] {
    var number = 0
    return (situation.machine.tasks.compactMap(move) + strayWakeUps).map { move in
      guard move.step != nil else { return move }
      number += 1
      var move = move
      move.number = number
      return move
    }
  }

  /// The moves in which something other than the punch wakes a fault.
  private var strayWakeUps: [Move] {
    situation.machine.tasks.compactMap { task in
      situation.machine.strayWakeUp(of: task, in: situation.scenario).map {
        Move(task: task, row: $0.row, step: $0, reason: nil, number: nil)
      }
    }
  }

  private func move(of task: TaskID) -> Move? {
    var pick: PageIndex?
    var outlook = situation.outlook(of: task)
    if outlook == .picks {
      pick = selected
      outlook = situation.machine.outlook(of: task, picking: selected, in: situation.scenario)
    }
    switch outlook {
    case .ready(let row):
      let step = Step(task: task, row: row, pick: pick)
      return Move(task: task, row: row, step: step, reason: nil, number: nil)
    case .waits(let row, let reason):
      return Move(task: task, row: row, step: nil, reason: reason, number: nil)
    case .picks, .finished: return nil
    }
  }

  /// What the space bar does now; none where it only turns to other words or to another branch.
  ///
  /// What has been announced; else what the script tells next; else the way that was taken last, if one
  /// is known; else the step of the task in focus; else the first step that is enabled.
  public var nextDeed: Deed? {
    if let announced { return .step(announced) }
    if isOnScript, let next = telling?.next {
      return turn == nil ? timeline[next.moment].deed : nil
    }
    if let following = timeline.following(timeline.current) { return timeline[following].deed }
    let moves = moves
    let preferred = moves.first { $0.task == focus && $0.step != nil }
    return (preferred ?? moves.first { $0.step != nil })?.step.map { .step($0) }
  }
}

/// What a task can do now, or why it cannot.
public struct Move: Hashable, Sendable {
  /// The task.
  public var task: TaskID
  /// The row that comes next.
  public var row: Row
  /// The step, if it is enabled.
  public var step: Step?
  /// Why it is not enabled.
  public var reason: WaitReason?
  /// The number of an enabled step among the enabled ones, counted from 1.
  public var number: Int?
}
