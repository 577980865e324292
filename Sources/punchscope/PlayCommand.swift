// Knows how to start playing: the gallery, a demo, or a race of one's own.

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

/// Plays a race on the screen.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Play a demo, a recorded trace or a race of your own (default).",
    discussion: """
      Without a demo and without options about the race: the gallery.
      With a demo and options about the race: its race, without its script.
      In a talk PgDn, Space and Enter go on to the next note, chapter or pause, PgUp goes
      back, . blanks the screen, c lists the chapters, o returns to the script.
      'punchscope notes' in another terminal shows what only the speaker should see.

      Example: punchscope play --slots page,swap --hole 0-1 --task read@1
      """,
  )

  @Argument(help: "A demo by number or name, a file, or - for standard input.")
  var demo: String?

  @OptionGroup(title: "Race") var race: ScenarioOptions
  @OptionGroup(title: "Display") var display: DisplayOptions

  @Flag(help: "Tell everything line by line, for screen readers and pipes.")
  var plain = false

  @Flag(help: "Listen to the mouse from the start.")
  var mouse = false

  @Flag(help: "For an audience: large, from 40x12 on, and told stop by stop; T changes back.")
  var talk = false

  @Option(help: ArgumentHelp("How many minutes the talk is to take.", valueName: "number"))
  var minutes: Int?

  func validate() throws {
    if let minutes, !(1...999).contains(minutes) {
      throw ValidationError("--minutes takes a number from 1 to 999, not \(minutes).")
    }
  }

  func run() throws {
    let library = DemoLibrary(folder: display.demoFolder)
    let opening = try opening(from: library)
    guard !plain else {
      PlainMode(opening, library: library).run()
      return
    }
    guard isTerminal(1) else {
      guard let opening else {
        complain("standard output is not a terminal; try 'punchscope play DEMO --plain'")
        throw ExitCode.cannotRun
      }
      PlainMode(opening, library: library).tellAll()
      return
    }
    try runOnScreen(opening, library: library)
  }

  /// What is opened at once; none for the gallery.
  private func opening(from library: DemoLibrary) throws -> Play? {
    let loaded = try loadedDemo(from: library)
    if race.isEmpty, let failures = loaded?.failures, !failures.isEmpty {
      for failure in failures { report(failure) }
      throw ExitCode.broken
    }
    return try race.play(of: loaded)
  }

  /// The demo that was named, or that is piped in; none if there is neither.
  private func loadedDemo(from library: DemoLibrary) throws -> LoadedDemo? {
    try loadOrExit { () throws(LoadError) in
      if let demo { return try library.load(demo) }
      // In plain mode standard input holds commands.
      guard race.isEmpty, !plain, !isTerminal(0) else { return nil }
      return try library.loadStandardInputUnlessEmpty()
    }
  }

  private func runOnScreen(_ opening: Play?, library: DemoLibrary) throws {
    var options = OpenTerminal.Options(environment: ProcessInfo.processInfo.environment)
    options.colorChoice = display.color
    options.palette = display.theme.palette
    options.isASCIIOnly = display.ascii
    let session = Session(
      gallery: opening == nil ? library.gallery : Gallery(items: []),
      play: opening,
      isMouseOn: mouse,
      talk: Talk(isOnStage: talk, planned: minutes.map { .seconds(60 * $0) })
    )
    let loop = EventLoop(session: session, library: library)
    let status: ExitCode
    do throws(TerminalError) {
      status = try OpenTerminal.run(options) { loop.run(on: &$0) }
    } catch {
      try fallBack(error, opening, library)
      return
    }
    guard status == .success else { throw status }
  }

  /// A terminal that cannot show a screen can still be told things line by line.
  private func fallBack(_ error: TerminalError, _ opening: Play?, _ library: DemoLibrary) throws {
    guard case .cannotMoveCursor = error else {
      complain(error.description)
      throw ExitCode.cannotRun
    }
    complain("\(error.description); going on line by line")
    PlainMode(opening, library: library).run()
  }
}
