// Knows how facts from the terminal reach the session and how its requests are carried out.

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

  /// How long the screen waits for what is being found out before it looks for it.
  static let pollInterval = Duration.milliseconds(40)

  /// How long something that takes many steps goes on before keys are listened to and it is drawn how far
  /// it has come.
  private static let slice = Duration.milliseconds(30)

  /// How long keys that come fast are taken in without being drawn one by one.
  private static let frame = Duration.milliseconds(30)

  /// Starts with a session, and with a fact for it if there is one.
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
    // Whatever ends the loop, nothing is lost of what was done last.
    defer {
      if session.isWorking { _ = session.update(.cancel) }
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
      // What was typed meanwhile is taken in first: nobody could read a picture for each of many keys.
      if clock.now < lastShown + Self.frame {
        settle(&session, size: terminal.size)
        event = terminal.nextEvent(timeoutInMilliseconds: 0)
      }
      if case .timedOut = event {
        if !session.isWorking, let problem = autosaver.saveIfDue(session) {
          _ = session.update(.failed(problem))
        }
        if show(&session, broadcast, on: &terminal) { continue }
        lastShown = clock.now
        event = terminal.nextEvent(
          timeoutInMilliseconds: timeToNextDeadline(session, autosaver)?.inWholeMilliseconds
        )
      }
      events.append(.tick(clock.now - beginning))
      var isTouched = true
      switch event {
      case .key(let key):
        let event = KeyBindings.event(for: key, in: session) ?? .pressedInVain(key: key.name)
        let wish = Screen.measured(event, of: session, size: terminal.size)
        events += opener.isBusy ? stopOpening(by: wish) : [wish]
      case .mouse(let mouse):
        if let wish = Self.event(for: mouse, in: session, size: terminal.size) {
          events += opener.isBusy ? stopOpening(by: wish) : [wish]
        }
      case .pasted(let text): events.append(.pasted(text))
      case .pastedTooMuch: events.append(.pasted(nil))
      case .resized, .timedOut: isTouched = false
      case .interrupted: return .interrupted
      case .hungUp: return .hungUp
      }
      if isTouched { autosaver.noteChange() }
      events += queryRunner.collect() + lengths.collect()
      events += opener.collect() + saver.collect()
      let moment = session.play?.timeline.current
      if hasEnded(by: &events, &session, on: &terminal) { return .success }
      if !isTouched, goOnHasEnded(&session, on: &terminal) { return .success }
      if session.play?.timeline.current != moment { autosaver.noteChange() }
    }
  }

  /// Gives up opening a demo for a key, which does what it always does if it means more than to stop.
  private func stopOpening(by wish: Event) -> [Event] {
    opener.stop() + (wish.onlyStops ? [] : [wish])
  }

  /// Tells a session what it has to know about what is shown.
  private func settle(_ session: inout Session, size: Size) {
    if let fact = Screen.correction(of: session, size: size) { _ = session.update(fact) }
  }

  /// Shows a session, here and on a speaker's second screen.
  ///
  /// - Returns: whether there is something new to show at once.
  private func show(
    _ session: inout Session,
    _ broadcast: TalkBroadcast,
    on terminal: inout OpenTerminal
  ) -> Bool {
    let size = terminal.size
    settle(&session, size: size)
    if let trouble = broadcast.tell(session, size: size) {
      // The talk goes on without a second screen; it says why.
      _ = session.update(.failed(trouble))
      return true
    }
    terminal.show(
      Screen.grid(of: session, size: size),
      cursor: Self.cursor(of: session, size: size)
    )
    if session.mode == .gallery { lengths.begin(for: session.gallery, in: library) }
    return false
  }

  /// How long there is nothing to do but to wait for a key.
  private func timeToNextDeadline(_ session: Session, _ autosaver: Autosaver) -> Duration? {
    let isFindingOut = queryRunner.isBusy || lengths.isBusy || opener.isBusy || saver.isBusy
    return [
      session.isWorking ? .zero : nil, isFindingOut ? Self.pollInterval : nil,
      session.timeToNextDeadline,
      autosaver.timeToNextDeadline,
    ].compactMap(\.self).min()
  }

  /// Lets what takes many steps go on for a while, if there is anything.
  ///
  /// - Returns: whether the user has quit.
  private func goOnHasEnded(
    _ session: inout Session,
    on terminal: inout OpenTerminal
  ) -> Bool {
    let end = clock.now + Self.slice
    // One step may take long: how many fit is found out anew every time.
    var steps = 1
    while session.isWorking, clock.now < end {
      var events = [Event.goOn(atMost: steps)]
      if hasEnded(by: &events, &session, on: &terminal) { return true }
      steps = min(2 * steps, 64)
    }
    return false
  }

  /// Takes in facts and whatever follows from them, until none is left.
  ///
  /// - Returns: whether the user has quit.
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
      return .answers(history.add(command).map { [.failed($0)] } ?? [])
    case .openGolf(let race): return .answers(library.openGolf(race, golf))
    case .recordGolf(let level, let moves):
      golf.record(moves, at: level)
      return .answers(golf.takeComplaints().map { .failed($0) })
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
    case .wheelUp: Self.event(for: session.mode, inTime: .stepBack, inText: .up)
    case .wheelDown: Self.event(for: session.mode, inTime: .stepForward, inText: .down)
    }
  }

  /// What the wheel means: time where a race is stepped, lines elsewhere.
  private static func event(for mode: Mode, inTime: Event, inText: Event) -> Event {
    switch mode {
    case .race, .golf, .talk: inTime
    case .blank: .talk(.showAgain)
    case .gallery, .golfList, .help, .accounts, .check, .injection, .chapters, .prompt, .script:
      inText
    }
  }
}

extension Duration {
  /// The duration in milliseconds, begun ones counted.
  var inWholeMilliseconds: Int {
    Int((self / .milliseconds(1)).rounded(.up))
  }
}
