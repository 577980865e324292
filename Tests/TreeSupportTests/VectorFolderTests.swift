// Checks that a folder of vectors is found, and refused if it is missing or has none.

import Foundation
import Testing
import TreeSupport

@Suite("A folder of vectors")
struct VectorFolderTests {
  private static let variable = "VECTORS"

  /// The folder of this file, in which there is no vector.
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent().path()

  private func folders(committed folder: String) -> VectorFolders {
    VectorFolders(variable: Self.variable, committed: folder, besides: #filePath)
  }

  @Test("is not needed in the environment")
  func unnamedFolder() throws {
    #expect(try folders(committed: "Vectors").named(in: ["OTHER": "/no/such/folder"]).isEmpty)
  }

  @Test("gives its text files by name")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["b.txt", "a.txt", "notes.md"] {
      try Data().write(to: folder.appending(path: name))
    }
    let paths = try folders(committed: "Vectors").named(in: [Self.variable: folder.path()])
    #expect(paths.map(\.name) == ["a.txt", "b.txt"])
  }

  @Test("is refused if it is missing")
  func missingFolder() {
    let folders = folders(committed: "no/such/folder")
    #expect(throws: (any Error).self) { try folders.committed() }
    let environment = [Self.variable: "/no/such/folder"]
    #expect(throws: (any Error).self) { try folders.named(in: environment) }
  }

  @Test("is refused if it has no vectors")
  func folderWithoutVectors() {
    let folders = folders(committed: "")
    #expect(throws: VectorFolderError.self) { try folders.committed() }
    let environment = [Self.variable: Self.sources]
    #expect(throws: VectorFolderError.self) { try folders.named(in: environment) }
  }
}
