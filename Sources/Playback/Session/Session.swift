// Knows everything a person sees and can change, but nothing of how it is drawn.

/// A session at the screen.
public struct Session: Hashable, Sendable {
  /// What can be opened.
  public internal(set) var gallery: Gallery
  /// The levels of golf; none while nobody plays it.
  public internal(set) var golf: Golf?
  /// The race being played; none while the gallery is shown, or the levels of golf.
  public internal(set) var play: Play?
  /// Whether the steps of the next race are announced before they are taken.
  public internal(set) var predicts = false
  /// What lies over the gallery or the race.
  public internal(set) var overlay: Overlay?
  /// What the last key had to say, until the next one.
  public internal(set) var message: Message?
  /// The commands typed so far, the latest last.
  public internal(set) var history: [String]
  /// How many races have been opened: it tells them apart.
  public internal(set) var raceNumber = 0
  /// What is being searched for in what happened; while there is one, n and N go on searching.
  public internal(set) var search: String?
  /// What is searched for in the text that is being read, or was read last.
  public internal(set) var textSearch: TextSearch?
  /// Whether the mouse is listened to.
  public internal(set) var isMouseOn: Bool
  /// What is different for an audience.
  public internal(set) var talk: Talk

  /// How many questions have been asked that are answered in the background.
  var inquiryCount = 0

  /// Pasted lines that are being run; none if there are no more of them.
  var script: RunningScript?

  /// The number of an item as far as it has been typed; none if another key came since.
  var typedNumber: Int?

  /// Starts with the gallery, or with a race if one is given.
  ///
  /// - Parameters:
  ///   - gallery: what can be opened.
  ///   - play: the race.
  ///   - isMouseOn: whether the mouse is listened to.
  ///   - talk: whether it begins on a stage, and for how long.
  ///   - history: the commands that were typed in earlier sessions, the latest last.
  public init(
    gallery: Gallery,
    play: Play?,
    isMouseOn: Bool,
    talk: Talk = Talk(isOnStage: false),
    history: [String] = []
  ) {
    self.gallery = gallery
    self.history = history
    self.play = play
    self.isMouseOn = isMouseOn
    self.talk = talk
    self.gallery.select(titled: play?.title)
  }

  /// The session as it starts with something else to open.
  public func starting(with gallery: Gallery) -> Session {
    var session = self
    session.gallery = gallery
    return session
  }

  /// The session as it starts with a race.
  public func starting(with play: Play) -> Session {
    var session = self
    session.play = play
    session.gallery.select(titled: play.title)
    session.message = nil
    return session
  }

  /// What keys mean now.
  public var mode: Mode {
    guard !talk.isBlank else { return .blank }
    return switch overlay {
    case .reading(.help, _): .help
    case .reading(.accounts, _): .accounts
    case .reading(.check, _): .check
    case .injection: .injection
    case .prompt: .prompt
    case .script: .script
    case .chapters: .chapters
    case nil: play.map(mode(of:)) ?? (golf == nil ? .gallery : .golfList)
    }
  }

  private func mode(of play: Play) -> Mode {
    talk.isOnStage ? .talk : play.round == nil ? .race : .golf
  }
}

/// What keys mean.
public enum Mode: CaseIterable, Hashable, Sendable {
  /// They choose from the gallery.
  case gallery
  /// They step the race.
  case race
  /// They step the race of a level of golf.
  case golf
  /// They choose from the levels of golf.
  case golfList
  /// They tell the race to an audience.
  case talk
  /// Whichever it is, it shows the audience the picture again.
  case blank
  /// They choose a chapter.
  case chapters
  /// They scroll the help.
  case help
  /// They scroll the accounts.
  case accounts
  /// They scroll the answer of a check.
  case check
  /// They choose what to inject.
  case injection
  /// They write a line.
  case prompt
  /// They look at pasted lines before these are run.
  case script
}

/// What lies over the gallery or the race.
public enum Overlay: Hashable, Sendable {
  /// A text, scrolled down by so many lines.
  case reading(Reading, scroll: Int)
  /// The choice of what to inject, with the selected one.
  case injection(selected: Injection)
  /// The choice of a chapter, with the place of the selected one, counted from 0.
  case chapters(selected: Int)
  /// A line being written.
  case prompt(Prompt)
  /// Pasted lines that have not been run.
  case script(PastedScript)
}

/// A text that takes the whole screen.
public enum Reading: Hashable, Sendable {
  /// The help.
  case help
  /// What the punch owes, what became of it, and what was counted.
  case accounts
  /// What a check came to, and the schedule it found.
  case check
}

/// A line being written.
public struct Prompt: Hashable, Sendable {
  /// What the line is for.
  public enum Kind: Hashable, Sendable {
    /// A command, after `:`.
    case command
    /// A text to search for in what happens, after `/`.
    case search
    /// A text to search for in another text, which is scrolled so far.
    case find(Reading, scroll: Int)
    /// A text to search for in the titles of the chapters, of which one is selected.
    case findChapter(selected: Int)
  }

  /// What the line is for.
  public var kind: Kind
  /// What has been written; the cursor stands behind it.
  public internal(set) var text: String
  /// How far back in the history the text was taken from; 0 for a new line.
  var recalled = 0

  /// Starts an empty line.
  init(kind: Kind) {
    self.kind = kind
    text = ""
  }
}
