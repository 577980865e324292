// Knows how a speaker's second screen looks.

package import Display
package import Playback

/// The second screen of a talk.
///
/// ```text
///    The swizzle   chapter 2 of 4, stop 3 of 9          12:05  17:55 left  14:32
///    OFF THE SCRIPT: o goes back to the script
///    for you    Ask the room: which lock could the punch have taken?
///    audience   Somebody reads page 2.
///    next       S3  read-1 looks up page 2 again.
///    then       The cursor passes
///    they see
///    +------------------------------------------+
/// ```
package enum NotesScreen {
  /// The smallest second screen.
  static let minimum = Size(rows: 12, columns: 40)

  /// Draws the notes on a screen of any size.
  package static func grid(of notes: Notes, size: Size) -> Grid {
    guard size.rows >= minimum.rows, size.columns >= minimum.columns else {
      let words =
        "terminal too small: \(size.columns) x \(size.rows), "
        + "needs \(minimum.columns) x \(minimum.rows)"
      return Grid(Line(words, .error).wrapped(to: size.columns), size: size)
    }
    var grid = Grid(size: size)
    let head = head(of: notes, size)
    for (row, line) in head.enumerated() {
      grid.put(line, at: Position(row: row, column: 0))
    }
    let foot = foot(of: notes, size, head: head)
    let room = Size(rows: size.rows - head.count - foot.count - 1, columns: size.columns)
    let lines = lines(of: notes, size, isNextBelow: !foot.isEmpty)
    let first = min(notes.scroll, max(0, lines.count - room.rows))
    var shown = Array(lines.dropFirst(first).prefix(room.rows))
    let below = lines.count - first - shown.count
    if below > 0 {
      shown[shown.count - 1] = Line(" ... \(below + 1) more lines, j or PgDn", .dim)
    }
    grid.blit(Grid(shown, size: room), at: Position(row: head.count, column: 0))
    grid.blit(
      Grid(foot, size: Size(rows: foot.count, columns: size.columns)),
      at: Position(row: size.rows - 1 - foot.count, column: 0)
    )
    grid.put(NotesKeys.hints(size.columns), at: Position(row: size.rows - 1, column: 0))
    return grid
  }

  /// Returns the scrolling back to the end of the text, if the notes have been scrolled beyond it.
  package static func correction(of notes: Notes, size: Size) -> Notes.Event? {
    let head = head(of: notes, size)
    let foot = foot(of: notes, size, head: head)
    let room = size.rows - head.count - foot.count - 1
    let last = max(0, lines(of: notes, size, isNextBelow: !foot.isEmpty).count - room)
    return notes.scroll > last ? .scrollTo(last) : nil
  }

  // MARK: Head

  /// Returns the lines that stay in sight: the place in the talk, the time, and warnings.
  private static func head(of notes: Notes, _ size: Size) -> [Line] {
    let width = size.columns
    let times = times(notes)
    let pasted =
      notes.hasPaste
      ? Line("Pasted text does nothing here: this screen has no prompt.", .error)
        .wrapped(to: width - 1).map(indented) : []
    guard let report = notes.lastWord else {
      return [Line(" punchscope notes", .title).ending(with: times, at: width - 1)] + pasted
        + [.empty]
    }
    let number = report.playlist.map { "\($0) " } ?? ""
    let chapter = Line(" " + number + (report.chapter ?? report.title), .title)
    let place =
      report.stopCount > 0 ? Line("  stop \(report.stop) of \(report.stopCount)", .text) : .empty
    let whole = chapter.appending(place)
    let lines =
      whole.width + times.width + 2 <= width
      ? [whole.ending(with: times, at: width - 1)]
      : [chapter.cut(to: width - 1), place.ending(with: times, at: width - 1)]
    return lines
      + warnings(notes, report).flatMap { warning in
        warning.wrapped(to: width - 1).map(indented)
      } + pasted + [.empty]
  }

  private static func times(_ notes: Notes) -> Line {
    let clock = Line(notes.clock, .text)
    guard let report = notes.lastWord, let seconds = notes.elapsed else { return clock }
    let elapsed = Duration.seconds(Int(seconds))
    let line = Line(elapsed.clockWords, .emphasis)
    guard let planned = report.planned else { return line.appending("  ", .text).appending(clock) }
    let left = Duration.seconds(planned) - elapsed
    let rest =
      left < .zero
      ? Line("  \((Duration.zero - left).clockWords) over", .error)
      : Line("  \(left.clockWords) left", .emphasis)
    return line.appending(rest).appending("  ", .text).appending(clock)
  }

  private static func warnings(_ notes: Notes, _ report: TalkReport) -> [Line] {
    var lines: [Line] = []
    switch notes.source {
    case .died:
      lines.append(Line("THE TALK HAS DIED: start it again; this screen will follow it.", .broken))
    case .ended: lines.append(Line("The talk has ended.", .emphasis))
    case .following, .waiting, .mistaken: break
    }
    if let wayBack = report.wayBack {
      lines.append(Line("OFF THE SCRIPT: \(wayBack).", .broken))
    }
    if report.isBlank {
      lines.append(
        Line(
          "BLANK: the audience sees nothing; any key of the talk shows the "
            + "picture.",
          .stale
        )
      )
    }
    if let motion = report.motion { lines.append(Line(motion, .emphasis)) }
    if notes.otherCount > 0 {
      let words = notes.otherCount == 1 ? "another talk is" : "\(notes.otherCount) other talks are"
      lines.append(
        Line(
          "This is the newest talk, process \(report.process); \(words) running: --talk chooses one.",
          .dim
        )
      )
    }
    return lines
  }

  // MARK: Foot

  /// Returns the effect of the next press, which stays in sight below text that has to be scrolled; nothing where all
  /// can be seen.
  private static func foot(of notes: Notes, _ size: Size, head: [Line]) -> [Line] {
    guard lines(of: notes, size, isNextBelow: false).count > size.rows - head.count - 1,
      case .following(let report) = notes.source
    else { return [] }
    let lines = section(named: "next", report.next.map { Line($0, .text) }, size.columns - 1)
    return Array(lines.prefix(max(2, size.rows / 6)))
  }

  // MARK: Words

  private static func lines(of notes: Notes, _ size: Size, isNextBelow: Bool) -> [Line] {
    switch notes.source {
    case .waiting:
      let words =
        notes.process.map { "waiting for the talk of process \($0)" }
        ?? "waiting for a talk: punchscope play --talk"
      return Line(words, .emphasis).wrapped(to: size.columns - 2).map(indented)
    case .mistaken(let why):
      return Line(why, .error).wrapped(to: size.columns - 2).map(indented)
    case .following(let report), .ended(let report), .died(let report):
      let picture = picture(of: report)
      let textWidth = size.columns - (picture.first?.width ?? 0) - 2
      // The picture stands beside the words if these keep enough room, else below them.
      let air = size.rows < 16 ? [] : [Line.empty]
      guard textWidth >= 34 else {
        return words(of: report, size.columns - 1, air, isNextBelow) + air + picture
      }
      let words = words(of: report, textWidth, air, isNextBelow)
      return (0..<max(words.count, picture.count)).map { row in
        let left = row < words.count ? words[row] : .empty
        return row < picture.count ? left.padded(to: textWidth + 1).appending(picture[row]) : left
      }
    }
  }

  private static func indented(_ line: Line) -> Line { Line(" ", .text).appending(line) }

  private static func words(
    of report: TalkReport,
    _ width: Int,
    _ air: [Line],
    _ isNextBelow: Bool
  ) -> [Line] {
    let forYou = report.speaker.map { [("for you", [Line($0, .emphasis)])] } ?? []
    let noteAhead = report.nextNote.map { [Line("The audience reads: \($0)", .note)] } ?? []
    let ahead = report.nextChapter.map { "Chapter: \($0)" } ?? report.nextDemo.map { "Demo: \($0)" }
    let then = ahead.map { [("then", [Line($0, .text)])] } ?? []
    let steps = isNextBelow ? [] : report.next.map { Line($0, .text) }
    let next = steps + noteAhead
    let sections: [(name: String, paragraphs: [Line])] =
      forYou + [("audience", [report.note.map { Line($0, .text) } ?? Line("Nothing.", .dim)])]
      + (next.isEmpty ? [] : [("next", next)]) + then
    return Array(
      sections.map { section(named: $0.name, $0.paragraphs, width) }.joined(separator: air)
    )
  }

  /// Returns paragraphs beside their name, or below it on a narrow screen.
  private static func section(
    named name: String,
    _ paragraphs: [Line],
    _ width: Int
  ) -> [Line] {
    guard width >= 50 else {
      let body = paragraphs.flatMap { $0.wrapped(to: width - 1) }
      return ([Line(name, .heading)] + body).map(indented)
    }
    return paragraphs.enumerated().flatMap { place, paragraph in
      let head = Line(place == 0 ? " \(name)" : "", .heading).padded(to: 12)
      return Line.hanging(head, paragraph, width: width)
    }
  }

  /// Returns the picture that the audience sees, in a frame.
  private static func picture(of report: TalkReport) -> [Line] {
    let width = report.pictureWidth
    let bar = String(repeating: "─", count: width)
    func row(_ line: Line) -> Line {
      Line("│", .frame).appending(line.cut(to: width).padded(to: width)).appending("│", .frame)
    }
    return [Line("┌\(bar)┐", .frame)] + report.picture.map { row(Line($0, .text)) }
      + [Line("└\(bar)┘", .frame)]
  }
}
