// Knows how to print one picture of a race.

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

/// Prints the screen as it would look at a step.
struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame",
    abstract: "Print the screen as text, at any step and any size.",
    discussion: "Example: punchscope frame 06-classroom --at 9 --size 100x30",
  )

  @Argument(help: "A demo by number or name, a file, or - for standard input; none: the gallery.")
  var demo: String?

  @OptionGroup(title: "Race") var race: ScenarioOptions
  @OptionGroup(title: "Display") var display: DisplayOptions

  @Option(help: "The step, counted from the start, or 'end'.")
  var at = "0"

  @Option(help: "The size, columns x rows.")
  var size = FrameSize(columns: 100, rows: 30)

  @Flag(help: "As an audience sees it, from 40x12 on.")
  var talk = false

  func run() throws {
    let library = DemoLibrary(folder: display.demoFolder)
    let loaded = try demo.map { name in
      try loadOrExit { () throws(LoadError) in try library.load(name) }
    }
    var session = Session(
      gallery: library.gallery,
      play: try race.play(of: loaded),
      isMouseOn: false,
      talk: Talk(isOnStage: talk)
    )
    if session.play != nil { try session.go(to: at) }
    let grid = Screen.grid(of: session, size: Size(rows: size.rows, columns: size.columns))
    let picture = display.ascii ? grid.inASCII() : grid
    let palette = display.color.palette(
      display.theme.palette,
      noColor: ProcessInfo.processInfo.environment["NO_COLOR"],
      terminalColors: isTerminal(1) || display.color == .always ? 256 : 0
    )
    print(palette == .monochrome ? picture.text : picture.ansi(palette: palette), terminator: "")
    guard race.isEmpty, let failures = loaded?.failures, !failures.isEmpty else { return }
    for failure in failures { report(failure) }
    throw ExitCode.broken
  }
}

/// A size as it is written on the command line: `100x30`.
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
