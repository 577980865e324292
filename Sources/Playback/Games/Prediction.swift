// Knows how a step is announced before it is taken, so that an audience can guess its effect.

package import Shmem

/// The game that hides the effect of a step until a key reveals it.
///
/// ```
///   Space        the step is announced: the task, the step, and a question; nothing has happened yet
///   Space        it is taken, and what happened is told as always
/// ```
///
/// A task that joins has nothing to guess at and joins at once.
enum Prediction: Hashable {
  /// Every step is taken at once.
  case off
  /// Steps are announced; the audience looks at the effect of the last one.
  case on
  /// A step has been announced at a moment and has not been taken.
  case announced(Step, at: MomentID)

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
    guard case .announced(let step, _) = prediction else { return nil }
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

  /// Announces the step that an event would take, or takes the announcement back.
  mutating func anticipate(_ event: RaceEvent) -> Anticipation {
    guard prediction.isOn else { return .goesOn }
    switch event {
    case .stepForward:
      guard let announced else { return announce(nextAction) }
      prediction.takeBack()
      // A step that is next on the script is told by the script; another move leaves the script.
      guard nextAction != .step(announced) else { return .goesOn }
      playhead.perform(.step(announced))
      focusWhoActed()
      return .isDone(nil)
    case .takeMove(let number):
      return announce(moves.first { $0.number == number }?.step.map { .step($0) })
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
    guard case .announced(_, let moment) = prediction, moment != timeline.current else { return }
    prediction.takeBack()
  }

  /// Announces an action; an action that was announced before, or that is no step, is carried out.
  private mutating func announce(_ action: Action?) -> Anticipation {
    let announced = announced
    prediction.takeBack()
    guard case .step(let step) = action, step != announced else { return .goesOn }
    prediction = .announced(step, at: timeline.current)
    focus = step.task
    return .isDone(nil)
  }
}

extension Session {
  /// Turns prediction on or off, for this race and for those that are opened next.
  mutating func togglePrediction() {
    predicts.toggle()
    play?.prediction = predicts ? .on : .off
    guard predicts else {
      message = .note("Prediction is off.")
      return
    }
    message = .note(
      play == nil
        ? "Prediction is on: open a race; Space asks, then shows."
        : "Prediction is on: Space asks, then shows."
    )
  }
}

// MARK: Words

/// A step that is about to be taken, in words that do not tell its effect.
package struct Announcement: Hashable, Sendable {
  /// The name of the task that is about to take the step.
  package let who: String
  /// The step.
  package let stepID: StepID
  /// The statement with its values.
  package let sentence: String
  /// The question to guess at.
  package let question: String
}

extension Play {
  /// The announced step in words; they follow from the snapshot before the step alone.
  package var announcement: Announcement? {
    announced.map { step in
      let statement = snapshot.statement(of: step.id, for: step.task)
        .text(in: snapshot.scenario.kernel)
      return Announcement(
        who: snapshot.name(of: step.task),
        stepID: step.id,
        sentence: "\(snapshot.name(of: step.task)) is about to do this: \(statement).",
        question: PredictionQuestion(snapshot, step).question
      )
    }
  }
}
