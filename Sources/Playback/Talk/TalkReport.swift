// Knows what a speaker's second screen has to know about a talk.

/// A talk at one moment, as it is written for those who follow it; docs/talk-file.md describes the format.
public struct TalkReport: Codable, Hashable, Sendable {
  /// What the text calls itself.
  public static let format = "punchscope talk"
  /// The version of the format.
  public static let version = 1

  /// What the text calls itself.
  public var format = Self.format
  /// The version of the format.
  public var version = Self.version
  /// The process that gives the talk.
  public var process: Int
  /// When that process began, in seconds since 1970.
  public var openedAt: Double
  /// When the talk began, in seconds since 1970; none before.
  public var startedAt: Double?
  /// The seconds that the talk is meant to take; none if nobody has said so.
  public var planned: Int?

  /// What is being shown.
  public var title: String
  /// The chapter; none before the first and where there are none.
  public var chapter: String?
  /// The chapter that comes next.
  public var nextChapter: String?
  /// How many stops of the script path are behind, and how many there are; 0 where nothing is told.
  public var stop: Int
  /// How many stops the script path has.
  public var stopCount: Int

  /// What only the speaker reads.
  public var speaker: String?
  /// What the audience reads.
  public var note: String?
  /// What the next press does, a line for each step or a few for many.
  public var next: [String]
  /// What the audience reads after the next press.
  public var nextNote: String?
  /// What the key does that goes back to the script; none on the script and where there is none.
  public var wayBack: String?
  /// What goes on by itself, in words.
  public var motion: String?
  /// Whether the audience sees nothing.
  public var isBlank: Bool
  /// What the audience sees, as rows of a small screen.
  public var picture: [String]
  /// The width of that screen in columns, which its rows need not fill.
  public var pictureWidth: Int

  /// Whether its numbers can be those of a talk.
  public var isSound: Bool {
    let times = [openedAt, startedAt ?? 0]
    return times.allSatisfy { (0...1e12).contains($0) } && (0...1000).contains(pictureWidth)
      && (0...1_000_000).contains(planned ?? 0)
  }
}
