// Knows the line above the hints: a line being written, or an answer to the last key.

import Display
import Playback

/// What is written over the lowest edge.
enum BottomLine {
  /// The line, if there is something to write or to say.
  static func line(_ session: Session, widthInColumns width: Int) -> Line? {
    if case .prompt(let prompt) = session.overlay {
      let line = self.line(of: prompt, widthInColumns: width)
      guard let message = session.message else { return line.padded(to: width) }
      return line.appending("   ", .text).appending(self.line(of: message)).cut(to: width)
        .padded(to: width)
    }
    if let message = session.message {
      return line(of: message).cut(to: width).padded(to: width)
    }
    if case .reading = session.overlay { return nil }
    if let round = session.play?.round,
      let line = GolfLine.line(round, widthInColumns: width)
    {
      return line.padded(to: width)
    }
    if let check = session.play?.check {
      return CheckLine.line(check, widthInColumns: width).padded(to: width)
    }
    return session.search.map { search in
      Line(" searching '\(search)'", .prompt)
        .appending("  n next  N previous  Esc ends", .hint).cut(to: width).padded(to: width)
    }
  }

  /// How many columns the text before the cursor of a prompt takes.
  static func cursorColumn(_ prompt: Prompt, widthInColumns width: Int) -> Int {
    line(of: prompt, widthInColumns: width).width
  }

  /// The end of what was written: the cursor is always in view.
  private static func line(of prompt: Prompt, widthInColumns width: Int) -> Line {
    let sign =
      switch prompt.kind {
      case .command: ":"
      case .search, .find, .findChapter: "/"
      }
    return Line(" \(sign)", .prompt).appending(prompt.text.suffix(columns: width - 4), .prompt)
  }

  private static func line(of message: Message) -> Line {
    Line(" " + message.text, message.isProblem ? .error : .emphasis)
  }
}
