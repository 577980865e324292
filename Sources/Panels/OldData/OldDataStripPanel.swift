// Shows the old data of every page as a strip in time.

import Display
import Playback
import Shmem

/// A row for the old data of every page, from the start of the way to its end.
///
/// ```text
///   step  0     10        [24]     40
///   punch  [ owes                 ] returned
/// > 2     P2=======s2-----P4==.                gone 26
///   3     s3--------------!!!!!!!!!            LEFT
///   4-90  P=======:::::::.                     gone 8-28
/// ```
///
/// A page is drawn as `=`, a swap entry as `-`, the step that removes the data as a dot, and data that is
/// there after the punch as `!`. Neighbouring pages that are alike share a row: from the first removal to the
/// last one it has colons.
struct OldDataStripPanel: Panel {
  private let play: Play
  private let strip: OldDataStrip
  /// True if the strip has the screen to itself: it explains its signs, and a track is selected and told.
  private let isAlone: Bool

  /// Makes the panel of a race and its strip, alone or beside the race.
  init(play: Play, strip: OldDataStrip, isAlone: Bool = true) {
    self.play = play
    self.strip = strip
    self.isAlone = isAlone
  }

  var selected: Int { strip.selected }
  var rowsAboveItems: Int { headRows }

  var title: String {
    let count = strip.tracks.count
    return count > 1 ? "old data in time, \(strip.selected + 1) of \(count)" : "old data in time"
  }

  /// The room for the verdict at the right.
  private var verdictWidth: Int {
    max(10, (strip.tracks.map { verdict(of: $0).width }.max() ?? 0) + 1)
  }
  /// The rows above the tracks: perhaps the signs, the steps, the punch.
  private var headRows: Int { isAlone ? 3 : 2 }

  func picture(_ size: Size) -> Grid {
    let labelWidth = labelWidth
    let scale = scale(size)
    var grid = Grid(size: size)
    if isAlone { grid.put(legend(size.columns), at: Position(row: 0, column: 0)) }
    grid.put("  step", at: Position(row: headRows - 2, column: 0), role: .heading)
    grid.put(ruler(scale), at: Position(row: headRows - 2, column: labelWidth))
    grid.put("  punch", at: Position(row: headRows - 1, column: 0), role: .heading)
    drawPunch(scale, labelWidth, &grid)
    let about = isAlone ? about(size) : []
    if strip.tracks.isEmpty {
      let words = "There is no old data on this way."
      grid.put("  \(words)", at: Position(row: headRows, column: 0), role: .text)
    }
    for (row, place) in places(size).enumerated() {
      let isSelected = isAlone && place == strip.selected
      draw(strip.tracks[place], isSelected: isSelected, headRows + row, scale, &grid)
    }
    for (row, line) in about.enumerated() {
      grid.put(line, at: Position(row: size.rows - about.count + row, column: 0))
    }
    return grid
  }

  /// Returns the position of the selected track where the cursor of time is.
  func selection(_ size: Size) -> Position {
    let row = places(size).firstIndex(of: strip.selected) ?? 0
    let column = labelWidth + scale(size).columns(of: strip.cursor).lowerBound
    return Position(row: min(size.rows - 1, headRows + row), column: column)
  }

  /// The columns before the first moment.
  private var labelWidth: Int {
    max(8, (strip.tracks.map { $0.pageWords.count }.max() ?? 0) + 4)
  }

  private func scale(_ size: Size) -> TimeScale {
    TimeScale(
      count: strip.way.count,
      widthInColumns: size.columns - labelWidth - verdictWidth - 1
    )
  }

  /// Returns the tracks that fit; the selected one is among them.
  func places(_ size: Size) -> [Int] {
    let room = max(1, size.rows - headRows - (isAlone ? about(size).count + 1 : 0))
    return Excerpt(of: strip.tracks.count, room: room, keeping: [strip.selected]).places
  }

  // MARK: Above the tracks

