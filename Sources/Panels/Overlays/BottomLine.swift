// Knows the line above the hints: the prompt, or the answer to the last key.

import Display
import Playback

/// The text over the lowest edge, and over as many rows above it as a long answer takes.
enum BottomLine {
  /// Returns the lines, the last one for the lowest edge; none if there is nothing to write.
  ///
  /// An answer longer than a row covers the picture above it until the next key. It is cut only if the
  /// whole screen has no room for it.
  static func lines(_ session: Session, widthInColumns width: Int, atMost rows: Int) -> [Line] {
    if case .prompt(let prompt) = session.overlay {
      let line = self.line(of: prompt, widthInColumns: width)
      guard let message = session.message else { return [line.padded(to: width)] }
      let both = line.appending("   ", .text).appending(self.line(of: message))
      guard both.width > width else { return [both.padded(to: width)] }
      return wrapped(message, widthInColumns: width, atMost: rows - 1) + [line.padded(to: width)]
    }
    if let message = session.message {
      return wrapped(message, widthInColumns: width, atMost: rows)
    }
    return status(session, widthInColumns: width).map { [$0.padded(to: width)] } ?? []
  }

  /// Returns an answer in as many lines as it takes; the last one ends in dots if there is no room for
  /// more.
  static func wrapped(
    _ message: Message,
    widthInColumns width: Int,
    atMost rows: Int
  ) -> [Line] {
    let line = self.line(of: message)
    guard line.width > width else { return [line.padded(to: width)] }
    let room = Size(rows: max(1, rows), columns: width - 2)
    return Line(message.text, message.role).wrapped(to: room.columns).elided(to: room).map {
      Line(" ", message.role).appending($0).padded(to: width)
    }
  }

  /// Returns the line that stays there without being the answer to a key.
  private static func status(_ session: Session, widthInColumns width: Int) -> Line? {
    if case .reading = session.overlay { return nil }
    if session.form != nil { return nil }
    if case .zoom = session.overlay { return nil }
    if let round = session.play?.round,
      let line = GolfLine.line(round, widthInColumns: width)
    {
      return line
    }
    if let check = session.play?.check {
      return CheckLine.line(check, widthInColumns: width)
    }
    if session.mode == .race, session.demoPlace != nil, let offer = session.endOffer {
      return Line(" \(offer)", .prompt).cut(to: width)
    }
    return session.search.map { search in
      Line(" searching '\(search)'", .prompt)
        .appending("  n next  N previous  Esc ends", .hint).cut(to: width)
    }
  }

  /// Returns the number of columns that the text before the cursor of a prompt takes.
  static func cursorColumn(_ prompt: Prompt, widthInColumns width: Int) -> Int {
    line(of: prompt, widthInColumns: width).width
  }

  /// Returns the end of the written text, so that the cursor is always in view.
  private static func line(of prompt: Prompt, widthInColumns width: Int) -> Line {
    let sign =
      switch prompt.kind {
      case .command: ":"
      case .search, .find, .findSlot: "/"
      case .nameBranch(let list): "name of branch \(list.branch.number): "
      case .newBreakpoint: "break "
      case .field(let field): "\(field.name) = "
      case .formFile: "save to "
      }
    return Line(" \(sign)", .prompt)
      .appending(prompt.text.suffix(columns: width - 3 - sign.count), .prompt)
  }

  private static func line(of message: Message) -> Line {
    Line(" " + message.text, message.role)
  }
}

extension Message {
  /// The role of the message's text.
  fileprivate var role: Role { isProblem ? .error : .emphasis }
}
