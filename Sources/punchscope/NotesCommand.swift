// Knows how to show a speaker what the audience should not see.

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

/// Follows a talk in another terminal.
struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Follow a talk in a second terminal: notes, what comes next, time.",
    discussion: """
      It waits for 'punchscope play --talk', follows it wherever it goes, and waits again
      when it has ended. Of several talks it shows the one that began last, or the one whose
      process --talk names. Nobody but you can read what it reads.

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

  /// How long the screen waits before it looks for news.
  private static let patienceInMilliseconds = 150

  /// Shows what there is until the user quits.
  private func follow(_ folder: TalkFolder, on terminal: inout OpenTerminal) -> ExitCode {
    var notes = Notes()
    while true {
      let now = Date().timeIntervalSince1970
      notes.update(.time(now, clock: Self.timeOfDay(now)))
      notes.update(news(in: folder))
      let size = terminal.size
      if let fact = NotesScreen.correction(of: notes, size: size) { notes.update(fact) }
      terminal.show(
        NotesScreen.grid(of: notes, size: size),
        cursor: .hidden(at: Position(row: 0, column: 0))
      )
      switch terminal.nextEvent(timeoutInMilliseconds: Self.patienceInMilliseconds) {
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

  /// What is to be known about the talks now.
  private func news(in folder: TalkFolder) -> Notes.Event {
    let entries = folder.entries.filter { talk == nil || $0.process == talk }
    let alive = entries.filter(\.isAlive)
    let reports = alive.compactMap { entry -> TalkReport? in
      guard case .report(let report) = entry.word else { return nil }
      return report
    }
    // Of those that began at once the last in the list: any, but always the same.
    if let newest = reports.max(by: { $0.openedAt < $1.openedAt }) {
      return .heard(newest, others: alive.count - 1)
    }
    for entry in alive {
      if case .mistaken(let why) = entry.word { return .misheard(why) }
    }
    return .silence(remains: Set(entries.map(\.process)))
  }

  /// The time on the clock on the wall: `14:05`.
  private static func timeOfDay(_ now: Double) -> String {
    var seconds = time_t(now)
    // Both structures outlive the call, and the pointer among the parts is not followed.
    var parts = unsafe tm()
    guard unsafe localtime_r(&seconds, &parts) != nil else { return "" }
    let (hour, minute) = unsafe (parts.tm_hour, parts.tm_min)
    return "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }
}
