// Sends facts from the terminal to the session and carries out its requests.

import ArgumentParser
import Display
import Panels
import Playback
import Terminal

/// The loop between a session and a terminal.
struct EventLoop {
  private let start: Session
  let library: DemoLibrary
  private let first: Event?
  private let golf: GolfStore
  private let store: SessionStore
  private let history: HistoryFile
  private let queryRunner = QueryRunner(threads: max(1, coreCount() - 1))
  private let lengths = ScriptLengths()
  private let opener: Opener
  private let saver: Saver
  private let clock = ContinuousClock()

  /// The time between two looks at work in the background.
  static let pollInterval = Duration.milliseconds(40)

  /// The time that a long job of many steps runs before keys are read and its progress is drawn.
  private static let slice = Duration.milliseconds(30)

  /// The time for which fast keys are read without a picture for each.
  private static let frame = Duration.milliseconds(30)

  /// Makes the loop for a session, and for a first fact if there is one.
  init(session: Session, first: Event?, library: DemoLibrary, folders: XDGFolders) {
    start = session
    self.first = first
    self.library = library
    opener = Opener(library)
    saver = Saver(library)
    store = SessionStore(folders)
    history = HistoryFile(folders)
    golf = GolfStore(folder: folders.state)
  }

  /// Runs until the user quits.
  ///
  /// - Parameters:
  ///   - terminal: the terminal.
  ///   - opening: the race to begin with, if it is still being opened.
  /// - Returns: the exit status.
  func run(on terminal: inout OpenTerminal, after opening: RaceStart?) -> ExitCode {
    var session = start
    if let opening, let status = wait(for: opening, &session, on: &terminal) { return status }
    let beginning = clock.now
    let broadcast = TalkBroadcast()
    var autosaver = Autosaver(store)
    // However the loop ends, the latest actions are saved.
    defer {
      if session.isWorking { _ = session.update(.window(.cancel)) }
      autosaver.save(session)
      saver.finish()
    }
    terminal.isMouseOn = session.isMouseOn
    for request in session.begin() { _ = carryOut(request, on: &terminal) }
    var events = [first].compactMap(\.self)
    if hasEnded(by: &events, &session, on: &terminal) { return .success }
    var lastShown = clock.now - Self.frame
    while true {
      var event = OpenTerminal.Event.timedOut
      // Waiting keys are read first: no person could see a picture for each of many keys.
      if clock.now < lastShown + Self.frame {
        settle(&session, size: terminal.size)
        event = terminal.nextEvent(timeoutInMilliseconds: 0)
      }
      if case .timedOut = event {
        saveIfDue(&session, &autosaver)
        if show(&session, broadcast, on: &terminal) { continue }
        lastShown = clock.now
        event = terminal.nextEvent(
          timeoutInMilliseconds: timeToNextDeadline(session, autosaver)?.inWholeMilliseconds
        )
      }
      events.append(.progress(.tick(clock.now - beginning)))
      let isTouched: Bool
      switch heard(event, in: session, size: terminal.size) {
      case .wishes(let wishes):
        isTouched = true
        events += wishes
      case .nothing: isTouched = false
      case .end(let status): return status
      }
      if isTouched { autosaver.noteChange() }
      events += queryRunner.collect() + lengths.collect() + opener.collect() + saver.collect()
      let moment = session.play?.timeline.current
      if hasEnded(by: &events, &session, on: &terminal) { return .success }
      if !isTouched, goOnHasEnded(&session, on: &terminal) { return .success }
      if session.play?.timeline.current != moment { autosaver.noteChange() }
    }
  }

  /// Saves the session if it is time, unless a job is running; the session says what prevents it.
  private func saveIfDue(_ session: inout Session, _ autosaver: inout Autosaver) {
    guard !session.isWorking, let problem = autosaver.saveIfDue(session) else { return }
    _ = session.update(.answer(.failed(problem)))
  }

  /// The meaning of an event of the terminal.
  private enum Heard {
    /// The person wants this, or nothing that has a meaning.
    case wishes([Event])
    /// The person has done nothing.
    case nothing
    /// The program ends.
    case end(ExitCode)
  }

  /// Finds out what an event of the terminal comes to.
  private func heard(_ event: OpenTerminal.Event, in session: Session, size: Size) -> Heard {
    let wish: Event?
    switch event {
    case .key(let key):
      let event = KeyBindings.event(for: key, in: session) ?? .window(.pressedInVain(key: key.name))
      wish = Screen.measured(event, of: session, size: size)
    case .mouse(let mouse): wish = Self.event(for: mouse, in: session, size: size)
    case .pasted(let text): return .wishes([.window(.pasted(text))])
    case .pastedTooMuch: return .wishes([.window(.pasted(nil))])
    case .resized, .timedOut: return .nothing
    case .interrupted: return .end(.interrupted)
    case .hungUp: return .end(.hungUp)
    }
    guard let wish else { return .wishes([]) }
    return .wishes(opener.isBusy ? stopOpening(by: wish) : [wish])
  }

  /// Stops opening a demo because of a key; the key keeps its meaning if it means more than to stop.
  private func stopOpening(by wish: Event) -> [Event] {
    opener.stop() + (wish.onlyStops ? [] : [wish])
  }