  /// Returns the signs, in fewer words where there is less room.
  private func legend(_ width: Int) -> Line {
    let lines = [
      ["  P2= ", "s2- ", "taken out", "going, ", "still there after the punch"],
      ["  P2= ", "s2- ", "taken out", "going, ", "left"],
      ["  P= ", "s- ", "out", "going, ", "left"],
      ["P= ", "s- ", "out", "", "left"],
    ].map { words in
      let going = pagesLeft.map { "\(words[3])\($0) left  " } ?? "going  "
      let whole = Line(words[0], .oldPage)
        .appending(play.snapshot.scenario.kernel.naming("page  "), .dim)
        .appending(words[1], .oldSwap)
        .appending("swap  ", .dim).appending("~ ", .changed).appending(words[2] + "  ", .dim)
        .appending(isGoing ? ": " : "", .oldPage).appending(isGoing ? going : "", .dim)
      return whole.appending(". ", .holds).appending("gone  ", .dim).appending("! ", .broken)
        .appending(words[4], .dim)
    }
    return lines.first { $0.width <= width } ?? lines[lines.count - 1].cut(to: width)
  }

  /// True if the data of some track goes page by page.
  private var isGoing: Bool { strip.tracks.contains { $0.removals != nil } }

  /// The number of pages of the selected track whose data is still there, if it is going at the moment of the cursor.
  private var pagesLeft: UInt64? {
    guard let track = strip.track, track.removals?.contains(strip.cursor) == true else {
      return nil
    }
    return play.timeline[strip.moment].snapshot.obligations.ranges
      .map { $0.clamped(to: track.pages) }
      .reduce(0) { $0 + $1.upperBound.distance(from: $1.lowerBound) }
  }

  /// Returns the numbers of some steps, that of the cursor in brackets.
  private func ruler(_ scale: TimeScale) -> Line {
    let cursor = "[\(play.timeline.number(of: strip.moment))]"
    let start = max(0, min(scale.columns(of: strip.cursor).lowerBound, scale.width - cursor.count))
    var line = Line.empty
    for place in strip.way.indices {
      let column = scale.columns(of: place).lowerBound
      let text = "\(play.timeline.number(of: strip.way[place]))"
      let end = column + text.count + 1
      let isFree = end <= start || column > start + cursor.count
      guard column >= line.width + (line.width == 0 ? 0 : 4), isFree || place == strip.cursor else {
        if place == strip.cursor { line = line.padded(to: start).appending(cursor, .selected) }
        continue
      }
      line =
        place == strip.cursor
        ? line.padded(to: start).appending(cursor, .selected)
        : line.padded(to: column).appending(text, .dim)
    }
    return line
  }

  /// Draws the time in which the punch owes.
  private func drawPunch(_ scale: TimeScale, _ left: Int, _ grid: inout Grid) {
    guard let begins = strip.punchBegins else { return }
    let start = scale.columns(of: begins).lowerBound
    let end = strip.punchReturns.map { scale.columns(of: $0).lowerBound } ?? scale.width
    let owes = Line("[ owes", .hole).cut(to: max(1, end - start)).padded(to: end - start)
    let returned =
      strip.punchReturns == nil ? [""] : ["] has returned", "] returned", "] over", "]"]
    let lines = returned.map { owes.appending($0, .hole) }
    let room = grid.size.columns - left - start
    let line = lines.first { $0.width <= room } ?? lines[lines.count - 1].cut(to: room)
    grid.put(line, at: Position(row: headRows - 1, column: left + start))
  }

  // MARK: A track

