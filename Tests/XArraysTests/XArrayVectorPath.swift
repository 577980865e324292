// Knows where the vectors of the XArray lie.

import Foundation
import Testing

/// A folder of vector files that cannot be used.
struct XArrayVectorFolderError: Error, CustomStringConvertible {
  let description: String
}

/// The place of one vector file; a test that runs it shows its name.
struct XArrayVectorPath: Sendable, CustomTestStringConvertible {
  /// The environment variable that names a folder with more vectors.
  static let folderVariable = "XARRAY_VECTORS"

  let folder: URL
  let name: String

  var testDescription: String { name }

  /// The vectors that belong to these tests.
  static func committed() throws -> [XArrayVectorPath] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    return try all(in: tests.appending(path: "Vectors/xarray"))
  }

  /// The vectors in the folder that the environment names, none when it names no folder.
  static func named(in environment: [String: String]) throws -> [XArrayVectorPath] {
    guard let folder = environment[folderVariable] else { return [] }
    return try all(in: URL(filePath: folder, directoryHint: .isDirectory))
  }

  /// The text files of a folder, which must exist and hold at least one, by name.
  static func all(in folder: URL) throws -> [XArrayVectorPath] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".txt") }
      .sorted()
    guard !names.isEmpty else {
      throw XArrayVectorFolderError(description: "no vector file in \(folder.path())")
    }
    return names.map { XArrayVectorPath(folder: folder, name: $0) }
  }

  func read() throws -> XArrayVectorFile {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try XArrayVectorFile(name: name, text: text)
  }
}
