// Knows what the real lib/xarray.c of 6.12 did, from recorded runs, and holds our XArray to it.

import Foundation
import Testing

@Suite("The XArray does what that of the 6.12 kernel was seen to do")
struct XArrayVectorTests {
  @Test(
    "a vector that is part of the tests is replayed",
    arguments: try XArrayVectorPath.committed(),
  )
  func replayCommitted(path: XArrayVectorPath) throws {
    try replay(path)
  }

  @Test(
    "a vector from the folder in XARRAY_VECTORS is replayed",
    arguments: try XArrayVectorPath.named(in: ProcessInfo.processInfo.environment),
  )
  func replayNamed(path: XArrayVectorPath) throws {
    try replay(path)
  }

  @Test("the folder in XARRAY_VECTORS holds vectors, if it is named at all")
  func namedFolderHoldsVectors() throws {
    let environment = ProcessInfo.processInfo.environment
    let paths = try XArrayVectorPath.named(in: environment)
    #expect(paths.isEmpty == (environment[XArrayVectorPath.folderVariable] == nil))
  }

  @Test("a folder that is missing is refused")
  func missingFolder() {
    let environment = [XArrayVectorPath.folderVariable: "/no/such/folder"]
    #expect(throws: (any Error).self) { try XArrayVectorPath.named(in: environment) }
  }

  @Test("a folder without vectors is refused")
  func folderWithoutVectors() {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().path()
    let environment = [XArrayVectorPath.folderVariable: sources]
    #expect(throws: XArrayVectorFolderError.self) { try XArrayVectorPath.named(in: environment) }
  }

  @Test("the vectors that are part of the tests cover every kind, and both shifts")
  func coverage() throws {
    let names = try XArrayVectorPath.committed().map(\.name)
    let small =
      ["a-store", "b-erase", "c-split", "d-join"] + ["e-iter", "f-replace", "g-add", "h-height"]
    let both = ["i-overlap", "j-deep", "k-random"]
    for start in (small + both).map({ "\($0)-s4-" }) + both.map({ "\($0)-s6-" }) {
      #expect(names.contains { $0.hasPrefix(start) }, "no vector that begins with \(start)")
    }
  }

  private func replay(_ path: XArrayVectorPath) throws {
    if let disagreement = try path.read().firstDisagreement() {
      Issue.record("\(disagreement)")
    }
  }
}
