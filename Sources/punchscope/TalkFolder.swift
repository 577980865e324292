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

/// The files of all talks that the user is giving, one for each process: `talk-1234.json`.
///
/// A talk puts another file in the place of its own whenever anything changes, so that whoever reads it
/// reads a whole one, and takes it away at its end. A file whose process is gone was left behind by one
/// that died.
struct TalkFolder {
  private let folder: RuntimeFolder

  /// The most bytes that are read of a file.
  private static let sizeLimit = 1 << 20

  /// Finds the folder.
  ///
  /// - Throws: why there can be none.
  init() throws(RuntimeFolderError) {
    folder = try RuntimeFolder(environment: ProcessInfo.processInfo.environment)
  }

  /// Where the files are.
  var path: String { folder.path }

  /// All talks, in the order of their processes.
  var sightings: [TalkSighting] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.compactMap(Self.process).sorted().compactMap { process in
      // It may have gone meanwhile.
      guard let bytes = Self.bytes(of: path(of: process)) else { return nil }
      return TalkSighting(
        process: process,
        isAlive: Self.isAlive(process),
        word: Self.word(in: bytes)
      )
    }
  }

  /// Puts what a talk has to say in the place of what it said before.
  ///
  /// - Returns: whether that was possible.
  func write(_ report: TalkReport) -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(report) else { return false }
    let text = String(decoding: data, as: UTF8.self) + "\n"
    return (try? OutputFile.running.write(text, to: path(of: report.process))) != nil
  }

  /// Takes away what a talk said.
  func remove(_ process: Int) {
    // The name outlives the call.
    unsafe unlink(path(of: process))
  }

  /// Takes away what talks left behind that are gone.
  func removeRemains() {
    for talk in sightings where !talk.isAlive { remove(talk.process) }
  }

  private func path(of process: Int) -> String { "\(folder.path)/talk-\(process).json" }

  private static func process(inName name: String) -> Int? {
    guard name.hasPrefix("talk-"), name.hasSuffix(".json") else { return nil }
    return Int(name.dropFirst(5).dropLast(5)).flatMap { $0 > 0 ? $0 : nil }
  }

  /// Whether there is a process with a number; one that is not ours is not the one that left word here.
  private static func isAlive(_ process: Int) -> Bool {
    Int32(exactly: process).map { kill($0, 0) == 0 } ?? false
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let data = try? Data(contentsOf: URL(filePath: path)), data.count <= sizeLimit else {
      return nil
    }
    return [UInt8](data)
  }

  /// Understands a file, or says why not.
  static func word(in bytes: [UInt8]) -> TalkSighting.Word {
    struct Version: Decodable {
      var format: String
      var version: Int
    }
    let decoder = JSONDecoder()
    let data = Data(bytes)
    guard let version = try? decoder.decode(Version.self, from: data),
      version.format == TalkReport.format
    else { return .mistaken("There is a talk whose file cannot be read.") }
    guard version.version == TalkReport.version else {
      let (theirs, ours) = (version.version, TalkReport.version)
      return .mistaken("The talk is given by another punchscope: version \(theirs), not \(ours).")
    }
    guard let report = try? decoder.decode(TalkReport.self, from: data), report.isSound else {
      return .mistaken("There is a talk whose file cannot be read.")
    }
    return .report(report)
  }
}
