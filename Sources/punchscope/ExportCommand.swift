// Knows how a demo leaves the program: as a recording, as pictures, as a table, as an object.

import ArgumentParser
import Display
import Exports
import Playback
import Script

/// Writes a whole demo down for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a whole demo as a recording, as pictures, as a table or as JSON.",
    discussion: """
      FORMAT is one of
        cast  an asciicast of the demo as it looks while it is played, for
              asciinema: a second a step, and a quarter of a second for every
              word of a chapter's title, of a note, and of an answer; a marker
              for every step
        svg   the same as a picture that moves by itself
        text  every picture below the one before, in characters
        ansi  the same with colours
        cpus  the way to its end, or to --at STEP, as a table for a mail, a column a
              CPU; it names the other branches and how to get them
        json  all branches as an object for programs
      The same demo gives the same bytes, on every machine and on every day.

      A file is replaced as a whole once everything is written, and keeps its
      mode; a symbolic link is followed; a device and a FIFO are written through.
      What is read-only is refused.

      Example: punchscope export 6 --format cast --output loss.cast
      """,
  )

  @Argument(help: "A demo by number or name, a file, or - for standard input.")
  var demo: String

  @Option(help: "The format, as listed above.")
  var format: ExportFormat

  @Option(help: "With cpus and json: the step to end with, by its number, or 'end'.")
  var at = "end"

  @Option(
    help: """
      Not for cpus and json: the size of the pictures, columns x rows, from 60x16 to 1000x1000; \
      from 40x12 with --talk.
      """
  )
  var size = FrameSize(columns: 100, rows: 30)

  @Option(help: "Only for cast: the version of the asciicast. Players older than 2025 refuse 3.")
  var castVersion = CastVersion.v2

  @Option(help: "Only for cast and svg: how many times as fast as usual it runs, 0.1 to 20.")
  var speed = 1.0

  @Flag(help: "Draw what an audience sees, from 40x12 on.")
  var talk = false

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(help: "The colours of cast, svg and ansi.")
  var theme = Theme.standard

  @Option(
    help: """
      The background of cast and ansi: dark, light, or auto, for colours that can be read on both.
      """
  )
  var background = Background.unknown

  @Option(help: "The file to write, also over another one. Default, and -: standard output.")
  var output: String?

  @Option(name: .customLong("demos"), help: DemoLibrary.folderHelp)
  var demoFolder: String?

  func validate() throws {
    guard Cast.speeds.contains(speed) else {
      throw ValidationError("--speed takes a number from 0.1 to 20, not \(speed).")
    }
    guard at == "end" || format == .cpus || format == .json else {
      throw ValidationError("--at belongs to --format cpus and --format json.")
    }
  }

  func run() throws {
    if format.isDrawn { try size.refuseIfTooSmall(onStage: talk) }
    if let output { try checkThatItCanBeWritten(output) }
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
      Cast(film(of: play), version: castVersion.version, palette: palette, speed: speed).text
    case .svg: AnimatedSVG(film(of: play), palette: palette, speed: speed).text
    case .text: film(of: play).text(palette: nil)
    case .ansi: film(of: play).text(palette: palette)
    case .cpus:
      try schedule(of: play).cpuTable.map { $0 + "\n" }.joined()
    case .json: try jsonText(try schedule(of: play)) + "\n"
    }
  }

  private var palette: Palette { theme.palette(on: background) }

  /// The way to the step that is asked for, and what else the demo has.
  private func schedule(of play: Play) throws -> ScheduleReport {
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    try session.go(to: at)
    return ScheduleReport(of: session.play ?? play, named: demo)
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
    QueryRunner(threads: coreCount()).answer(inquiry) { finding in
      latest = finding
      return true
    }
    guard case .verdict(let verdict, let progress, _)? = latest else { return latest }
    return .verdict(verdict, progress, after: nil)
  }

  /// Says at once what cannot be written, and not after the work is done.
  private func checkThatItCanBeWritten(_ output: String) throws {
    do throws(OutputError) {
      _ = try OutputTarget(output, named: output)
    } catch {
      complain(error.words)
      throw ExitCode.cannotRun
    }
  }

  private func write(_ text: String) throws {
    guard let output else {
      print(text, terminator: "")
      return
    }
    do throws(OutputError) {
      try OutputFile.document.write(text, to: output)
    } catch {
      complain(error.words)
      throw ExitCode.cannotRun
    }
  }
}

/// What a demo can be written as.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case cast, svg, text, ansi, cpus, json

  /// Whether it shows pictures, which have a size.
  var isDrawn: Bool {
    switch self {
    case .cast, .svg, .text, .ansi: true
    case .cpus, .json: false
    }
  }

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
