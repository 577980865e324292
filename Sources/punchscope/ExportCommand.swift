// Exports a demo: as a recording, as pictures, as a table, as an object.

import ArgumentParser
import Display
import Exports
import Playback
import Script

/// The subcommand that writes a whole demo for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a whole demo as a recording, as pictures, as a table or as JSON.",
    discussion: """
      FORMAT is one of
        cast  an asciicast of the demo for asciinema: a second for each step, and a
              quarter of a second for each word of a chapter's title, of a note
              and of an answer; with a marker for each step
        svg   the same as an animated picture
        text  all pictures as text, one below the other
        ansi  the same with colours
        cpus  the steps to the end of the demo, or to --at STEP, as a table for a
              mail with a column for each CPU; it names the other branches and the
              commands that print them
        json  all branches as an object for programs
      The same demo gives the same bytes, on every machine and on every day.

      A file is replaced as a whole once everything is written, and keeps its
      mode; a symbolic link is followed; a device and a FIFO are written through.
      What is read-only is refused.

      Example: punchscope export 6 --format cast --output classroom.cast
      """,
  )

  @Argument(help: "A demo by number or name, a file, or - for standard input.")
  var demo: String

  @Option(help: "The format, as listed above.")
  var format: ExportFormat

  @Option(help: "With cpus and json: the number of the step to end with, or 'end'.")
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

  @Option(help: "Only for cast and svg: the speed, as a multiple of the usual one, 0.1 to 20.")
  var speed = 1.0

  @Flag(help: "Draw the screen of a talk, from 40x12 on.")
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

  @Option(help: "The file to write; an existing file is replaced. Default, and -: standard output.")
  var output: String?

  @Option(name: .customLong("demos"), help: DemoLibrary.folderHelp)
  var demoFolder: String?

  func validate() throws {
    guard Cast.speeds.contains(speed) else {
      throw ValidationError("--speed takes a number from 0.1 to 20, not \(speed).")
    }
    guard at == "end" || format == .cpus || format == .json else {
      throw ValidationError("--at works only with --format cpus and --format json.")
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

  /// Returns the report of the way to the wanted step, with everything else in the demo.
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

  /// Returns the answer to an inquiry of the demo, without the time that it took.
  private static func answer(_ inquiry: Inquiry) -> Finding? {
    var latest: Finding?
    QueryRunner(threads: coreCount()).answer(inquiry) { finding in
      latest = finding
      return true
    }
    guard case .verdict(let verdict, let progress, _)? = latest else { return latest }
    return .verdict(verdict, progress, after: nil)
  }

  /// Reports at once, and not after the work, that a file cannot be written.
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

/// The formats that a demo can be written in.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case cast, svg, text, ansi, cpus, json

  /// True if the format has pictures, which have a size.
  var isDrawn: Bool {
    switch self {
    case .cast, .svg, .text, .ansi: true
    case .cpus, .json: false
    }
  }

  /// The names of all formats.
  static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// An edition of the asciicast format, as the command line names it.
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
