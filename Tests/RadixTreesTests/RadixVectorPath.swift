// Knows where vector files lie.

import Foundation
import Testing

/// A folder of vector files that cannot be used.
struct RadixVectorFolderError: Error, CustomStringConvertible {
  let description: String
}

/// The place of one vector file; a test that runs it shows its name.
struct RadixVectorPath: Sendable, CustomTestStringConvertible {
  /// The environment variable that names a folder with more vectors.
  static let folderVariable = "RADIX_VECTORS"

  let folder: URL
  let name: String

  var testDescription: String { name }

  /// The vectors that belong to these tests.
  static func committed() throws -> [RadixVectorPath] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    return try all(in: tests.appending(path: "Vectors/radix"))
  }

  /// The vectors in the folder that the environment names, none when it names no folder.
  static func named(in environment: [String: String]) throws -> [RadixVectorPath] {
    guard let folder = environment[folderVariable] else { return [] }
    return try all(in: URL(filePath: folder, directoryHint: .isDirectory))
  }

  /// The text files of a folder, which must exist and hold at least one, by name.
  static func all(in folder: URL) throws -> [RadixVectorPath] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".txt") }
      .sorted()
    guard !names.isEmpty else {
      throw RadixVectorFolderError(description: "no vector file in \(folder.path())")
    }
    return names.map { RadixVectorPath(folder: folder, name: $0) }
  }

  func read() throws -> RadixVectorFile {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try RadixVectorFile(name: name, text: text)
  }
}
