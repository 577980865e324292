// Knows what a speaker's second screen has to know about a talk.

/// A talk at one moment, as it is written for its followers; docs/talk-file.md describes the format.
package struct TalkReport: Codable, Hashable, Sendable {
  /// The name of the format, as it stands in the text.
  package static let format = "punchscope talk"
  /// The version of the format.
  package static let version = 1

  /// The name of the format.
  package var format = Self.format
  /// The version of the format.
  package var version = Self.version
  /// The process that gives the talk.
  package var process: Int
  /// The time at which that process began, in seconds since 1970.
  package var openedAt: Double
  /// The time at which the talk began, in seconds since 1970; nil before.
  package var startedAt: Double?
  /// The planned length of the talk in seconds; nil if none was given.
  package var planned: Int?

  /// The title of the race or demo on the screen, or words for the gallery.
  package var title: String
  /// The place of the demo in the playlist, such as `2/4`; nil for a race that is not in one.
  package var playlist: String?
  /// The title of the demo that comes next; nil after the last one.
  package var nextDemo: String?
  /// The chapter; nil before the first and in a script without chapters.
  package var chapter: String?
  /// The chapter that comes next.
  package var nextChapter: String?
  /// The number of stops of the script path that have been reached; 0 without a script.
  package var stop: Int
  /// The number of stops of the script path.
  package var stopCount: Int

  /// The words that only the speaker reads.
  package var speaker: String?
  /// The words that the audience reads.
  package var note: String?
  /// The effect of the next press: a line for each step, or a few lines for many steps.
  package var next: [String]
  /// The words that the audience reads after the next press.
  package var nextNote: String?
  /// The words for the key that goes back to the script; nil on the script and without a script.
  package var wayBack: String?
  /// The motion that goes on without keys, in words.
  package var motion: String?
  /// True if the screen of the audience is blank.
  package var isBlank: Bool
  /// The screen of the audience, as rows of a small screen.
  package var picture: [String]
  /// The width of that screen in columns, which its rows need not fill.
  package var pictureWidth: Int

  /// True if the numbers are in the range that a talk can have.
  package var isSound: Bool {
    let times = [openedAt, startedAt ?? 0]
    return times.allSatisfy { (0...1e12).contains($0) } && (0...1000).contains(pictureWidth)
      && (0...1_000_000).contains(planned ?? 0)
  }
}
