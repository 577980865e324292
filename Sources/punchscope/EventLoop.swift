// Knows how facts from the terminal reach the session and how its requests are carried out.

import ArgumentParser
import Display
import Panels
import Playback
import Script
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The loop between a session and a terminal.
struct EventLoop {
  private let start: Session
  private let library: DemoLibrary

  init(session: Session, library: DemoLibrary) {
    start = session
    self.library = library
  }

  /// Runs until the user quits.
  ///
  /// - Returns: the exit status.
  func run(on terminal: inout OpenTerminal) -> ExitCode {
    var session = start
    terminal.isMouseOn = session.isMouseOn
    while true {
      let size = terminal.size
      if let fact = Screen.correction(of: session, size: size) { _ = session.update(fact) }
      terminal.show(
        Screen.grid(of: session, size: size),
        cursor: Self.cursor(of: session, size: size)
      )
      var events: [Event] = []
      switch terminal.nextEvent(timeoutInMilliseconds: nil) {
      case .key(let key):
        if let event = KeyBindings.event(for: key, in: session) { events.append(event) }
      case .mouse(let mouse):
        if let event = Self.event(for: mouse, in: session, size: size) { events.append(event) }
      case .resized, .timedOut: break
      case .interrupted: return .interrupted
      case .hungUp: return .hungUp
      }
      while !events.isEmpty {
        for request in session.update(events.removeFirst()) {
          switch carryOut(request, on: &terminal) {
          case .quit: return .success
          case .answer(let event): events.append(event)
          case .nothing: break
          }
        }
      }
    }
  }

  private enum Outcome {
    case quit
    case answer(Event)
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
    case .open(let name): return .answer(open(name))
    case .save(let path, let text): return .answer(save(text, to: path))
    }
  }

  private func open(_ name: String?) -> Event {
    guard let name else {
      do {
        let scenario = try ScenarioPieces.freePlay.scenario()
        return .opened(Play(free: scenario, title: "free play"))
      } catch {
        preconditionFailure("the file of free play is a valid scenario")
      }
    }
    do {
      let loaded = try library.load(name)
      guard let failure = loaded.failures.first else { return .opened(loaded.play) }
      return .failed(failure)
    } catch {
      return .failed("This demo can no longer be read; 'punchscope demo check' says why.")
    }
  }

  private func save(_ text: String, to path: String) -> Event {
    guard !FileManager.default.fileExists(atPath: path) else {
      return .failed("'\(path)' exists already; nothing was written.")
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
      return .done("Saved to '\(path)'.")
    } catch {
      return .failed("'\(path)' cannot be written.")
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
    case .wheelUp: session.mode == .race ? .stepBack : .up
    case .wheelDown: session.mode == .race ? .stepForward : .down
    }
  }
}
