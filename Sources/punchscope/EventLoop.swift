// Knows how facts from the terminal reach the session and how its requests are carried out.

import ArgumentParser
import Display
import Panels
import Playback
import Terminal

/// The loop between a session and a terminal.
struct EventLoop {
  private let start: Session
  private let library: DemoLibrary
  private let first: Event?
  private let golf: GolfStore
  private let store: SessionStore
  private let history: HistoryFile
  private let investigator = Investigator(threads: max(1, coreCount() - 1))
  private let clock = ContinuousClock()

  /// How long the screen waits for what is being found out before it looks for it.
  private static let patience = Duration.milliseconds(40)

  /// Starts with a session, and with a fact for it if there is one.
  init(session: Session, first: Event?, library: DemoLibrary, folders: XDGFolders) {
    start = session
    self.first = first
    self.library = library
    store = SessionStore(folders)
    history = HistoryFile(folders)
    golf = GolfStore(folder: folders.state)
  }

  /// Runs until the user quits.
  ///
  /// - Returns: the exit status.
  func run(on terminal: inout OpenTerminal) -> ExitCode {
    var session = start
    let beginning = clock.now
    let broadcast = TalkBroadcast()
    var autosaver = Autosaver(store)
    // Whatever ends the loop, nothing is lost of what was done last.
    defer { _ = autosaver.save(session) }
    terminal.isMouseOn = session.isMouseOn
    for request in session.begin() { _ = carryOut(request, on: &terminal) }
    var events = [first].compactMap(\.self)
    if hasEnded(by: &events, &session, on: &terminal) { return .success }
    while true {
      let size = terminal.size
      if let problem = autosaver.saveIfDue(session) { _ = session.update(.failed(problem)) }
      if let fact = Screen.correction(of: session, size: size) { _ = session.update(fact) }
      if let trouble = broadcast.tell(session, size: size) {
        // The talk goes on without a second screen; it says why.
        _ = session.update(.failed(trouble))
        continue
      }
      terminal.show(
        Screen.grid(of: session, size: size),
        cursor: Self.cursor(of: session, size: size)
      )
      let patience = [
        investigator.isBusy ? Self.patience : nil, session.patience, autosaver.patience,
      ].compactMap(\.self)
      let event = terminal.nextEvent(timeoutInMilliseconds: patience.min()?.inWholeMilliseconds)
      events.append(.tick(clock.now - beginning))
      var isTouched = true
      switch event {
      case .key(let key):
        events.append(
          KeyBindings.event(for: key, in: session) ?? .pressedInVain(key: key.name)
        )
      case .mouse(let mouse):
        if let event = Self.event(for: mouse, in: session, size: size) { events.append(event) }
      case .pasted(let text): events.append(.pasted(text))
      case .pastedTooMuch: events.append(.pasted(nil))
      case .resized, .timedOut: isTouched = false
      case .interrupted: return .interrupted
      case .hungUp: return .hungUp
      }
      if isTouched { autosaver.noteChange() }
      events += investigator.collect()
      let moment = session.play?.timeline.current
      if hasEnded(by: &events, &session, on: &terminal) { return .success }
      if session.play?.timeline.current != moment { autosaver.noteChange() }
    }
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
    case .open(let name): return .answers([library.open(name)])
    case .save(let path, let text): return .answers([library.save(text, to: path)])
    case .remember(let command):
      history.add(command)
      return .nothing
    case .openGolf(let race): return .answers(library.openGolf(race, golf))
    case .recordGolf(let level, let moves):
      golf.record(moves, at: level)
      return .answers(golf.takeComplaints().map { .failed($0) })
    case .inquire(let inquiry):
      investigator.begin(inquiry)
      return .nothing
    case .abandon(let number):
      investigator.abandon(number)
      return .nothing
    }
  }

  private static func cursor(of session: Session, size: Size) -> OpenTerminal.Cursor {
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
