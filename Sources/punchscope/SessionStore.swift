// Stores sessions, finds the last one, and removes the oldest.

import Playback
import Script

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The automatically saved sessions, each in a file of its own.
struct SessionStore {
  /// The folder; nil if the user has no folder for such files.
  let folder: String?

  /// The number of sessions that are kept; older ones are removed.
  static let limit = 20

  /// Makes the store of the user's sessions.
  init(_ folders: XDGFolders) {
    folder = folders.state.map { $0 + "/sessions" }
  }

  /// Returns a name that no other program gives to a session: `20261123-004107-4711-c0de.punch`.
  static func freshName() -> String {
    let digits = Date().ISO8601Format().filter { $0.isNumber }
    let random = String(UInt16.random(in: .min ... .max), radix: 16)
    return
      "\(digits.prefix(8))-\(digits.dropFirst(8))-\(ProcessInfo.processInfo.processIdentifier)-"
      + "\(random).punch"
  }

  /// Writes a session.
  ///
  /// - Parameters:
  ///   - play: the race.
  ///   - playlist: the playlist that the race is in; nil without one.
  ///   - name: the name of the file.
  /// - Returns: true if it could be written.
  func save(_ play: Play, in playlist: PlaylistBookmark?, as name: String) -> Bool {
    guard let folder, (try? XDGFolders.make(folder)) != nil else { return false }
    let remarks = ["A session of punchscope: \(play.title)", "Saved \(Date().ISO8601Format())"]
    let text = play.savedText(remarks: remarks + (playlist?.remarks ?? []))
    return (try? OutputFile.running.write(text, to: "\(folder)/\(name)")) != nil
  }

  /// Removes all but the latest sessions.
  func prune() {
    guard let folder else { return }
    for name in names.dropLast(Self.limit) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// Returns the session that was saved last.
  ///
  /// - Parameter goesOn: takes the number of steps so far and returns whether to go on.
  /// - Returns: the session, at the step where it was left.
  /// - Throws: the reason why it cannot be opened, or that it was stopped.
  func last(goesOn: (Int) -> Bool) throws(ResumeError) -> Play {
    guard let folder, let name = names.last else { throw .none(folder) }
    let path = "\(folder)/\(name)"
    guard let text = Self.text(of: path) else { throw .unreadable(path) }
    let demo: Demo
    do throws(ScriptError) {
      demo = try Demo(parsing: text)
    } catch {
      throw .failed(error.rendered(file: path))
    }
    guard let playthrough = Playthrough(of: demo, checker: nil, goesOn: goesOn) else {
      throw .stopped(path)
    }
    let scriptRun = playthrough.scriptRun
    if let failure = scriptRun.failures.first {
      throw .failed("\(path):\(failure.line): error: \(failure.problem.words)")
    }
    var play = Play(
      resuming: demo,
      scriptRun: scriptRun,
      bookmark: Bookmark(in: text),
      fallbackTitle: name
    )
    play.takeBranchNames(from: text)
    play.takePredictions(from: text)
    return play
  }

  /// The playlist of the session that was saved last; nil if it has none.
  var lastPlaylist: PlaylistBookmark? {
    guard let folder, let name = names.last else { return nil }
    return Self.text(of: "\(folder)/\(name)").flatMap(PlaylistBookmark.init(in:))
  }

  private static func text(of path: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path)))
      .flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The names of the files; the one that was written last is at the end.
  private var names: [String] {
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    let dated = names.filter { $0.hasSuffix(".punch") && !$0.hasPrefix(".") }.map { name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return (date: attributes?[.modificationDate] as? Date ?? .distantPast, name: name)
    }
    return dated.sorted { ($0.date, $0.name) < ($1.date, $1.name) }.map(\.name)
  }
}

/// The reason why a session cannot be opened again.
enum ResumeError: Error {
  /// The folder has no session.
  case none(String?)
  /// The file cannot be read.
  case unreadable(String)
  /// Playing the session took long and was stopped.
  case stopped(String)
  /// The file is no demo that can be played; the words tell the error.
  case failed(String)

  /// The message, on lines of its own.
  var report: String {
    switch self {
    case .none(let folder):
      "punchscope: there is no session to resume" + (folder.map { " in '\($0.echoed)'" } ?? "")
    case .unreadable(let path): "punchscope: the session '\(path.echoed)' cannot be read"
    case .stopped(let path):
      "punchscope: the session '\(path.echoed)' was not opened: it was stopped"
    case .failed(let words): words
    }
  }
}

/// The history of typed commands, including those of earlier runs.
final class HistoryFile {
  private let folder: String?
  /// True if no command can be added; the user knows it.
  private var isClosed = false

  /// The number of commands that are kept.
  private static let limit = 500
  private static let name = "history"

  /// Makes the history of the user.
  init(_ folders: XDGFolders) {
    folder = folders.state
  }

  /// Returns the commands, the latest last.
  ///
  /// If the file has grown long, it is cut to its latest lines.
  func load() -> [String] {
    guard let folder, let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(Self.name)")),
      let text = String(validating: data, as: UTF8.self)
    else { return [] }
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count > 2 * Self.limit else { return lines.suffix(Self.limit) }
    let kept = lines.suffix(Self.limit)
    // A file that cannot be replaced goes on growing.
    try? OutputFile.state.write(kept.map { $0 + "\n" }.joined(), to: "\(folder)/\(Self.name)")
    return Array(kept)
  }

  /// Adds a command to the file.
  ///
  /// A command that cannot be added is known until the program ends.
  ///
  /// - Returns: the reason why it cannot be added, once; nil if the user has no folder for the file.
  func add(_ line: String) -> String? {
    guard let folder, !isClosed else { return nil }
    do {
      try XDGFolders.make(folder)
      try OutputFile.state.append(line + "\n", to: "\(folder)/\(Self.name)")
      return nil
    } catch {
      isClosed = true
      let reason = (error as? OutputError)?.words ?? "cannot create the folder '\(folder.echoed)'"
      return "The history of commands is not saved: \(reason)."
    }
  }
}
