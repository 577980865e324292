// Knows how a session goes on with what takes many steps, and what stops it.

extension Session {
  /// Whether something is being done that takes many steps: `Event.goOn` goes on with it.
  public var isWorking: Bool { play?.job != nil }

  /// Takes in a fact, and lets what takes many steps go on to its end: for those who hear no keys.
  ///
  /// - Returns: what the outside has to do, in order.
  public mutating func updateToEnd(_ event: Event) -> [Request] {
    var requests = update(event)
    while isWorking { requests += update(.goOn(atMost: .max)) }
    return requests
  }

  /// Takes the first steps of what has just begun, if anything has.
  mutating func startJob() {
    if isWorking { goOn(atMost: Job.firstSlice) }
  }

  /// Goes on with what takes many steps.
  mutating func goOn(atMost steps: Int) {
    guard isWorking, let state = play?.goOn(atMost: steps) else { return }
    switch state {
    case .goesOn: message = play?.jobWords.map { .note($0) }
    case .isDone(let message): self.message = message
    }
  }

  /// Brings the race under other rules to where the race itself is.
  mutating func followComparison() {
    guard !isWorking else { return }
    play?.followComparison()
    if isWorking { message = play?.jobWords.map { .note($0) } }
  }
}

extension Event {
  /// What an event does to something that takes many steps.
  enum EffectOnJob: Hashable, Sendable {
    /// Nothing: it is no wish of a person.
    case none
    /// It stops it, and means no more than that.
    case stops
    /// It stops it, and is carried out where that has stopped.
    case stopsAndActs
  }

  /// Whether the event means no more than to stop, where something takes long.
  public var onlyStops: Bool { effectOnJob == .stops }

  /// What the event does to something that takes many steps.
  ///
  /// What would go on is what is being done already: it stops it and does no more, or a key that is
  /// pressed once too often would take a step that nobody wants. So does the number of a move, for the
  /// moves have changed since it was read.
  var effectOnJob: EffectOnJob {
    switch self {
    case .found, .tick, .goOn, .measured, .opening, .opened, .failed, .done, .scrollReading,
      .foundLine, .listed, .pasted:
      .none
    case .golf(.offered): .none
    case .stepForward, .runForward, .toNextCursorStep, .finishTask, .toEnd, .takeMove, .confirm,
      .cancel, .pressedInVain, .talk(.advance):
      .stops
    case .stepBack, .toStart, .toPreviousCursorStep, .runBack, .toNextBranch, .toPreviousBranch,
      .backToScript, .undoInjection, .redoInjection, .goToPoint, .goTo, .talk, .focusNext,
      .focusPrevious, .moveSelection, .select, .openInjection, .inject, .checkFromHere,
      .loadSchedule, .toggleHints, .toggleOdds, .togglePrediction, .golf, .openHelp, .openAccounts,
      .openPrompt, .openSearch, .up, .down, .pageUp, .pageDown, .choose, .digit, .typed, .erase,
      .complete, .close, .top, .bottom, .openFind, .findNext, .findPrevious, .quit, .repaint,
      .toggleMouse:
      .stopsAndActs
    }
  }
}
