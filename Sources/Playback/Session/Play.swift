// Knows a race that is being played: its time line, and what the person looks at.

package import Script
package import Shmem

/// A race being played.
package struct Play: Hashable, Sendable {
  /// The title of the race.
  package var title: String
  /// The description of the race; nil if its demo has none.
  package internal(set) var about: String?
  /// The place of the race in its time line and its script.
  var playhead: Playhead
  /// The selected slot, at which tasks are injected.
  package internal(set) var selected: PageIndex
  /// The task whose step the space bar takes where no path forward is known.
  package internal(set) var focus: TaskID
  /// The comparison with the race under other rules, which the script or the person asks for.
  var comparing = Comparing()
  /// The names that branches have been given.
  package internal(set) var branchNames: [BranchName] = []
  /// The job that is being done in slices; nil if there is none.
  package internal(set) var job: Job?
  /// The conditions that stop a run, in the order of their numbers.
  package internal(set) var breakpoints: [Breakpoint] = []
  /// The options of the next task that is injected by hand.
  package internal(set) var injectionOptions = InjectionOptions()
  /// The seed of the next run at random for which no other is named.
  var nextSeed: UInt64 = 1
  /// The inquiries about the race.
  var inquiries = RaceInquiries()
  /// The state of prediction mode.
  var prediction = Prediction.off
  /// The answers to the questions that prediction has asked.
  package internal(set) var predictions: [PredictionEntry] = []
  /// The attempt at a level of golf; nil if the race is not played as golf.
  package internal(set) var round: GolfRound?

  /// Starts at the start of a time line.
  ///
  /// If `hasScript` is true, the path from the start to the current moment is the script.
  package init(title: String, timeline: Timeline, hasScript: Bool) {
    self.init(
      title: title,
      timeline: timeline,
      scriptPath: hasScript ? ScriptPath(of: timeline) : nil
    )
  }

  /// Starts at the start of a time line, with the script that tells it, if there is one.
  package init(title: String, timeline: Timeline, scriptPath: ScriptPath?) {
    self.title = title
    playhead = Playhead(timeline, scriptPath: scriptPath)
    selected = timeline[.start].snapshot.scenario.hole.first
    focus = .puncher
    comparing.follow(scriptPath, at: 0)
  }

  /// The time line with every moment reached so far.
  package var timeline: Timeline { playhead.timeline }

  /// The script, and the position in it; nil in free play.
  package var scriptPath: ScriptPath? { playhead.scriptPath }

  /// The rules that the race is compared with; nil without a comparison.
  package var otherRules: OtherRules? { comparing.rules }

  /// True if the race is compared with another one.
  package var isCompared: Bool { comparing.target != nil || comparing.branch != nil }

  /// The snapshot now.
  package var snapshot: Snapshot { timeline.now.snapshot }

  /// The narration of the last action; nil at the start.
  package var narration: Narration? { narration(of: timeline.current) }

  /// Returns the narration of the action that led to a moment, or nil for the start.
  package func narration(of moment: MomentID) -> Narration? {
    guard let action = timeline[moment].action, let parent = timeline[moment].parent else {
      return nil
    }
    return Narrator(before: timeline[parent].snapshot, after: timeline[moment].snapshot).tell(
      action
    )
  }

  /// The snapshot before the last action; at the start, the current one.
  package var previous: Snapshot {
    timeline.now.parent.map { timeline[$0].snapshot } ?? snapshot
  }

  /// Returns the snapshots before and after the step before the last one.
  ///
  /// - Parameter onStage: true to leave out steps of bookkeeping, which a stage does not show one by one.
  /// - Returns: the snapshots; nil if there is no such step.
  package func earlierStep(onStage: Bool) -> (before: Snapshot, after: Snapshot)? {
    var end = timeline.now.parent
    while onStage, let moment = end, timeline.isBookkeeping(moment) {
      end = timeline.parent(of: moment)
    }
    guard let end, let start = timeline[end].parent else { return nil }
    return (timeline[start].snapshot, timeline[end].snapshot)
  }

  /// The move of every task, in task order, then the stray wake-ups; the enabled ones are numbered.
  package var moves: [Move] {
    var number = 0
    return (snapshot.machine.tasks.compactMap(move) + strayWakeUps).map { move in
      guard move.step != nil else { return move }
      number += 1
      var move = move
      move.number = number
      return move
    }
  }

  /// The moves by which something other than the punch wakes a sleeping fault.
  private var strayWakeUps: [Move] {
    snapshot.machine.tasks.compactMap { task in
      snapshot.machine.strayWakeUp(of: task, in: snapshot.scenario).map {
        let step = Step(task: task, id: $0.id, pick: nil)
        return Move(task: task, stepID: step.id, step: step, reason: nil, number: nil)
      }
    }
  }

  private func move(of task: TaskID) -> Move? {
    switch snapshot.stepChoice(of: task, picking: selected, wanting: nil) {
    case .ready(let step): Move(task: task, stepID: step.id, step: step, reason: nil, number: nil)
    case .waits(let stepID, let reason):
      Move(task: task, stepID: stepID, step: nil, reason: reason, number: nil)
    case .needsPage, .finished: nil
    }
  }

  /// True if the space bar leads to anything: another point of the script, or another moment.
  package var canStep: Bool { isOnScript && scriptPath?.next != nil || nextAction != nil }

  /// The action that the space bar performs now; nil where it only changes the words or the branch.
  ///
  /// An announced step comes first, then the next action of the script, then that of the path taken
  /// last, then the step of the task in focus, then the first enabled step.
  package var nextAction: Action? {
    if let announced { return .step(announced) }
    if isOnScript, let next = scriptPath?.next {
      return turn == nil ? timeline[next.moment].action : nil
    }
    if let following = timeline.following(timeline.current) { return timeline[following].action }
    let moves = moves
    let preferred = moves.first { $0.task == focus && $0.step != nil }
    return (preferred ?? moves.first { $0.step != nil })?.step.map { .step($0) }
  }
}

/// A step that a task can take now, or the reason why it cannot.
package struct Move: Hashable, Sendable {
  /// The task.
  package var task: TaskID
  /// The step that comes next.
  package var stepID: StepID
  /// The step; nil if it is not enabled.
  package var step: Step?
  /// The reason why the step is not enabled; nil if it is.
  package var reason: WaitReason?
  /// The number of the step among the enabled ones, counted from 1; nil if it is not enabled.
  package var number: Int?
}
