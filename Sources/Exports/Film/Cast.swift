// Writes a film for the players of asciinema.

package import Display

/// A film as an asciicast: a header, then one event a line; every line is a value of JSON.
///
/// ```text
///   {"version": 2, "width": 100, "height": 30, "title": "The classroom case"}
///   [0.000, "o", "\u001b[?25l\u001b[2J\u001b[1;2H..."]      what the terminal is sent
///   [0.001, "m", "== The words == The classroom case"]      a marker for every step
/// ```
///
/// It holds neither the time nor the place of its making: the same film gives the same bytes.
///
/// Source: docs.asciinema.org, "asciicast v2" and "asciicast v3".
package struct Cast: Sendable {
  /// The edition of the format.
  package enum Version: Int, CaseIterable, Sendable {
    /// The edition that all players read; times count from the start.
    case v2 = 2
    /// The edition that players read from 2025 on; times count from the event before.
    case v3 = 3
  }

  /// The speeds at which a film may be shown, as factors of the usual one.
  package static let speeds = 0.1...20

  private let film: Film
  private let version: Version
  private let palette: Palette
  private let clock: FilmClock

  /// Prepares a film to be written.
  ///
  /// - Parameters:
  ///   - film: the film.
  ///   - version: the edition of the format.
  ///   - palette: the looks.
  ///   - speed: the speed as a factor; 2 is twice as fast.
  /// - Precondition: the speed is one of `speeds`.
  package init(_ film: Film, version: Version = .v2, palette: Palette, speed: Double = 1) {
    precondition(Self.speeds.contains(speed), "a marker comes before the next picture")
    self.film = film
    self.version = version
    self.palette = palette
    clock = FilmClock(film, speed: speed)
  }

  /// The lines, each ended by a line feed.
  package var text: String {
    var before = 0
    let events = events.map { event in
      defer { before = event.time }
      let time = version == .v2 ? event.time : event.time - before
      let data = JSONText.quoted(event.data)
      return "[\(JSONText.seconds(time)), \"\(event.kind.rawValue)\", \(data)]"
    }
    return ([header] + events).map { $0 + "\n" }.joined()
  }

  private var header: String {
    let title = JSONText.quoted(film.title)
    let (columns, rows) = (film.size.columns, film.size.rows)
    return switch version {
    case .v2: #"{"version": 2, "width": \#(columns), "height": \#(rows), "title": \#(title)}"#
    case .v3:
      #"{"version": 3, "term": {"cols": \#(columns), "rows": \#(rows)}, "title": \#(title)}"#
    }
  }

  /// An event of the cast.
  private struct Event {
    enum Kind: String {
      case output = "o"
      case marker = "m"
    }

    /// The time in milliseconds from the start.
    var time: Int
    var kind: Kind
    var data: String
  }

  private var events: [Event] {
    let blank = Grid(size: film.size)
    let grids = [blank] + film.frames.map(\.grid)
    var events = [Event(time: 0, kind: .output, data: "\u{1B}[?25l\u{1B}[0m\u{1B}[2J")]
    for (number, frame) in film.frames.enumerated() {
      let start = clock.starts[number]
      let change = frame.grid.ansi(over: grids[number], palette: palette)
      if !change.isEmpty { events.append(Event(time: start, kind: .output, data: change)) }
      // Players that jump to a marker show the events before it, and not those at its time.
      events.append(Event(time: start + 1, kind: .marker, data: frame.label))
    }
    let bottom = "\u{1B}[\(film.size.rows);1H\u{1B}[?25h"
    events.append(Event(time: clock.end, kind: .output, data: bottom))
    return events
  }
}

extension Film.Frame {
  /// The words for the moment in a player's list; at the beginning of a chapter, its title comes first.
  fileprivate var label: String {
    chapter.map { "== \($0) == \(words)" } ?? words
  }
}
