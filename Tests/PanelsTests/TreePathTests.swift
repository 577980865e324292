// Knows that one line tells of the nodes of a tree where there is no room for its levels.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The way through the tree in one line")
struct TreePathTests {
  private static let size = Size(rows: 16, columns: 60)

  private static func lines(atStep step: Int, _ size: Size = size) throws -> [String] {
    Screen.grid(of: try SampleSession.demo("26-the-tree", atStep: step), size: size).lines
  }

  @Test("marks a node that is freed, and names it in the sentence")
  func freed() throws {
    let lines = try Self.lines(atStep: 50)
    #expect(lines.contains { $0.contains(" 0-15 › 8-11 freed! › 9") }, "\(lines)")
    #expect(lines.joined(separator: " ").contains("Node 8-11 is freed."), "\(lines)")
  }

  @Test("tells a height that has become less")
  func shrunk() throws {
    let lines = try Self.lines(atStep: 54)
    #expect(lines.contains { $0.contains("root, height 3 -> 0! › slot 17 ^") }, "\(lines)")
  }

  @Test(
    "leads to the slot of the last step before the punch has begun, and marks what is new",
    arguments: [
      (13, "path   root 0-15 new! › 8-11 new! › slot 9"),
      (22, "path   root 0-63 new! › 16-31 new! › 16-19 new! › slot 17"),
      (14, "path   root › 8-11 › slot 9, the punch has not begun"),
    ]
  )
  func grown(step: Int, path: String) throws {
    let lines = try Self.lines(atStep: step)
    #expect(lines.contains { $0.hasPrefix(path) }, "\(lines)")
  }

  @Test("is shown in a row of its own in the same way")
  func ownRow() throws {
    let lines = try Self.lines(atStep: 50, Size(rows: 18, columns: 60))
    #expect(lines.contains { $0.hasPrefix("path  root › 0-15 › 8-11 freed! › slot 9") }, "\(lines)")
  }

  @Test(
    "stands in the last row of the smallest stage, as there is no other row for it",
    arguments: [
      (50, "path root › 0-15 › 8-11 freed! › slot 9"),
      (13, "path root 0-15 new! › 8-11 new! › slot 9"),
      (22, "path root 0-63 new! › ... › 17"), (54, "path root, height 3 -> 0! › slot 17"),
    ]
  )
  func stage(step: Int, path: String) throws {
    let stage = try SampleSession.demo("26-the-tree", atStep: step).after(.talk(.toggleStage))
    let shown = stage.after(.talk(.restartTimer), .window(.cancel))
    let lines = Screen.grid(of: shown, size: StageLawTests.smallest).lines
    #expect(lines.last?.hasPrefix(path) == true, "\(lines)")
    let higher = Screen.grid(of: shown, size: Size(rows: 20, columns: 53)).lines
    #expect(higher.last?.contains("path") == false)
  }

  @Test("is not told of a file that one node covers")
  func oneLevel() throws {
    let stage = try Stage.toldLoss(atStop: 1)
    #expect(Screen.grid(of: stage, size: StageLawTests.smallest).lines.last == "")
  }

  @Test("keeps the first change, however little room there is")
  func lengths() {
    let path = TreePath(
      crumbs: [
        TreePath.Crumb(text: "root"), TreePath.Crumb(text: "0-15"),
        TreePath.Crumb(text: "8-11 freed!", isChanged: true),
      ],
      index: PageIndex(9)
    )
    for line in path.lines + (11...40).map(path.line(widthInColumns:)) {
      #expect(line.spans.contains { $0.text == "8-11 freed!" }, "\(line)")
    }
    let quiet = TreePath(
      crumbs: ["root", "0-63", "0-15", "8-11"].map { TreePath.Crumb(text: $0) },
      index: PageIndex(9)
    )
    let shorter = quiet.line(widthInColumns: 27).spans.map(\.text).joined()
    #expect(shorter == "root › ... › 8-11 › slot 9")
  }

  @Test(
    "is as long as there is room for, and keeps the leaf to the last",
    arguments: [
      (
        ["root", "0-63", "0-15", "8-11"],
        [
          "root › 0-63 › 0-15 › 8-11 › slot 9", "root › 0-63 › 0-15 › 8-11 › 9",
          "root › ... › 0-15 › 8-11 › 9", "root › ... › 8-11 › 9", "... › 8-11 › 9",
        ]
      ),
      (
        ["root", "8-11"], ["root › 8-11 › slot 9", "root › 8-11 › 9", "... › 8-11 › 9"]
      ),
      (["root"], ["root › slot 9", "root › 9"]),
    ] as [([String], [String])]
  )
  func lengthsWithoutChange(crumbs: [String], lines: [String]) {
    let path = TreePath(crumbs: crumbs.map { TreePath.Crumb(text: $0) }, index: PageIndex(9))
    #expect(path.lines.map { $0.spans.map(\.text).joined() } == lines)
  }

  @Test("leads to no node over a slot that the tree is too small for")
  func tooSmall() throws {
    let size = Size(rows: 16, columns: 60)
    let session = try SampleSession.demo("26-the-tree", atStep: 55)
    let lines = Screen.grid(of: session, size: size).lines
    #expect(lines.contains { $0.contains("root › no node › slot 17") }, "\(lines)")
  }

  @Test("a page that the root itself takes or loses is told in words")
  func directWords() throws {
    var session = try SampleSession.directItem()
    session.say("step punch until P10b")
    let narration = try #require(session.play?.narration)
    #expect(narration.consequences.contains { $0.words == "The tree is empty." })
  }
}
