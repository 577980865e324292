// Shows on the terminal how far the race is opened that the program starts with, and reads its keys.

import ArgumentParser
import Panels
import Playback
import Terminal

extension EventLoop {
  /// Waits until the first race is open or a key is pressed.
  ///
  /// - Returns: the status if the program ends here; otherwise nil.
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
        // The message can be seen once the terminal is the shell's again.
        report(refusal.report)
        return refusal.status
      case nil: break
      }
      _ = session.update(.progress(.opening(steps: opening.steps)))
      let size = terminal.size
      terminal.show(
        Screen.grid(of: session, size: size),
        cursor: Self.cursor(of: session, size: size)
      )
      switch terminal.nextEvent(timeoutInMilliseconds: Self.pollInterval.inWholeMilliseconds) {
      case .key(let key):
        opening.stop()
        let wish = KeyBindings.event(for: key, in: session)
        if wish == .window(.close) || wish == .window(.quit) { return .success }
        if !session.gallery.isHome { session = session.starting(with: library.gallery) }
        _ = session.update(.answer(.failed(Opener.stopWords(opening.steps))))
        return nil
      case .interrupted: return .interrupted
      case .hungUp: return .hungUp
      case .mouse, .pasted, .pastedTooMuch, .resized, .timedOut: break
      }
    }
  }
}
