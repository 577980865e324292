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
    abstract: "Write a demo or steps of it as a recording, as pictures, as a table or as JSON.",
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
      With --at STEP the pictures are stills for slides: svg, text and ansi show
      that step as 'frame' does. --at FIRST-LAST takes one picture of each step; svg
      writes a file for each, NAME-08.svg to NAME-12.svg for --output NAME.svg.
      The same demo gives the same bytes, on every machine and on every day.

      A file is replaced as a whole once everything is written, and keeps its
      mode; a symbolic link is followed; a device and a FIFO are written through.
      A file that is read-only is refused.

      Example: punchscope export 6 --format cast --output classroom.cast
      Example: punchscope export 6 --at 12 --format svg --talk --size 53x20 \\
                 | rsvg-convert --zoom 2 --output classroom.png
      """,
  )

  @Argument(help: "A demo by number or name, a file, or - for standard input.")
  var demo: String

  @Option(help: "The format, as listed above.")
  var format: ExportFormat

  @Option(
    help: """
      The number of a step, or 'end': cpus and json end with it, the others show it alone. The others \
      take FIRST-LAST, too. Default: everything.
      """,
    transform: ExportedSteps.read
  )
  var at: ExportedSteps?

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
      The background of cast, ansi and svg: dark, light, or auto. With auto svg follows the page of \
      the reader, and the colours of the others can be read on both.
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
    guard case .range? = at else { return }
    guard format.isDrawn else {
      throw ValidationError("--format \(format.rawValue) ends with one step: --at STEP.")
    }
    guard format != .svg || output.map({ $0 != "-" }) == true else {
      throw ValidationError(
        "--at FIRST-LAST writes an svg for each step and needs --output NAME.svg."
      )
    }
  }

  func run() throws {
    if format.isDrawn { try size.refuseIfTooSmall(onStage: talk) }
    for file in files { try checkThatItCanBeWritten(file) }
    let library = DemoLibrary(folder: demoFolder)
    let loaded = try loadOrExit { () throws(LoadError) in try library.load(demo) }
    guard loaded.failures.isEmpty else {
      for failure in loaded.failures { report(failure) }
      throw ExitCode.broken
    }
    guard format == .svg, case .range? = at else {
      try write(try text(of: loaded.play), to: output)
      return
    }
    for (file, still) in zip(files, try film(of: loaded.play).stills) {
      try write(svg(of: still), to: file)
    }
  }

  private func text(of play: Play) throws -> String {
    switch format {
    case .cast:
      Cast(try film(of: play), version: castVersion.version, palette: palette, speed: speed).text
    case .svg: svg(of: try film(of: play))
    case .text: try film(of: play).text(palette: nil)
    case .ansi: try film(of: play).text(palette: palette)
    case .cpus:
      try schedule(of: play).cpuTable.map { $0 + "\n" }.joined()
    case .json: try jsonText(try schedule(of: play)) + "\n"
    }
  }

  private func svg(of film: Film) -> String {
    AnimatedSVG(film, palette: palette, page: background.page, speed: speed).text
  }

  /// The files to write; none for standard output.
  private var files: [String] {
    guard let output else { return [] }
    guard format == .svg, case .range(let steps)? = at else { return [output] }
    return steps.map { ExportedSteps.file(output, ofStep: $0, in: steps) }
  }

  private var palette: Palette { theme.palette(on: background) }

  /// Returns the report of the way to the wanted step, with everything else in the demo.
  private func schedule(of play: Play) throws -> ScheduleReport {
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    try session.go(to: at?.words ?? "end")
    return ScheduleReport(of: session.play ?? play, named: demo)
  }

  private func film(of play: Play) throws -> Film {
    let size = Size(rows: size.rows, columns: size.columns)
    guard let at else {
      return Film(
        of: play,
        size: size,
        isOnStage: talk,
        isASCIIOnly: ascii,
        answeringBy: Self.answer
      )
    }
    do throws(NoSuchStep) {
      return try Film(
        of: play,
        stops: at.stops,
        size: size,
        isOnStage: talk,
        isASCIIOnly: ascii,
        answeringBy: Self.answer
      )
    } catch {
      throw ValidationError(error.words)
    }
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

  private func write(_ text: String, to output: String?) throws {
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
