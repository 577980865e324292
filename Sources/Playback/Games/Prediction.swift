// Knows how a step is announced before it is taken, so that an audience can guess its effect.

import Script
package import Shmem

/// The game that hides the effect of a step at a turning point until a key reveals it.
///
/// ```
///   Space        the step is announced: the task, the step, a question, and answers to choose from
///   1 to 4       an answer is chosen, the step is taken, and the outcome says whether the answer was right
///   Space        the step is taken without an answer
/// ```
///
/// All other steps are taken at once, and so is a task that joins, as there is nothing to guess at.
enum Prediction: Hashable {
  /// Every step is taken at once.
  case off
  /// Steps at turning points are announced; the audience looks at the effect of the last step.
  case on
  /// A step has been announced at a moment and has not been taken; so many of the audience chose each answer.
  case announced(Step, at: MomentID, votes: [Int])

  /// True if steps are announced.
  var isOn: Bool {
    switch self {
    case .off: false
    case .on, .announced: true
    }
  }

  /// Takes an announcement back.
  mutating func takeBack() {
    if isOn { self = .on }
  }
}

extension Play {
  /// True if steps are announced before they are taken.
  package var predicts: Bool { prediction.isOn }

  /// The step that has been announced and not been taken.
  package var announced: Step? {
    guard case .announced(let step, _, _) = prediction else { return nil }
    return step
  }

  /// The odds; nil while they would help to guess, because they change with the effect of a step.
  package var shownOdds: Odds? { announced == nil ? odds : nil }

  /// The treatment of an event while steps are predicted.
  enum Anticipation: Hashable, Sendable {
    /// The event has been dealt with: a step is announced, or no longer; there may be a message.
    case isDone(Message?)
    /// The event is carried out as always, and so is an announced step if the event stands for it.
    case goesOn
  }

  /// Announces the step that an event would take, takes an announcement back, or takes the announced step.
  mutating func anticipate(_ event: RaceEvent) -> Anticipation {
    guard prediction.isOn else { return .goesOn }
    switch event {
    case .stepForward:
      guard let announced else { return announce(nextAction) }
      reveal(announced, choosing: nil)
      return .isDone(nil)
    case .takeMove(let number):
      guard let announced else {
        return announce(moves.first { $0.number == number }?.step.map { .step($0) })
      }
      return .isDone(choose(number, for: announced))
    case .stepBack:
      guard announced != nil else { return .goesOn }
      prediction.takeBack()
      return .isDone(.note("The question is taken back."))
    case .readOn, .readBack, .focusNext, .focusPrevious, .moveSelection, .select,
      .toggleBreakpoint, .nextFigure:
      // To look around is not to act, and reading becomes single steps.
      return .goesOn
    case .toStart, .toEnd, .toNextCursorStep, .toPreviousCursorStep, .runForward, .runBack,
      .toLastChange, .runAtRandom, .toNextChange, .finishTask, .toNextBranch, .toPreviousBranch,
      .backToScript,
      .undoInjection, .redoInjection,
      .goToPoint, .goTo, .inject:
      prediction.takeBack()
      return .goesOn
    }
  }

  /// Takes back the announcement if its moment has been left.
  mutating func dropAnnouncement() {
    guard case .announced(_, let moment, _) = prediction, moment != timeline.current else { return }
    prediction.takeBack()
  }

  /// Announces an action; an action that prediction does not ask about is carried out.
  private mutating func announce(_ action: Action?) -> Anticipation {
    guard case .step(let step) = action, asks(about: step) else { return .goesOn }
    prediction = .announced(step, at: timeline.current, votes: [])
    focus = step.task
    return .isDone(nil)
  }

  /// Chooses an answer and takes the announced step; a number without an answer is refused.
  private mutating func choose(_ number: Int, for step: Step) -> Message? {
    let count = PredictionQuestion(snapshot, step).outcomes?.texts.count ?? 0
    guard count > 0 else {
      return .note("This question has no answers to choose from; Space shows what happens.")
    }
    guard (1...count).contains(number) else {
      return .note("The answers are 1 to \(count); Space shows what happens without one.")
    }
    reveal(step, choosing: number)
    return nil
  }

  /// Takes the announced step, and records the answer.
  private mutating func reveal(_ step: Step, choosing number: Int?) {
    let votes = votes
    let hasAnswers = PredictionQuestion(snapshot, step).outcomes != nil
    prediction.takeBack()
    // A step that is next on the script is told by the script; another move leaves the script.
    if nextAction != .step(step) || !advance() { playhead.perform(.step(step)) }
    focusWhoActed()
    if hasAnswers { record(timeline.current, chosen: number, votes: votes) }
  }
}

// MARK: Turning points

extension Play {
  /// Returns true if prediction asks about a step before it is taken now.
  ///
  /// A script that marks its turning points is asked about at these and nowhere else. Everywhere else each step is
  /// one that decides something.
  private func asks(about step: Step) -> Bool {
    if isOnScript, let scriptPath, scriptPath.hasQuestions, let next = scriptPath.next, turn == nil,
      timeline[next.moment].action == .step(step)
    {
      return next.isAsked
    }
    return PredictionQuestion(snapshot, step).outcomes != nil
  }

  /// The point of the script before the next turning point, at which prediction asks; nil if it asks no more.
  var pointBeforeQuestion: Int? {
    guard predicts, isOnScript, let scriptPath else { return nil }
    return scriptPath.points.indices.dropFirst(scriptPath.position + 1)
      .first { asks(atPoint: $0, of: scriptPath) }.map { $0 - 1 }
  }

  /// True if prediction asks before the next point of the script is told.
  var asksNext: Bool {
    guard predicts, announced == nil else { return false }
    if isOnScript, let scriptPath, scriptPath.next != nil {
      return asks(atPoint: scriptPath.position + 1, of: scriptPath)
    }
    guard case .step(let step) = nextAction else { return false }
    return asks(about: step)
  }

  /// Returns true if prediction asks about the step to a point of the script.
  private func asks(atPoint position: Int, of scriptPath: ScriptPath) -> Bool {
    let point = scriptPath.points[position]
    guard !scriptPath.hasQuestions else { return point.isAsked }
    guard position > 0, !point.isLanding, scriptPath.points[position - 1].moment != point.moment,
      case .step(let step) = timeline.action(of: point.moment),
      let parent = timeline.parent(of: point.moment)
    else { return false }
    return PredictionQuestion(timeline[parent].snapshot, step).outcomes != nil
  }
}
