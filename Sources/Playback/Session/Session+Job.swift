// Knows how a session continues a job, and which events stop it.

extension Session {
  /// True while there is a job that `ProgressEvent.goOn` continues.
  package var isWorking: Bool { play?.job != nil }

  /// Takes in an event, and continues its job until that is done.
  ///
  /// This is for callers that receive no keys, such as recordings.
  ///
  /// - Returns: the requests to carry out, in order.
  package mutating func updateToEnd(_ event: Event) -> [Request] {
    var requests = update(event)
    while isWorking { requests += update(.progress(.goOn(atMost: .max))) }
    return requests
  }

  /// Takes the first steps of a job that has just begun, if there is one.
  mutating func startJob() {
    if isWorking { goOn(atMost: Job.firstSlice) }
  }

  /// Continues the job.
  mutating func goOn(atMost steps: Int) {
    guard isWorking, let state = play?.goOn(atMost: steps) else { return }
    switch state {
    case .goesOn: message = play?.jobWords.map { .note($0) }
    case .isDone(let message): self.message = message
    }
  }

  /// Computes the race under other rules at the current moment, unless a job is running.
  mutating func followComparison() {
    guard !isWorking else { return }
    play?.followComparison()
    if isWorking { message = play?.jobWords.map { .note($0) } }
  }
}

extension Event {
  /// The effect of an event on a running job.
  enum EffectOnJob: Hashable, Sendable {
    /// The job continues, and the event is carried out.
    case none
    /// The event stops the job and does nothing else.
    case stops
    /// The event stops the job and is then carried out.
    case stopsAndActs
  }

  /// True if the event does nothing but stop a running job.
  package var onlyStops: Bool { effectOnJob == .stops }

  /// The effect of the event on a running job.
  ///
  /// An event that would go forward only stops the job. Otherwise a key pressed once too often would
  /// take an unwanted step. The number of a move only stops the job too, because the moves have
  /// changed since the person read them.
  var effectOnJob: EffectOnJob {
    switch self {
    case .race(let event): event.effectOnJob
    case .talk(.advance), .talk(.nextStep): .stops
    case .talk, .games, .inquiry: .stopsAndActs
    case .window(let event): event.effectOnJob
    case .form: .stopsAndActs
    case .answer, .progress: .none
    }
  }
}

extension RaceEvent {
  /// The effect of the event on a running job.
  fileprivate var effectOnJob: Event.EffectOnJob {
    switch self {
    case .stepForward, .readOn, .runForward, .toNextCursorStep, .toNextChange, .finishTask,
      .toEnd, .takeMove:
      .stops
    case .runAtRandom, .stepBack, .readBack, .toStart, .toPreviousCursorStep, .runBack,
      .toLastChange, .toNextBranch, .toPreviousBranch, .backToScript, .undoInjection,
      .redoInjection, .goToPoint, .goTo, .focusNext, .focusPrevious, .moveSelection, .select,
      .toggleBreakpoint, .nextFigure, .inject:
      .stopsAndActs
    }
  }
}

extension WindowEvent {
  /// The effect of the event on a running job.
  fileprivate var effectOnJob: Event.EffectOnJob {
    switch self {
    case .scrollReading, .foundLine, .pasted: .none
    case .confirm, .cancel, .pressedInVain: .stops
    case .table(.stepForward): .stops
    case .openHelp, .openWords, .openAccounts, .openWhy, .openBreakpoints, .openInjection,
      .openPrompt, .openSearch, .openFind, .openBranches, .branch, .openOldData, .oldData,
      .openWhatIf, .loadGhost, .zoom, .openSpaceTime, .openLanes, .table,
      .up, .down, .pageUp, .pageDown, .moveItem, .top, .bottom, .findNext,
      .findPrevious, .choose, .digit, .close, .toggleOption, .moveOptionPage,
      .removeBreakpoint, .addBreakpoint, .typed, .erase, .eraseWord, .eraseLine, .complete,
      .openNextDemo, .openPreviousDemo, .quit, .repaint, .toggleMouse, .pace:
      .stopsAndActs
    }
  }
}
