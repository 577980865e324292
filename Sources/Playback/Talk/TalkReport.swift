// Knows what a speaker's second screen has to know about a talk.

/// A talk at one moment, as it is written for those who follow it; docs/talk-file.md describes the format.
package struct TalkReport: Codable, Hashable, Sendable {
  /// What the text calls itself.
  package static let format = "punchscope talk"
  /// The version of the format.
  package static let version = 1

  /// What the text calls itself.
  package var format = Self.format
  /// The version of the format.
  package var version = Self.version
  /// The process that gives the talk.
  package var process: Int
  /// When that process began, in seconds since 1970.
  package var openedAt: Double
  /// When the talk began, in seconds since 1970; none before.
  package var startedAt: Double?
  /// The seconds that the talk is meant to take; none if nobody has said so.
  package var planned: Int?

  /// What is being shown.
  package var title: String
  /// The chapter; none before the first and where there are none.
  package var chapter: String?
  /// The chapter that comes next.
  package var nextChapter: String?
  /// How many stops of the script path are behind, and how many there are; 0 where nothing is told.
  package var stop: Int
  /// How many stops the script path has.
  package var stopCount: Int

  /// What only the speaker reads.
  package var speaker: String?
  /// What the audience reads.
  package var note: String?
  /// What the next press does, a line for each step or a few for many.
  package var next: [String]
  /// What the audience reads after the next press.
  package var nextNote: String?
  /// What the key does that goes back to the script; none on the script and where there is none.
  package var wayBack: String?
  /// What goes on by itself, in words.
  package var motion: String?
  /// Whether the audience sees nothing.
  package var isBlank: Bool
  /// What the audience sees, as rows of a small screen.
  package var picture: [String]
  /// The width of that screen in columns, which its rows need not fill.
  package var pictureWidth: Int

  /// Whether its numbers can be those of a talk.
  package var isSound: Bool {
    let times = [openedAt, startedAt ?? 0]
    return times.allSatisfy { (0...1e12).contains($0) } && (0...1000).contains(pictureWidth)
      && (0...1_000_000).contains(planned ?? 0)
  }
}
