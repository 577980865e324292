// Knows what a terminal shows and hears until the race that the program is started with is open.

import ArgumentParser
import Panels
import Playback
import Terminal

extension EventLoop {
  /// Waits for the race that the program is started with, or until a key is pressed.
  ///
  /// - Returns: the status if the program ends here.
  func wait(
    for opening: RaceStart,
    _ session: inout Session,
    on terminal: inout OpenTerminal
  ) -> ExitCode? {
    while true {
      switch opening.outcome {
      case .success(let play):
        session = session.starting(with: play)
        return nil
      case .failure(let refusal):
        // It is seen when the terminal is the shell's again.
        report(refusal.report)
        return refusal.status
      case nil: break
      }
      _ = session.update(.opening(steps: opening.steps))
      let size = terminal.size
      terminal.show(
        Screen.grid(of: session, size: size),
        cursor: Self.cursor(of: session, size: size)
      )
      switch terminal.nextEvent(timeoutInMilliseconds: Self.pollInterval.inWholeMilliseconds) {
      case .key(let key):
        opening.stop()
        switch KeyBindings.event(for: key, in: session) {
        case .close, .quit: return .success
        default: break
        }
        if session.gallery.items.isEmpty { session = session.starting(with: library.gallery) }
        _ = session.update(.failed(Opener.stopWords(opening.steps)))
        return nil
      case .interrupted: return .interrupted
      case .hungUp: return .hungUp
      case .mouse, .pasted, .pastedTooMuch, .resized, .timedOut: break
      }
    }
  }
}
