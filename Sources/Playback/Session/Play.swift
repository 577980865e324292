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
  /// True if a person has selected a slot since the race was opened.
  var hasSelected = false
  /// True if the selected slot is a choice: a person has selected it, or plays by hand.
  package var hasChosenSlot: Bool { hasSelected || !isOnScript }
  /// The task whose step the space bar takes where no path forward is known.
  package internal(set) var focus: TaskID
  /// The comparison with the race under other rules, which the script or the person asks for.
  var comparing = Comparing()
  /// The figure that is shown in the place of the race, and whether the script or the person has chosen it.
  var figureChoice = FigureChoice.ofScript
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
  /// True if a press takes one step of a script, uneventful ones too.
  package internal(set) var showsEveryStep = false
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

  /// True if the space bar leads to anything: another point of the script, or another moment.
  package var canStep: Bool { isOnScript && scriptPath?.next != nil || nextAction != nil }

  /// The action that the space bar performs now; nil where it only changes the words or the branch, and where it would
  /// tell the script again from its end.
  ///
  /// An announced step comes first, then the next action of the script, then that of the path taken
  /// last, then the step of the task in focus, then the first enabled step.
  package var nextAction: Action? {
    if let announced { return .step(announced) }
    if isOnScript, let next = scriptPath?.next {
      return turn == nil ? timeline[next.moment].action : nil
    }
    if let following = timeline.following(timeline.current) {
      return isToldByScriptAgain(following) ? nil : timeline[following].action
    }
    let moves = moves
    let preferred = moves.first { $0.task == focus && $0.step != nil }
    return (preferred ?? moves.first { $0.step != nil })?.step.map { .step($0) }
  }
}
