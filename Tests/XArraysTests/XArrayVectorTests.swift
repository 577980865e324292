// Knows what the real lib/xarray.c of 6.12 did, from recorded runs, and holds our XArray to it.

import Foundation
import Testing
import TreeSupport

@Suite("The XArray does what that of the 6.12 kernel was seen to do")
struct XArrayVectorTests {
  private static let folders = VectorFolders(
    variable: "XARRAY_VECTORS",
    committed: "Vectors/xarray",
    besides: #filePath,
  )

  @Test(
    "a vector that is part of the tests is replayed",
    arguments: try folders.committed(),
  )
  func replayCommitted(path: VectorPath) throws {
    try replay(path)
  }

  @Test(
    "a vector from the folder in XARRAY_VECTORS is replayed",
    arguments: try folders.named(in: ProcessInfo.processInfo.environment),
  )
  func replayNamed(path: VectorPath) throws {
    try replay(path)
  }

  @Test("the folder in XARRAY_VECTORS holds vectors, if it is named at all")
  func namedFolderHoldsVectors() throws {
    let environment = ProcessInfo.processInfo.environment
    let paths = try Self.folders.named(in: environment)
    #expect(paths.isEmpty == (environment[Self.folders.variable] == nil))
  }

  @Test("the vectors that are part of the tests cover every kind, and both shifts")
  func coverage() throws {
    let names = try Self.folders.committed().map(\.name)
    let small =
      ["a-store", "b-erase", "c-split", "d-join"] + ["e-iter", "f-replace", "g-add", "h-height"]
    let both = ["i-overlap", "j-deep", "k-random"]
    for start in (small + both).map({ "\($0)-s4-" }) + both.map({ "\($0)-s6-" }) {
      #expect(names.contains { $0.hasPrefix(start) }, "no vector that begins with \(start)")
    }
  }

  private func replay(_ path: VectorPath) throws {
    if let disagreement = try path.firstDisagreement(of: ReplayedXArray.self) {
      Issue.record("\(disagreement)")
    }
  }
}
