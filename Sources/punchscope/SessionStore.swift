// Knows where sessions are kept, how the last one is found, and when there are too many.

import Playback
import Script

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The sessions that were saved by themselves, each in a file of its own.
struct SessionStore {
  /// The folder; none if the user has no place for such things.
  let folder: String?

  /// How many are kept; the oldest ones go.
  static let limit = 20

  /// The sessions of the user.
  init(_ folders: XDGFolders) {
    folder = folders.state.map { $0 + "/sessions" }
  }

  /// A name that no other program gives to a session: `20261123-004107-4711-c0de.punch`.
  static func freshName() -> String {
    let digits = Date().ISO8601Format().filter { $0.isNumber }
    let random = String(UInt16.random(in: .min ... .max), radix: 16)
    return
      "\(digits.prefix(8))-\(digits.dropFirst(8))-\(ProcessInfo.processInfo.processIdentifier)-"
      + "\(random).punch"
  }

  /// Writes a session.
  ///
  /// - Returns: whether it could be written.
  func save(_ play: Play, as name: String) -> Bool {
    guard let folder, (try? XDGFolders.make(folder)) != nil else { return false }
    let remarks = ["A session of punchscope: \(play.title)", "Saved \(Date().ISO8601Format())"]
    let text = play.savedText(remarks: remarks)
    return (try? OutputFile.running.write(text, to: "\(folder)/\(name)")) != nil
  }

  /// Removes all but the latest sessions.
  func prune() {
    guard let folder else { return }
    for name in names.dropLast(Self.limit) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// The session that was saved last.
  ///
  /// - Parameter goesOn: takes the number of steps so far; returns whether to go on.
  /// - Returns: the session where it was left.
  /// - Throws: why it cannot be opened, or that it was given up.
  func last(goesOn: (Int) -> Bool) throws(ResumeError) -> Play {
    guard let folder, let name = names.last else { throw .none(folder) }
    let path = "\(folder)/\(name)"
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let text = String(validating: data, as: UTF8.self)
    else { throw .unreadable(path) }
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
    return Play(
      resuming: demo,
      scriptRun: scriptRun,
      bookmark: Bookmark(in: text),
      fallbackTitle: name
    )
  }

  /// The names of the files, that which was written last at the end.
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

/// Why a session cannot be opened again.
enum ResumeError: Error {
  /// There is none in the folder.
  case none(String?)
  /// The file cannot be read.
  case unreadable(String)
  /// It takes long to play it, and that was given up.
  case stopped(String)
  /// The file is no demo that can be played; what is wrong with it.
  case failed(String)

  /// The words for it, on lines of their own.
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

/// The commands that were typed, also in earlier runs.
final class HistoryFile {
  private let folder: String?
  /// Whether nothing can be added, which has been told.
  private var isClosed = false

  /// How many commands are kept.
  private static let limit = 500
  private static let name = "history"

  /// The history of the user.
  init(_ folders: XDGFolders) {
    folder = folders.state
  }

  /// The commands, the latest last.
  ///
  /// Of a file that has grown long only the end is kept.
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

  /// Adds a command; where that is not possible, it is known until the program ends.
  ///
  /// - Returns: why it cannot be added, once; nothing for a user who has no place for it.
  func add(_ line: String) -> String? {
    guard let folder, !isClosed else { return nil }
    do {
      try XDGFolders.make(folder)
      try OutputFile.state.append(line + "\n", to: "\(folder)/\(Self.name)")
      return nil
    } catch {
      isClosed = true
      let reason = (error as? OutputError)?.words ?? "cannot make the folder '\(folder.echoed)'"
      return "No history of commands is kept: \(reason)."
    }
  }
}