  private func draw(
    _ track: OldDataTrack,
    isSelected: Bool,
    _ row: Int,
    _ scale: TimeScale,
    _ grid: inout Grid
  ) {
    let label = Line(isSelected ? "> " : "  ", .focus)
      .appending(track.pageWords, isSelected ? .focus : .text)
    grid.put(label, at: Position(row: row, column: 0))
    let left = labelWidth
    for column in 0..<scale.width {
      let place = scale.places(in: column).upperBound - 1
      let sign = sign(of: track, at: place)
      grid.put(sign.text, at: Position(row: row, column: left + column), role: sign.role)
    }
    for (place, stretch) in track.stretches.enumerated() {
      let start = scale.columns(of: stretch.first).lowerBound
      let next = track.stretches.dropFirst(place + 1).first
      let end = next.map { scale.columns(of: $0.first).lowerBound } ?? scale.width
      let name = name(of: stretch, isFirst: place == 0, track, atMost: end - start)
      grid.put(name.text, at: Position(row: row, column: left + start), role: name.role)
    }
    let cursor = scale.columns(of: strip.cursor)
    let bar = Rect(row: row, column: left + cursor.lowerBound, rows: 1, columns: cursor.count)
    grid.paint(bar, role: .selected)
    let verdict = verdict(of: track)
    let column = grid.size.columns - verdictWidth
    grid.put(verdict, at: Position(row: row, column: column))
  }

  /// Returns the sign for the old data of a track at a moment: a colon while it goes page by page.
  private func sign(of track: OldDataTrack, at moment: Int) -> Span {
    if let removals = track.removals, removals.contains(moment) {
      return moment < removals.upperBound ? Span(":", .oldPage) : Span(".", .holds)
    }
    return sign(of: track.place(at: moment), at: moment)
  }

  /// Returns the sign for old data in a place.
  private func sign(of place: Whereabouts?, at moment: Int) -> Span {
    guard let place else { return Span(" ", .text) }
    if let returns = strip.punchReturns, moment >= returns { return Span("!", .broken) }
    return switch place {
    case .page: Span("=", .oldPage)
    case .swap: Span("-", .oldSwap)
    case .carried: Span("~", .changed)
    }
  }

  /// Returns the sign at the start of a stretch: the name of the place, or a part of it where there is
  /// no room for a sign after it.
  private func name(
    of stretch: OldDataTrack.Stretch,
    isFirst: Bool,
    _ track: OldDataTrack,
    atMost room: Int
  ) -> Span {
    guard let place = stretch.place, isFirst || track.removals == nil else {
      return isFirst ? Span("", .holds) : sign(of: track, at: stretch.first)
    }
    if let returns = strip.punchReturns, stretch.first >= returns { return Span("!", .broken) }
    let name = place.description
    let text = track.isFolded || name.count >= room ? String(name.prefix(1)) : name
    return Span(text, sign(of: place, at: stretch.first).role)
  }

  private func verdict(of track: OldDataTrack) -> Line {
    switch track.fate {
    case .broken: return Line("LEFT", .broken)
    case .due: return Line("due", .oldPage)
    case .discharged(let move):
      let numbers = [track.removals?.lowerBound, move.depth].compactMap(\.self)
        .map { String(play.timeline.number(of: strip.way[$0])) }
      return Line("gone " + numbers.joined(separator: "-"), .holds)
    }
  }

  // MARK: Below the tracks

  /// Returns the text about the moment of the cursor and about the selected track.
  private func about(_ size: Size) -> [Line] {
    let number = play.timeline.number(of: strip.moment)
    let now = play.timeline.number(of: strip.way[strip.now])
    let when = strip.cursor == strip.now ? "now" : "now is step \(now)"
    let words = play.narration(of: strip.moment)?.line ?? "the start"
    let step = Line("step \(number)", .emphasis).appending(" (\(when)) ", .dim)
      .appending(words, .text)
    var history: [Line] = []
    if let track = strip.track {
      let head = Line((track.isFolded ? "pages" : "page") + " \(track.pageWords): ", .emphasis)
      history = head.appending(play.words(of: track, on: strip.way), .text)
        .wrapped(to: size.columns)
    }
    // The rows that no track needs are for the text.
    let free = size.rows - headRows - max(1, strip.tracks.count) - 1
    let historyRows = max(size.rows < 20 ? 2 : 4, free - 2)
    history = history.elided(to: Size(rows: historyRows, columns: size.columns))
    let stepRows = max(2, free - history.count)
    return step.wrapped(to: size.columns).elided(to: Size(rows: stepRows, columns: size.columns))
      + history
  }
}
