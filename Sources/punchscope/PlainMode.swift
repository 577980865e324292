// Knows how to play line by line: no cursor, no colours, nothing that scrolls away unread.

import ArgumentParser
import Playback
import Script
import Shmem

/// A race told line by line.
///
/// With a keyboard at the other end it listens to the same commands as the prompt of the screen; an
/// empty line takes the next step. Otherwise it tells the whole script and ends.
struct PlainMode {
  private var session: Session

  init(_ opening: Play?, library: DemoLibrary) throws {
    let play: Play
    if let opening {
      play = opening
    } else {
      let scenario = try ScenarioPieces.freePlay.scenario()
      play = Play(free: scenario, title: "free play")
    }
    session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
  }

  /// Tells the race.
  func run() throws {
    var session = session
    tell(session)
    guard isTerminal(0) else {
      while let next = session.play?.timeline.future.first, next != session.play?.timeline.current {
        _ = session.update(.stepForward)
        tell(session)
      }
      return
    }
    print("Enter takes the next step; b goes back; moves, help and quit do what they say.")
    while let line = readLine() {
      guard answer(line, &session) else { return }
    }
  }

  /// Carries out one line.
  ///
  /// - Returns: whether to go on.
  private func answer(_ line: String, _ session: inout Session) -> Bool {
    let before = session.play?.timeline.current
    switch line {
    case "q", "quit": return false
    case "moves": tellMoves(session)
    case "?", "help":
      print("Enter, b, moves, quit, NUMBER takes that move; or a command of the demo language:")
      print("step read-1, step punch until P14, inject read at 2, swizzle at 2, goto 5, save FILE")
    case "": _ = session.update(.stepForward)
    case "b": _ = session.update(.stepBack)
    default:
      if let number = Int(line) {
        _ = session.update(.takeMove(number))
      } else {
        _ = session.update(.openPrompt)
        for character in line { _ = session.update(.typed(character)) }
        for case .save(let path, _) in session.update(.confirm) {
          print("save works on the screen only; '\(path)' was not written")
        }
      }
    }
    if let message = session.message { print(message.text) }
    if session.play?.timeline.current != before { tell(session) }
    return true
  }

  private func tell(_ session: Session) {
    guard let play = session.play else { return }
    let annotation = play.timeline.now.annotation
    if let chapter = annotation?.chapter { print("\n== \(chapter)") }
    print(play.line(of: play.timeline.current))
    if let note = annotation?.note { print("      (\(note))") }
  }

  private func tellMoves(_ session: Session) {
    guard let play = session.play else { return }
    for move in play.moves {
      let number = move.number.map(String.init) ?? "-"
      let name = play.situation.name(of: move.task)
      let statement = play.situation.statement(of: move.row, for: move.task)
      let reason = move.reason.map { "  \(play.situation.describe($0))" } ?? ""
      print("\(number) \(name) \(move.row.rawValue) \(statement)\(reason)")
    }
  }
}
