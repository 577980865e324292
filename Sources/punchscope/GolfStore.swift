// Stores the best results of golf between runs.

import Script

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The best results of golf, in a file of the user's state folder.
///
/// ```text
///   {"best":[{"level":"punchscope demo 1\nkernel take-2\n…","moves":25}],"format":"punchscope.golf","version":1}
/// ```
///
/// A level is identified by the text of its scenario. A file that cannot be understood is never
/// overwritten. A damaged file is kept under another name. A newer file, or one that cannot be read,
/// stays as it is, and no results are stored.
final class GolfStore {
  /// The messages for the user, each to be shown once.
  private var complaints: [String] = []
  /// True if no results can be stored; the user knows it.
  private var isClosed = false
  private let folder: String?

  /// Makes a store in a folder, which is created when there is a result; without a folder nothing is
  /// stored.
  init(folder: String?) {
    self.folder = folder
  }

  private var path: String? { folder.map { $0 + "/golf.json" } }

  /// Returns the best results by level; problems with the file are added to the complaints.
  func load() -> [String: Int] {
    guard !isClosed, let path else { return [:] }
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      close(because: "'\(path.echoed)' cannot be read")
      return [:]
    }
    guard let head = try? JSONDecoder().decode(Head.self, from: data), head.format == Head.ours
    else {
      setAside(path)
      return [:]
    }
    guard head.version <= Head.version else {
      close(because: "'\(path.echoed)' is from a newer punchscope")
      return [:]
    }
    guard let results = try? JSONDecoder().decode(Results.self, from: data) else {
      setAside(path)
      return [:]
    }
    return Dictionary(results.best.map { ($0.level, $0.moves) }) { min($0, $1) }
  }

  /// Stores a result if it is better than the stored one, which another run may have written meanwhile.
  func record(_ moves: Int, at level: String) {
    var best = load()
    guard !isClosed, let folder, best[level].map({ moves < $0 }) ?? true else { return }
    best[level] = moves
    let results = Results(
      format: Head.ours,
      version: Head.version,
      best: best.sorted { $0.key < $1.key }.map { Result(level: $0.key, moves: $0.value) }
    )
    do {
      try XDGFolders.make(folder)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      let text = String(decoding: try encoder.encode(results), as: UTF8.self)
      try OutputFile.state.write(text, to: folder + "/golf.json")
    } catch let error as OutputError {
      close(because: error.words)
    } catch {
      close(because: "'\(folder.echoed)/golf.json' cannot be written")
    }
  }

  /// Returns the messages since the last call.
  func takeComplaints() -> [String] {
    defer { complaints = [] }
    return complaints
  }

  private func setAside(_ path: String) {
    let names = (0...).lazy.map { path + ($0 == 0 ? ".damaged" : ".damaged-\($0 + 1)") }
    guard let name = names.first(where: { !FileManager.default.fileExists(atPath: $0) }),
      renameFile(path, to: name)
    else {
      close(because: "'\(path.echoed)' is damaged")
      return
    }
    complaints.append(
      "The file with the results of golf was damaged; it is kept as "
        + "'\(name.echoed)'."
    )
  }

  private func close(because reason: String) {
    isClosed = true
    complaints.append("The results of golf are not saved: \(reason).")
  }

  private struct Head: Decodable {
    static let ours = "punchscope.golf"
    static let version = 1
    var format: String
    var version: Int
  }

  private struct Results: Codable {
    var format: String
    var version: Int
    var best: [Result]
  }

  private struct Result: Codable {
    var level: String
    var moves: Int
  }
}
