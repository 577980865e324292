// Plays a race line by line: no cursor, no colours, nothing that scrolls away unread.

import ArgumentParser
import Display
import Panels
import Playback
import Script
import Shmem

/// A session in plain lines.
///
/// Every line of input is a key of the screen, a command of the prompt, or a word that asks for a part
/// of the picture; an empty line takes the next step. If there is no input at all, the whole way is
/// printed.
struct PlainMode {
  private let start: Session
  private let library: DemoLibrary

  private let first: Event?
  private let clock = ContinuousClock()
  private let golf = GolfStore(folder: XDGFolders().state)

  /// Makes plain mode for a session, and for a first fact if there is one.
  init(session: Session, first: Event?, library: DemoLibrary) {
    start = session
    self.first = first
    self.library = library
  }

  /// Reads and answers lines until there are no more.
  ///
  /// Ctrl-C stops long work; at a keyboard the next line is read then.
  ///
  /// - Throws: the status of a run that was stopped.
  func run() throws(ExitCode) {
    var session = start
    if let first {
      guard carryOut(update(first, &session), &session) else { return }
      if let message = session.message { print(message.text) }
    }
    // A person at a keyboard needs something to answer before the first line.
    if isTerminal(0) { tell(session) }
    guard let first = nextLine() else {
      if !isTerminal(0) { try tellAll() }
      return
    }
    if !isTerminal(0) { tell(session) }
    // Lines of a file or a pipe can be read again; typed lines cannot.
    var autosaver = isTerminal(0) ? Autosaver(SessionStore(XDGFolders())) : nil
    defer { autosaver?.save(session) }
    var line: String? = first
    while let text = line {
      Interruption.noteOnly()
      guard answer(text, &session) else { return }
      // A script that was stopped does not go on with its next line.
      if Interruption.hasCome, !isTerminal(0) { throw .interrupted }
      Interruption.forget()
      autosaver?.noteChange()
      if let problem = autosaver?.saveIfDue(session) { print(problem) }
      line = nextLine()
    }
  }

  /// Returns the next line of standard input, after all output has been written.
  ///
  /// - Returns: nil at the end of the input, or if the output cannot be written any more.
  private func nextLine() -> String? {
    StandardOutput.flush()
    return StandardOutput.hasFailed ? nil : readLine()
  }

  /// Prints the whole way that the script takes, or the list of the demos.
  ///
  /// - Throws: the status of a run that Ctrl-C has stopped.
  func tellAll() throws(ExitCode) {
    var session = start
    Interruption.noteOnly()
    tell(session)
    guard carryOut(session.begin(), &session) else { return }
    while !StandardOutput.hasFailed {
      guard session.play?.hasMoreToTell == true else {
        guard try hasOpenedNext(&session) else { return }
        continue
      }
      guard !Interruption.hasCome else {
        print("Stopped.")
        throw .interrupted
      }
      let check = session.play?.check
      let requests = update(.race(.stepForward), &session)
      tell(session)
      guard carryOut(requests, &session) else { return }
      if let asked = session.play?.check, asked != check { tell(asked) }
    }
  }

  /// Opens the next demo of the playlist and prints its beginning.
  ///
  /// - Returns: false after the last demo, and without a playlist.
  /// - Throws: the status if the demo cannot be opened.
  private func hasOpenedNext(_ session: inout Session) throws(ExitCode) -> Bool {
    guard session.gallery.isPlaylist, session.demoAhead != nil else { return false }
    let number = session.raceNumber
    guard carryOut(update(.window(.openNextDemo), &session), &session) else { return false }
    guard session.raceNumber != number else {
      complain(session.message?.text ?? "the next demo cannot be opened")
      throw .broken
    }
    print("")
    tell(session)
    return true
  }

  // MARK: Listening

