// Knows how a demo leaves the program: as a recording, as pictures, as a table, as an object.

import ArgumentParser
import Display
import Exports
import Playback
import Script

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a whole demo down for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a whole demo as a recording, as pictures, as a table or as JSON.",
    discussion: """
      FORMAT is one of
        cast  an asciicast of the demo as it looks while it is played, for asciinema:
              a second a step, and a quarter of a second for every word of a chapter's
              title, of a note, and of an answer; a marker for every step
        svg   the same as a picture that moves by itself
        text  every picture below the one before, in characters
        ansi  the same with colours
        cpus  the way to its end as a table for a mail, a column a CPU
        json  the same as an object for programs
      The same demo gives the same bytes, on every machine and on every day.

      Example: punchscope export 6 --format cast --output loss.cast; asciinema play loss.cast
      """,
  )

  @Argument(help: "A demo by number or name, a file, or - for standard input.")
  var demo: String

  @Option(help: "The format: \(ExportFormat.words).")
  var format: ExportFormat

  @Option(help: "The size of the pictures, columns x rows.")
  var size = FrameSize(columns: 100, rows: 30)

  @Option(help: "The version of the asciicast: 2 or 3, which players older than 2025 refuse.")
  var castVersion = CastVersion.v2

  @Option(help: "How many times as fast as usual cast and svg run, 0.1 to 20.")
  var speed = 1.0

  @Flag(help: "As an audience sees it, from 40x12 on.")
  var talk = false

  @Flag(help: "Draw lines with ASCII characters only.")
  var ascii = false

  @Option(help: "The colours: standard, color-blind or monochrome.")
  var theme = Theme.standard

  @Option(help: "The file to write, over one of that name. Default: standard output.")
  var output: String?

  @Option(name: .customLong("demos"), help: "The folder of the demos.")
  var demoFolder: String?

  func validate() throws {
    guard Cast.speeds.contains(speed) else {
      throw ValidationError("--speed takes a number from 0.1 to 20, not \(speed).")
    }
  }

  func run() throws {
    let library = DemoLibrary(folder: demoFolder)
    let loaded = try loadOrExit { () throws(LoadError) in try library.load(demo) }
    guard loaded.failures.isEmpty else {
      for failure in loaded.failures { report(failure) }
      throw ExitCode.broken
    }
    try write(try text(of: loaded.play))
  }

  private func text(of play: Play) throws -> String {
    switch format {
    case .cast:
      Cast(film(of: play), version: castVersion.version, palette: theme.palette, speed: speed).text
    case .svg: AnimatedSVG(film(of: play), palette: theme.palette, speed: speed).text
    case .text: film(of: play).text(palette: nil)
    case .ansi: film(of: play).text(palette: theme.palette)
    case .cpus:
      ScheduleReport(of: play.atTheEnd).cpuTable(replayedBy: ["punchscope", "replay", demo])
        .map { $0 + "\n" }.joined()
    case .json: try jsonText(ScheduleReport(of: play.atTheEnd)) + "\n"
    }
  }

  private func film(of play: Play) -> Film {
    let size = Size(rows: size.rows, columns: size.columns)
    return Film(
      of: play,
      size: size,
      isOnStage: talk,
      isASCIIOnly: ascii,
      answeringBy: Self.answer
    )
  }

  /// What a demo asks, found out at once; how long it took is not told.
  private static func answer(_ inquiry: Inquiry) -> Finding? {
    var latest: Finding?
    Investigator(threads: coreCount()).answer(inquiry) { finding in
      latest = finding
      return true
    }
    guard case .verdict(let verdict, let progress, _)? = latest else { return latest }
    return .verdict(verdict, progress, after: nil)
  }

  private func write(_ text: String) throws {
    guard let output else {
      print(text, terminator: "")
      return
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
    } catch {
      complain("cannot write '\(output)'")
      throw ExitCode.cannotRun
    }
  }
}

/// What a demo can be written as.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case cast, svg, text, ansi, cpus, json

  /// All of them, in words.
  static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// An edition of the asciicast as it is named on the command line.
enum CastVersion: String, CaseIterable, ExpressibleByArgument {
  case v2 = "2"
  case v3 = "3"

  /// The edition.
  var version: Cast.Version {
    switch self {
    case .v2: .v2
    case .v3: .v3
    }
  }
}
