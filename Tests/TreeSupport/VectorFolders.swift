// Finds the vector files of a test target: its own, and those that the environment names.

internal import Foundation

/// The two folders of vectors that a test target replays.
package struct VectorFolders: Sendable {
  /// The environment variable that names a folder with more vectors.
  package let variable: String

  private let committedFolder: URL

  /// Names the folders.
  ///
  /// - Parameters:
  ///   - variable: the environment variable.
  ///   - folder: the path of the vectors that belong to the tests.
  ///   - file: the source file from whose folder that path starts.
  package init(variable: String, committed folder: String, besides file: String) {
    self.variable = variable
    committedFolder = URL(filePath: file).deletingLastPathComponent().appending(path: folder)
  }

  /// Returns the vectors that belong to the tests.
  ///
  /// - Throws: An error if the folder is missing or has no vector file.
  package func committed() throws -> [VectorPath] {
    try VectorPath.all(in: committedFolder)
  }

  /// Returns the vectors in the folder that the environment names, none when it names no folder.
  ///
  /// - Throws: An error if the folder is missing or has no vector file.
  package func named(in environment: [String: String]) throws -> [VectorPath] {
    guard let folder = environment[variable] else { return [] }
    return try VectorPath.all(in: URL(filePath: folder, directoryHint: .isDirectory))
  }
}

/// The place of one vector file; a test that runs it shows its name.
package struct VectorPath: Sendable, CustomStringConvertible {
  private let folder: URL

  /// The name of the file.
  package let name: String

  package var description: String { name }

  /// Returns the text files of a folder, which must exist and hold at least one, by name.
  static func all(in folder: URL) throws -> [VectorPath] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".txt") }
      .sorted()
    guard !names.isEmpty else {
      throw VectorFolderError(description: "no vector file in \(folder.path())")
    }
    return names.map { VectorPath(folder: folder, name: $0) }
  }

  /// Replays the file on an empty tree and returns the first disagreement, if there is one.
  ///
  /// - Throws: An error if the file cannot be read or is not written as the format wants it.
  package func firstDisagreement<Tree: ReplayedTree>(
    of tree: Tree.Type
  ) throws -> VectorDisagreement? {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try VectorFile<Tree.Operation>(name: name, text: text).firstDisagreement(of: tree)
  }
}