  /// Tells a session the facts that only the screen knows.
  private func settle(_ session: inout Session, size: Size) {
    if let fact = Screen.correction(of: session, size: size) { _ = session.update(fact) }
  }

  /// Shows a session, here and on a speaker's second screen.
  ///
  /// - Returns: true if there is something new to show at once.
  private func show(
    _ session: inout Session,
    _ broadcast: TalkBroadcast,
    on terminal: inout OpenTerminal
  ) -> Bool {
    let size = terminal.size
    settle(&session, size: size)
    if let trouble = broadcast.tell(session, size: size) {
      // The talk goes on without a second screen, and tells the reason.
      _ = session.update(.answer(.failed(trouble)))
      return true
    }
    terminal.show(
      Screen.grid(of: session, size: size),
      cursor: Self.cursor(of: session, size: size)
    )
    if session.mode == .gallery { lengths.begin(for: session.gallery, in: library) }
    return false
  }

  /// Returns the longest time to wait for a key; nil if there is nothing else to do.
  private func timeToNextDeadline(_ session: Session, _ autosaver: Autosaver) -> Duration? {
    let isFindingOut = queryRunner.isBusy || lengths.isBusy || opener.isBusy || saver.isBusy
    return [
      session.isWorking ? .zero : nil, isFindingOut ? Self.pollInterval : nil,
      session.timeToNextDeadline,
      autosaver.timeToNextDeadline,
    ].compactMap(\.self).min()
  }

  /// Runs a long job for a while, if there is one.
  ///
  /// - Returns: true if the user has quit.
  private func goOnHasEnded(
    _ session: inout Session,
    on terminal: inout OpenTerminal
  ) -> Bool {
    let end = clock.now + Self.slice
    // A single step can take long, so the number of steps that fit is found anew every time.
    var steps = 1
    while session.isWorking, clock.now < end {
      var events = [Event.progress(.goOn(atMost: steps))]
      if hasEnded(by: &events, &session, on: &terminal) { return true }
      steps = min(2 * steps, 64)
    }
    return false
  }

  /// Gives facts to the session, and carries out all that follows from them.
  ///
  /// - Returns: true if the user has quit.
  private func hasEnded(
    by events: inout [Event],
    _ session: inout Session,
    on terminal: inout OpenTerminal
  ) -> Bool {
    while !events.isEmpty {
      for request in session.update(events.removeFirst()) {
        switch carryOut(request, on: &terminal) {
        case .quit: return true
        case .answers(let answers): events += answers
        case .nothing: break
        }
      }
    }
    return false
  }

  private enum Outcome {
    case quit
    case answers([Event])
    case nothing
  }

  private func carryOut(_ request: Request, on terminal: inout OpenTerminal) -> Outcome {
    switch request {
    case .quit: return .quit
    case .repaint:
      terminal.repaint()
      return .nothing
    case .listenToMouse(let isOn):
      terminal.isMouseOn = isOn
      return .nothing
    case .open(let name): return .answers(opener.open(name))
    case .save(let path, let play): return .answers(saver.save(play, to: path))
    case .listFiles(let prefix, let demosOnly):
      return .answers([FileNames.beginning(with: prefix, demosOnly: demosOnly)])
    case .remember(let command):
      return .answers(history.add(command).map { [.answer(.failed($0))] } ?? [])
    case .openGolf(let race): return .answers(library.openGolf(race, golf))
    case .listTemplates: return .answers([.answer(.templates(library.templates))])
    case .recordGolf(let level, let moves):
      golf.record(moves, at: level)
      return .answers(golf.takeComplaints().map { .answer(.failed($0)) })
    case .inquire(let inquiry):
      queryRunner.begin(inquiry)
      return .nothing
    case .abandon(let number):
      queryRunner.abandon(number)
      return .nothing
    }
  }

  static func cursor(of session: Session, size: Size) -> OpenTerminal.Cursor {
    let corner = Position(row: 0, column: 0)
    let position = Screen.cursor(of: session, size: size) ?? corner
    return session.mode == .prompt ? .visible(at: position) : .hidden(at: position)
  }

  private static func event(
    for mouse: MouseEvent,
    in session: Session,
    size: Size
  ) -> Event? {
    switch mouse.action {
    case .press: Screen.event(forClickAt: mouse.position, in: session, size: size)
    case .wheelUp: Self.event(for: session.mode, inTime: .race(.stepBack), inText: .window(.up))
    case .wheelDown:
      Self.event(for: session.mode, inTime: .race(.stepForward), inText: .window(.down))
    }
  }

  /// Returns the meaning of the wheel: time where a race is stepped, lines elsewhere.
  private static func event(for mode: Mode, inTime: Event, inText: Event) -> Event {
    switch mode {
    case .race, .golf, .talk, .zoom: inTime
    case .blank: .talk(.showAgain)
    case .gallery, .golfList, .help, .words, .accounts, .check, .score, .breakpoints, .injection,
      .chapters, .why, .branches, .oldData, .whatIf,
      .spaceTime, .lanes,
      .prompt,
      .form,
      .script:
      inText
    }
  }
}

extension Duration {
  /// The duration in milliseconds, rounded up.
  var inWholeMilliseconds: Int {
    Int((self / .milliseconds(1)).rounded(.up))
  }
}
