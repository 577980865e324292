// Knows what the real lib/radix-tree.c of 3.16 did, from recorded runs, and holds our tree to it.

import Foundation
import Testing
import TreeSupport

@Suite("The radix tree does what the tree of the 3.16 kernel was seen to do")
struct RadixVectorTests {
  private static let folders = VectorFolders(
    variable: "RADIX_VECTORS",
    committed: "Vectors/radix",
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
    "a vector from the folder in RADIX_VECTORS is replayed",
    arguments: try folders.named(in: ProcessInfo.processInfo.environment),
  )
  func replayNamed(path: VectorPath) throws {
    try replay(path)
  }

  @Test("the folder in RADIX_VECTORS holds vectors, if it is named at all")
  func namedFolderHoldsVectors() throws {
    let environment = ProcessInfo.processInfo.environment
    let paths = try Self.folders.named(in: environment)
    #expect(paths.isEmpty == (environment[Self.folders.variable] == nil))
  }

  @Test("the vectors that are part of the tests cover every kind with every shift")
  func coverage() throws {
    let names = try Self.folders.committed().map(\.name)
    for kind in ["a-direct", "b-growth", "c-shrink", "d-firsthigh", "e-replace", "f-gang"]
      + ["g-delitem", "i-random"]
    {
      for mapShift in [2, 3, 4, 6] {
        #expect(
          names.contains { $0.hasPrefix("\(kind)-s\(mapShift)-") },
          "no vector of kind \(kind) with shift \(mapShift)",
        )
      }
    }
  }

  private func replay(_ path: VectorPath) throws {
    if let disagreement = try path.firstDisagreement(of: ReplayedRadixTree.self) {
      Issue.record("\(disagreement)")
    }
  }
}
