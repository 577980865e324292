// Shows a speaker the notes that the audience should not see.

import ArgumentParser
import Display
import Panels
import Playback
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The subcommand that follows a talk in another terminal.
struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Follow a talk in a second terminal: notes, what comes next, time.",
    discussion: """
      It waits for 'punchscope play --talk', follows that talk, and waits again when
      the talk has ended. Of several talks it shows the one that began last, or the
      one whose process --talk names and, after the end of that one, the talk that
      begins next. The file that it reads is readable for you only.

      Example: punchscope notes
      """,
  )

  @OptionGroup(title: "Display") var display: DisplayOptions

  @Option(help: ArgumentHelp("The process of the talk.", valueName: "pid"))
  var talk: Int?

  func run() throws {
    Backtraces.askNothing()
    guard isTerminal(1) else {
      complain("standard output is not a terminal")
      throw ExitCode.cannotRun
    }
    let folder: TalkFolder
    do throws(RuntimeFolderError) {
      folder = try TalkFolder()
    } catch {
      complain(error.description)
      throw ExitCode.cannotRun
    }
    var options = OpenTerminal.Options(environment: ProcessInfo.processInfo.environment)
    options.colorChoice = display.color
    options.palette = display.palette(in: ProcessInfo.processInfo.environment)
    options.isASCIIOnly = display.ascii
    let status: ExitCode
    do throws(TerminalError) {
      status = try OpenTerminal.run(options) { follow(folder, on: &$0) }
    } catch {
      complain(error.description)
      throw ExitCode.cannotRun
    }
    guard status == .success else { throw status }
  }

  /// The time between two looks on systems that cannot tell that a talk has written its file.
  private static let pollIntervalInMilliseconds = 300

  /// Shows the notes until the user quits.
  private func follow(_ folder: TalkFolder, on terminal: inout OpenTerminal) -> ExitCode {
    var notes = Notes(process: talk)
    var choice = TalkChoice(process: talk)
    var watch = FolderWatch(path: folder.path)
    terminal.wakes(when: watch.descriptor)
    while true {
      if !watch.isCurrent {
        watch = FolderWatch(path: folder.path)
        terminal.wakes(when: watch.descriptor)
      }
      // Changes from here on are seen in the next turn.
      watch.drain()
      let now = Date().timeIntervalSince1970
      notes.update(.time(now, clock: Self.timeOfDay(now)))
      notes.update(choice.event(for: folder.sightings))
      let size = terminal.size
      if let fact = NotesScreen.correction(of: notes, size: size) { notes.update(fact) }
      terminal.show(
        NotesScreen.grid(of: notes, size: size),
        cursor: .hidden(at: Position(row: 0, column: 0))
      )
      let timeToNextDeadline = Int((notes.timeToNextDeadline / .milliseconds(1)).rounded(.up))
      let limit = watch.descriptor == nil ? Self.pollIntervalInMilliseconds : timeToNextDeadline
      switch terminal.nextEvent(timeoutInMilliseconds: min(timeToNextDeadline, limit)) {
      case .key(let key):
        notes.update(.keyPressed)
        switch NotesKeys.meaning(of: key) {
        case .quit: return .success
        case .repaint: terminal.repaint()
        case .notes(let event): notes.update(event)
        case nil: break
        }
      case .pasted, .pastedTooMuch: notes.update(.pasted)
      case .mouse, .resized, .timedOut: break
      case .interrupted: return .interrupted
      case .hungUp: return .hungUp
      }
    }
  }

  /// Returns the local time of day: `14:05`.
  private static func timeOfDay(_ now: Double) -> String {
    var seconds = time_t(now)
    // Both structures outlive the call, and the pointer among the parts is not followed.
    var parts = unsafe tm()
    guard unsafe localtime_r(&seconds, &parts) != nil else { return "" }
    let (hour, minute) = unsafe (parts.tm_hour, parts.tm_min)
    return "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }
}
