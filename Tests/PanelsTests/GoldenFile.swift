// Compares a picture with the one that was reviewed.

import Display
import Foundation
import Testing

/// A reviewed picture beside the tests.
struct GoldenFile {
  let name: String

  /// The folder of the pictures.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens")

  private var url: URL { Self.folder.appending(path: "\(name).golden") }

  /// Expects a picture to be the reviewed one.
  ///
  /// With `PUNCHSCOPE_RECORD=1` the picture is written down instead and the test fails all the same:
  /// a recording is to be looked at, never to be trusted.
  func expect(_ grid: Grid, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["PUNCHSCOPE_RECORD"] == "1" {
      try grid.golden.write(to: url, atomically: true, encoding: .utf8)
      Issue.record("\(name) was recorded: review it", sourceLocation: sourceLocation)
      return
    }
    guard FileManager.default.fileExists(atPath: url.path) else {
      Issue.record(
        """
        nobody has reviewed \(name) yet. To record it and all that has changed, look at it and commit it:
          PUNCHSCOPE_RECORD=1 swift test --filter 'ScreenGoldenTests|LastFrameTests'
          git diff Tests/PanelsTests/Goldens; git add Tests/PanelsTests/Goldens
        It looks like this:
        \(grid.text)
        """,
        sourceLocation: sourceLocation,
      )
      return
    }
    let reviewed = try Grid(golden: String(contentsOf: url, encoding: .utf8))
    guard reviewed != grid else { return }
    let differing =
      reviewed.size == grid.size
      ? grid.changes(since: reviewed).map { "row \($0.row), columns \($0.columns)" }
      : ["the size"]
    Issue.record(
      "\(name) differs in \(differing.joined(separator: "; ")):\n\(grid.text)",
      sourceLocation: sourceLocation,
    )
  }
}
