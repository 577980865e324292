// Knows what recordings have to keep to so that players can show them.

import Display
import Exports
import Foundation
import Playback
import Script
import Testing

/// A short race to record, whose title needs care in JSON.
enum ShortDemo {
  static let text = """
    punchscope demo 1
    title    "One page", C:\\tmpfs
    kernel   3.16
    rules    first-pass off, swap-retry off
    slots    swap page
    hole     0-0
    tasks    read@0

    chapter  The words
    note     Watch the slot.
    step     punch until P14
    chapter  The swizzle
    note     One store, and the cursor does not know of it.
    step     read-1 until S7
    chapter  The end
    step     all until end
    note     Done.
    expect   lost 0
    note     Page 0 can still be read.
    """

  static func play() throws -> Play {
    let demo = try Demo(parsing: text)
    let scriptRun = ScriptRun(of: demo)
    #expect(scriptRun.failures.isEmpty)
    return Play(demo, scriptRun: scriptRun, fallbackTitle: "")
  }

  static func film(
    _ size: Size = Size(rows: 24, columns: 80),
    isASCIIOnly: Bool = false
  ) throws -> Film {
    Film(of: try play(), size: size, isASCIIOnly: isASCIIOnly)
  }
}

/// A recording, read back.
struct RecordedCast {
  struct Event: Equatable {
    var time: Double
    var kind: String
    var data: String
  }

  /// There are more markers than pictures.
  struct Surplus: Error {}

  var header: [String: Any]
  var events: [Event]

  init(parsing text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "", "the last line is ended as well")
    let values = try lines.dropLast().map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
    header = try #require(values.first as? [String: Any])
    events = try values.dropFirst().map { value in
      let parts = try #require(value as? [Any])
      #expect(parts.count == 3)
      return Event(
        time: try #require(parts[0] as? Double),
        kind: try #require(parts[1] as? String),
        data: try #require(parts[2] as? String)
      )
    }
  }

  var markers: [Event] { events.filter { $0.kind == "m" } }
}

@Suite("A cast")
struct CastTests {
  @Test("reads as reviewed", arguments: Cast.Version.allCases)
  func golden(version: Cast.Version) throws {
    let film = try ShortDemo.film(Size(rows: 16, columns: 60))
    let cast = Cast(film, version: version, palette: .standard)
    let lines = cast.text.split(separator: "\n").map(String.init)
    try expect(lines, toBeAsIn: "short-v\(version.rawValue)-cast")
  }

  @Test("is the same twice, byte by byte")
  func isRepeatable() throws {
    let casts = try (1...2).map { _ in Cast(try ShortDemo.film(), palette: .standard).text }
    #expect(casts[0] == casts[1])
  }

  @Test("has a header with the title and the size, and no word of when it was made")
  func headers() throws {
    let film = try ShortDemo.film()
    let v2 = try RecordedCast(parsing: Cast(film, palette: .standard).text).header
    #expect(Set(v2.keys) == ["version", "width", "height", "title"])
    #expect(v2["version"] as? Int == 2)
    #expect(v2["width"] as? Int == 80)
    #expect(v2["height"] as? Int == 24)
    #expect(v2["title"] as? String == #""One page", C:\tmpfs"#)
    let v3 = try RecordedCast(parsing: Cast(film, version: .v3, palette: .standard).text).header
    #expect(Set(v3.keys) == ["version", "term", "title"])
    #expect(v3["version"] as? Int == 3)
    #expect(v3["term"] as? [String: Int] == ["cols": 80, "rows": 24])
  }

  @Test(
    "shows a terminal exactly the pictures of the film",
    arguments: Palette.allCases,
    [false, true]
  )
  func replays(palette: Palette, isASCIIOnly: Bool) throws {
    let film = try ShortDemo.film(isASCIIOnly: isASCIIOnly)
    let cast = try RecordedCast(parsing: Cast(film, palette: palette).text)
    var terminal = PlainTerminal(size: film.size)
    var frames = film.frames.makeIterator()
    for event in cast.events {
      guard event.kind == "m" else {
        try terminal.show(event.data)
        #expect(terminal.style == Style(), "every event ends in the terminal's own look")
        continue
      }
      // Whoever stops at a marker sees its picture.
      guard let frame = frames.next() else { throw RecordedCast.Surplus() }
      let seen = terminal.places == PlainTerminal.places(of: frame.grid, in: palette)
      #expect(seen, "step \(frame.step)")
      #expect(!terminal.isCursorVisible)
    }
    #expect(frames.next() == nil)
    #expect(terminal.clearings == 1, "only what was there before is cleared")
    #expect(terminal.isCursorVisible)
    let last = try #require(film.frames.last)
    #expect(terminal.places == PlainTerminal.places(of: last.grid, in: palette))
  }

  @Test("has a marker for every step, labelled with what happened and the chapter that begins")
  func markers() throws {
    let film = try ShortDemo.film()
    let labels = try RecordedCast(parsing: Cast(film, palette: .standard).text).markers.map(\.data)
    #expect(labels.count == film.frames.count)
    #expect(labels[0] == #"== The words == "One page", C:\tmpfs"#)
    let chapters = labels.filter { $0.hasPrefix("== ") }
    #expect(chapters.count == 3)
    #expect(chapters[1].hasPrefix("== The swizzle == S1 read-1 "))
    #expect(labels.contains { $0.hasPrefix("S7 read-1 puts P") })
    #expect(labels.last == "Page 0 can still be read.", "more words are a moment of their own")
  }

  @Test(
    "never goes back in time, and its intervals add up to its times",
    arguments: [0.1, 0.7, 1, 1.5, 3, 20]
  )
  func times(speed: Double) throws {
    let film = try ShortDemo.film()
    func read(_ version: Cast.Version) throws -> [RecordedCast.Event] {
      let cast = Cast(film, version: version, palette: .standard, speed: speed)
      return try RecordedCast(parsing: cast.text).events
    }
    let (absolute, relative) = (try read(.v2), try read(.v3))
    #expect(absolute.map(\.kind) == relative.map(\.kind))
    #expect(absolute.map(\.data) == relative.map(\.data))
    var sum = 0
    var before = 0.0
    for (event, interval) in zip(absolute, relative) {
      #expect(event.time >= before && interval.time >= 0)
      before = event.time
      sum += Int((interval.time * 1000).rounded())
      #expect(sum == Int((event.time * 1000).rounded()))
    }
    let whole = film.frames.reduce(0) { $0 + $1.milliseconds }
    #expect(abs(before * 1000 - Double(whole) / speed) <= 0.5)
  }

  @Test("writes control characters in JSON's way only")
  func escapes() throws {
    let text = Cast(try ShortDemo.film(), palette: .standard).text
    #expect(text.contains(#"\u001b["#))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }
}
