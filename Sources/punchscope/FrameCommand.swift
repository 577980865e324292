// Prints one picture of a race.

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

/// The subcommand that prints the screen as it looks at a step.
struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame",
    abstract: "Print the screen as text, at any step and any size.",
    discussion: "Example: punchscope frame 06-classroom --at 9 --size 100x30",
  )

  @Argument(
    help: """
      A demo by number or name, a file, or - for standard input. Without it and without options \
      about the race: the gallery.
      """
  )
  var demo: String?

  @OptionGroup(title: "Race") var race: ScenarioOptions
  @OptionGroup(title: "Display") var display: DisplayOptions

  @Option(help: "The step of the demo to show, counted from the start, or 'end'.")
  var at = "0"

  @Option(help: "The size, columns x rows, from 60x16 to 1000x1000; from 40x12 with --talk.")
  var size = FrameSize(columns: 100, rows: 30)

  @Option(
    help: """
      The view to draw, as its key opens it. The views help and form need no race; a view of race \
      without one is the gallery.
      """
  )
  var view = FrameView.race

  @Flag(help: "Draw the screen of a talk, from 40x12 on.")
  var talk = false

  func run() throws {
    try size.refuseIfTooSmall(onStage: talk)
    let library = DemoLibrary(folder: display.demoFolder)
    let loaded = try demo.map { name in
      try loadOrExit { () throws(LoadError) in try library.load(name) }
    }
    let play = try race.play(of: loaded)
    var session = Session(
      gallery: play == nil ? library.measuredGallery : library.gallery,
      play: play,
      isMouseOn: false,
      talk: Talk(isOnStage: talk)
    )
    if session.play != nil {
      // A script can compare or ask at its very start.
      _ = session.begin()
      try session.go(to: at)
    } else if at != "0" {
      throw ValidationError("--at takes a step of a demo; the gallery has none.")
    }
    if view.needsRace, session.play == nil {
      throw ValidationError("--view \(view.rawValue) needs a race: name a demo, or describe one.")
    }
    for event in view.events { _ = session.update(event) }
    // The demo may show a figure already.
    for _ in 0..<FrameView.figureCount where view.isFigure(otherThan: session.play?.figure) {
      _ = session.update(.race(.nextFigure))
    }
    if view == .form { _ = session.update(.answer(.templates(library.templates))) }
    let grid = Screen.grid(of: session, size: Size(rows: size.rows, columns: size.columns))
    let picture = display.ascii || showsOnlyASCII(1) ? grid.inASCII() : grid
    let palette = display.color.palette(
      display.palette(in: ProcessInfo.processInfo.environment),
      noColor: ProcessInfo.processInfo.environment["NO_COLOR"],
      terminalColors: isTerminal(1) || display.color == .always ? 256 : 0
    )
    print(palette == .monochrome ? picture.text : picture.ansi(palette: palette), terminator: "")
    guard race.isEmpty, let failures = loaded?.failures, !failures.isEmpty else { return }
    for failure in failures { report(failure) }
    throw ExitCode.broken
  }
}

/// A size as the command line writes it: `100x30`.
struct FrameSize: ExpressibleByArgument, CustomStringConvertible {
  /// The width.
  var columns: Int
  /// The height.
  var rows: Int

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  init?(argument: String) {
    let parts = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
      (1...1000).contains(columns), (1...1000).contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  var description: String { "\(columns)x\(rows)" }
}