  /// Carries out one line.
  ///
  /// - Returns: true if the program goes on.
  private func answer(_ line: String, _ session: inout Session) -> Bool {
    if tellIfAsked(line, session) { return true }
    let origin = session.play
    let title = session.play?.title
    let check = session.play?.check
    let odds = session.play?.shownOdds
    let announced = session.play?.announced
    let round = session.play?.round
    let known = session.form
    for event in events(for: line, in: session) {
      guard carryOut(update(event, &session), &session) else { return false }
    }
    if let message = session.message {
      print(message.text)
    } else if Interruption.hasCome {
      print("Stopped.")
    }
    if case .reading(.check, _) = session.overlay, let check = session.play?.check {
      for line in check.block(widthInColumns: 75) { print(line) }
    }
    if case .reading(.score, _) = session.overlay {
      for line in session.play?.scoreLines ?? [] { print(line) }
      return true
    }
    if let asked = session.play?.check, asked != check { tell(asked) }
    if let known = session.play?.shownOdds, known != odds { print(known.words) }
    if let line = session.play?.announcementLine, session.play?.announced != announced {
      print(line)
      return true
    }
    if let form = session.form {
      if form != known { tell(form, session.formWords ?? "") }
      return true
    }
    guard let play = session.play else {
      if title != nil { tell(session) }
      return true
    }
    guard let origin, title == play.title else {
      tell(session)
      return true
    }
    if announced != nil, let outcome = play.predictionOutcome { print(outcome.words) }
    tellWay(from: origin, to: play, overlay: session.overlay)
    if let verdict = play.round?.verdict?.first, play.round?.outcome != round?.outcome {
      print("\(verdict) r begins again, L begins the next level, q lists them.")
    }
    return true
  }

  /// Carries out requests and all that follows from them.
  ///
  /// - Returns: true if the program goes on.
  private func carryOut(_ requests: [Request], _ session: inout Session) -> Bool {
    var requests = requests[...]
    while let request = requests.popFirst() {
      let answers: [Event]
      switch request {
      case .quit: return false
      case .open(let name):
        answers = [library.open(name) { _ in !Interruption.hasCome }]
      case .save(let path, let play):
        answers = [library.save(play.wholeText, to: path, isForScreen: false)]
      case .openGolf(let race): answers = library.openGolf(race, golf)
      case .listTemplates: answers = [.answer(.templates(library.templates))]
      case .recordGolf(let level, let moves):
        golf.record(moves, at: level)
        answers = golf.takeComplaints().map { .answer(.failed($0)) }
      // The reader of plain lines waits for the answer.
      case .inquire(let inquiry): answers = self.answers(to: inquiry)
      case .abandon, .repaint, .listenToMouse, .remember, .listFiles: answers = []
      }
      for event in answers { requests += update(event, &session) }
    }
    return true
  }

  /// Gives a fact to the session, and runs long jobs to their end, or until Ctrl-C is pressed.
  ///
  /// - Returns: the requests of the session.
  private func update(_ event: Event, _ session: inout Session) -> [Request] {
    var requests = session.update(event)
    let deadline = clock.now + .seconds(1)
    var isAnnounced = false
    while session.isWorking {
      requests += session.update(
        Interruption.hasCome ? .window(.cancel) : .progress(.goOn(atMost: Self.slice))
      )
      if !isAnnounced, session.isWorking, clock.now > deadline {
        isAnnounced = true
        print("This takes a while; Ctrl-C stops it.")
      }
    }
    return requests
  }

  /// The number of steps between two looks for Ctrl-C.
  private static let slice = 64

  /// The number of steps in random schedules after which the odds are shown.
  private static let stepsAtOnce = 200_000.0

  /// Answers an inquiry and waits for the result.
  private func answers(to inquiry: Inquiry) -> [Event] {
    var latest: Finding?
    QueryRunner(threads: coreCount()).answer(inquiry) { finding in
      latest = finding
      guard !Interruption.hasCome else { return false }
      guard case .odds(let samples) = finding else { return true }
      return samples[.steps].mean * Double(samples.count) < Self.stepsAtOnce
    }
    return latest.map { [.progress(.found($0, inquiry: inquiry.number))] } ?? []
  }

  /// Returns the meaning of a line: an empty line is a step, one character is a key, the rest is a
  /// command.
  private func events(for line: String, in session: Session) -> [Event] {
    let isChoosing =
      session.mode == .gallery || session.mode == .golfList || session.mode == .form
    if line.isEmpty { return [isChoosing ? .window(.confirm) : .race(.stepForward)] }
    if let key = line.first, line.count == 1 {
      switch KeyBindings.event(for: .character(key), in: session) {
      case .talk: return [.answer(.failed("A talk needs a screen."))]
      case let event?: return [event]
      case nil: return [.window(.pressedInVain(key: line))]
      }
    }
    if session.form != nil, let events = formEvents(for: line, in: session) { return events }
    if isChoosing, let number = Int(line) { return [.window(.choose(number))] }
    let closing: [Event] = session.overlay == nil ? [] : [.window(.cancel)]
    let typed = line.map { Event.window(.typed($0)) }
    return closing + [.window(.openPrompt)] + typed + [.window(.confirm)]
  }
}
