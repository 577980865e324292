// Knows the files by which a talk and its notes find each other.

import Playback

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

/// The files of all talks of the user, one for each process: `talk-1234.json`.
///
/// A talk replaces its file whenever anything changes, so that a reader always reads a whole one, and
/// removes it at its end. A file whose process is gone was left by a talk that died.
struct TalkFolder {
  private let folder: RuntimeFolder

  /// The highest number of bytes that are read of a file.
  private static let sizeLimit = 1 << 20

  /// Finds the folder.
  ///
  /// - Throws: the reason why there can be none.
  init() throws(RuntimeFolderError) {
    folder = try RuntimeFolder(environment: ProcessInfo.processInfo.environment)
  }

  /// The path of the folder.
  var path: String { folder.path }

  /// All talks, in the order of their processes.
  var sightings: [TalkSighting] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.compactMap(Self.process).sorted().compactMap { process in
      // The file may have gone in the meantime.
      guard let bytes = Self.bytes(of: path(of: process)) else { return nil }
      return TalkSighting(
        process: process,
        isAlive: Self.isAlive(process),
        word: Self.word(in: bytes)
      )
    }
  }

  /// Replaces the message of a talk.
  ///
  /// - Returns: true if that was possible.
  func write(_ report: TalkReport) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(report) else { return false }
    let text = String(decoding: data, as: UTF8.self) + "\n"
    return (try? OutputFile.running.write(text, to: path(of: report.process))) != nil
  }

  /// Removes the message of a talk.
  func remove(_ process: Int) {
    // The name outlives the call.
    unsafe unlink(path(of: process))
  }

  /// Removes the messages of talks that are gone.
  func removeRemains() {
    for talk in sightings where !talk.isAlive { remove(talk.process) }
  }

  private func path(of process: Int) -> String { "\(folder.path)/talk-\(process).json" }

  private static func process(inName name: String) -> Int? {
    guard name.hasPrefix("talk-"), name.hasSuffix(".json") else { return nil }
    return Int(name.dropFirst(5).dropLast(5)).flatMap { $0 > 0 ? $0 : nil }
  }

  /// Returns true if a process of the user has a number; a process of another user did not write the
  /// file.
  private static func isAlive(_ process: Int) -> Bool {
    Int32(exactly: process).map { kill($0, 0) == 0 } ?? false
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let data = try? Data(contentsOf: URL(filePath: path)), data.count <= sizeLimit else {
      return nil
    }
    return [UInt8](data)
  }

  /// Reads a file; returns its message, or the reason why it cannot be read.
  static func word(in bytes: [UInt8]) -> TalkSighting.Word {
    struct Version: Decodable {
      var format: String
      var version: Int
    }
    let decoder = JSONDecoder()
    let data = Data(bytes)
    guard let version = try? decoder.decode(Version.self, from: data),
      version.format == TalkReport.format
    else { return .mistaken("The file of a talk cannot be read.") }
    guard version.version == TalkReport.version else {
      let (theirs, ours) = (version.version, TalkReport.version)
      return .mistaken(
        "The talk is run by another version of punchscope: its file has version "
          + "\(theirs), not \(ours)."
      )
    }
    guard let report = try? decoder.decode(TalkReport.self, from: data), report.isSound else {
      return .mistaken("The file of a talk cannot be read.")
    }
    return .report(report)
  }
}
