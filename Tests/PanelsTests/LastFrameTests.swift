// Knows how every demo ends on the screen.

import Display
import Foundation
import Panels
import Playback
import Script
import Testing

@Suite("The last frame")
struct LastFrameTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "demos")

  private static let goldenPrefix = "end-of-"

  static let demos: [String] = names(in: folder, withExtension: ".punch")

  /// The names of the files in a folder, in their order, without their extension.
  private static func names(in folder: URL, withExtension ending: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
  }

  @Test("of every demo looks as reviewed", arguments: demos)
  func looks(demo name: String) throws {
    let file = Self.folder.appending(path: "\(name).punch")
    let demo = try Demo(parsing: String(contentsOf: file, encoding: .utf8))
    let scriptRun = ScriptRun(of: demo)
    #expect(scriptRun.failures.isEmpty, "a demo that fails has no end: see punchscope demo check")
    let play = Play(demo, scriptRun: scriptRun, fallbackTitle: name)
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    _ = session.update(.toEnd)
    let size = Size(rows: 30, columns: 100)
    try GoldenFile(name: Self.goldenPrefix + name).expect(Screen.grid(of: session, size: size))
  }

  @Test("is not kept of demos that are no longer there")
  func keepsNothingElse() {
    #expect(!Self.demos.isEmpty)
    let kept = Self.names(in: GoldenFile.folder, withExtension: ".golden")
      .filter { $0.hasPrefix(Self.goldenPrefix) }
    for name in kept where !Self.demos.contains(String(name.dropFirst(Self.goldenPrefix.count))) {
      Issue.record("there is no demo for Tests/PanelsTests/Goldens/\(name).golden: remove it")
    }
  }
}
