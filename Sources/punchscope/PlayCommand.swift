// Starts to play: the gallery, a demo, or a race of the user's own.

import ArgumentParser
import Display
import Panels
import Playback
import Script
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The subcommand that plays a race on the screen.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Play a demo, a recorded trace or a race of your own (default).",
    discussion: """
      Without a demo and without options about the race: the gallery, or the demo
      that is piped in. With a demo and options about the race: its race, without
      its script. With --golf: the levels of golf, or with a demo or options the
      level of that race.
      Several demos, or --playlist FILE with a demo by number, name or file on each
      line, are shown one after the other: > opens the next one, < the one before.
      In a talk, PgDn, Space and Enter go on to the next note, chapter or pause, and
      from the end to the next demo; PgUp goes back. b and . blank the screen, c
      lists the chapters, o and F5 return to the script. 'punchscope notes' in
      another terminal shows what only the speaker should see.
      Every race is saved automatically, in $XDG_STATE_HOME/punchscope or
      ~/.local/state/punchscope; --resume goes on with the last one.
      If standard output is not a terminal, a demo is printed line by line.

      Example: punchscope play --slots page,swap --hole 0-1 --task read@1
      """,
  )

  @Argument(
    help: "Demos by number or name, or files, shown in this order; or - for standard input."
  )
  var demos: [String] = []

  @Option(help: "A file that lists the demos to show, one a line; # begins a comment.")
  var playlist: String?

  @OptionGroup(title: "Race") var race: ScenarioOptions
  @OptionGroup(title: "Display") var display: DisplayOptions

  @Flag(
    help: """
      Print everything line by line, for screen readers and pipes: lines of standard input are keys \
      and commands; 'help' lists them.
      """
  )
  var plain = false

  @Flag(help: "Play golf: break a promise in as few steps as the checker needs.")
  var golf = false

  @Flag(help: "Follow the short path: six demos in 20 minutes, from the first one or from DEMO on.")
  var short = false

  @Flag(help: "Turn the mouse on from the start.")
  var mouse = false

  @Flag(
    help: """
      For an audience: large, from 40x12 on, and shown stop by stop; T changes between that and the \
      whole screen.
      """
  )
  var talk = false

  @Option(
    help: ArgumentHelp(
      "The planned length of the talk in minutes, 1 to 999; t shows what is left.",
      valueName: "number"
    )
  )
  var minutes: Int?

  @Flag(
    help: """
      Go on with the last saved session where it ended, and with its playlist; not with a demo, a \
      race or --golf.
      """
  )
  var resume = false

  func validate() throws {
    try validatePlaylist()
    guard !resume || demos.isEmpty && playlist == nil && race.isEmpty && !golf else {
      throw ValidationError(
        "--resume opens the last session and cannot be combined with a demo, "
          + "a race or --golf."
      )
    }
    guard !short || race.isEmpty && !golf && !resume else {
      throw ValidationError(
        "--short leads through demos and cannot be combined with a race, --golf or --resume."
      )
    }
    if let minutes, !(1...999).contains(minutes) {
      throw ValidationError("--minutes takes a number from 1 to 999, not \(minutes).")
    }
  }

  func run() throws {
    Backtraces.askNothing()
    let library = DemoLibrary(folder: display.demoFolder)
    let playlist = try playlistGallery(in: library)
    let named = demos.first ?? (resume ? nil : playlist?.names.first)
    let demo = try named ?? firstOfShortPath(library)
    // A race that takes long to open is opened behind a screen that shows the progress.
    var start = startOnScreen(demo, in: library)
    let opening: Play?
    if let outcome = start?.wait() {
      start = nil
      opening = try self.play(outcome)
    } else {
      opening = start == nil ? try self.opening(demo, from: library) : nil
    }
    // A talk goes from demo to demo, and one key too many does not end it.
    let hasGallery = opening == nil && start == nil || talk
    var gallery = playlist ?? library.gallery
    gallery.isHome = hasGallery
    let folders = XDGFolders()
    let play = golf ? nil : opening
    let first: Event? = golf ? .games(.openGolf(opening.map(golfRace))) : nil
    let plainMode = PlainMode(session: plainSession(gallery, play), first: first, library: library)
    guard !plain else { return try plainMode.run() }
    guard isTerminal(1) else { return try tell(play, in: plainMode) }
    let session = Session(
      gallery: gallery,
      play: play,
      isMouseOn: mouse,
      talk: Talk(isOnStage: talk, planned: minutes.map { .seconds(60 * $0) }),
      history: HistoryFile(folders).load()
    )
    let loop = EventLoop(
      session: short ? session.onShortPath() : session,
      first: first,
      library: library,
      folders: folders
    )
    try runOnScreen(loop, after: start) { () throws(ExitCode) in
      guard let start else { return plainMode }
      let play = try self.play(start.waitForEnd())
      return PlainMode(session: self.plainSession(gallery, play), first: nil, library: library)
    }
  }

  /// Returns a race as a level of golf.
  private func golfRace(_ play: Play) -> GolfRace {
    GolfRace(
      title: play.title,
      lesson: play.about,
      scenario: play.timeline[.start].snapshot.scenario
    )
  }

  /// Returns the first demo of the short path; nil if that is not asked for.
  private func firstOfShortPath(_ library: DemoLibrary) throws -> String? {
    guard short else { return nil }
    guard let first = library.shortPath.first else {
      complain("the folder of the demos has no short path")
      throw ExitCode.cannotRun
    }
    return first
  }

  /// Returns a session for plain lines.
  private func plainSession(_ gallery: Gallery, _ play: Play?) -> Session {
    let session = Session(gallery: gallery, play: play, isMouseOn: false)
    return short ? session.onShortPath() : session
  }

  /// Tells a race from its start to its end on a standard output that is no terminal.
  private func tell(_ play: Play?, in plainMode: PlainMode) throws {
    guard play != nil else {
      complain("standard output is not a terminal; try 'punchscope play DEMO --plain'")
      throw ExitCode.cannotRun
    }
    try plainMode.tellAll()
  }

  /// Begins to open the race for a screen, in the background.
  ///
  /// - Returns: nil if no screen is wanted, or if nothing can take long.
  private func startOnScreen(_ demo: String?, in library: DemoLibrary) -> RaceStart? {
    guard !plain, !golf, isTerminal(1), race.isEmpty else { return nil }
    if resume { return RaceStart(lastIn: SessionStore(XDGFolders())) }
    guard let demo, demo != "-" else { return nil }
    return RaceStart(demo: demo, in: library)
  }

  /// Returns the race that was opened.
  ///
  /// - Throws: the status, after the reason has been reported.
  private func play(_ outcome: RaceStart.Outcome) throws(ExitCode) -> Play {
    switch outcome {
    case .success(let play): return play
    case .failure(let refusal):
      report(refusal.report)
      throw refusal.status
    }
  }

  /// Opens the race and waits for it; returns nil for the gallery.
  private func opening(_ demo: String?, from library: DemoLibrary) throws -> Play? {
    guard !resume else {
      do throws(ResumeError) {
        return try SessionStore(XDGFolders()).last { _ in true }
      } catch {
        report(error.report)
        throw ExitCode.cannotRun
      }
    }
    let loaded = try loadedDemo(demo, from: library)
    if race.isEmpty, let failures = loaded?.failures, !failures.isEmpty {
      for failure in failures { report(failure) }
      throw ExitCode.broken
    }
    return try race.play(of: loaded)
  }

  /// Returns the named demo, or the one that is piped in; nil if there is neither.
  private func loadedDemo(_ demo: String?, from library: DemoLibrary) throws -> LoadedDemo? {
    try loadOrExit { () throws(LoadError) in
      if let demo { return try library.load(demo) }
      // In plain mode standard input holds commands.
      guard race.isEmpty, !plain, !isTerminal(0) else { return nil }
      return try library.loadStandardInputUnlessEmpty()
    }
  }

  private func runOnScreen(
    _ loop: EventLoop,
    after start: RaceStart?,
    or plainMode: () throws(ExitCode) -> PlainMode
  ) throws {
    var options = OpenTerminal.Options(environment: ProcessInfo.processInfo.environment)
    options.colorChoice = display.color
    options.palette = display.palette(in: ProcessInfo.processInfo.environment)
    options.isASCIIOnly = display.ascii
    let status: ExitCode
    do throws(TerminalError) {
      status = try OpenTerminal.run(options) { loop.run(on: &$0, after: start) }
    } catch {
      try fallBack(error, to: plainMode)
      return
    }
    guard status == .success else { throw status }
  }

  /// Goes on in plain mode if the terminal cannot show a screen but can show lines.
  private func fallBack(
    _ error: TerminalError,
    to plainMode: () throws(ExitCode) -> PlainMode
  ) throws {
    guard case .cannotMoveCursor = error else {
      complain(error.description)
      throw ExitCode.cannotRun
    }
    complain("\(error.description); going on line by line")
    try plainMode().run()
  }
}
