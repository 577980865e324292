// Knows how the nodes above entries of an order are drawn.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The nodes above entries of an order")
struct LargeTreeTests {
  private func opened(_ lines: String...) throws -> Session {
    var session = try SampleSession.opened(
      title: "Orders",
      Scenario(.v6_12_118, "swap:2,page 0-4", tasks: "read@1", mapShift: 2)
    )
    for line in lines { session.say(line) }
    return session
  }

  private func tree(_ session: Session, _ size: Size = Size(rows: 40, columns: 160)) -> [String] {
    Screen.grid(of: session, size: size).lines
  }

  @Test("an entry in an inner node has no leaf, and one line down to where it begins")
  func held() throws {
    let lines = tree(try opened())
    let row = try #require(lines.firstIndex { $0.contains("leaf ") })
    #expect(lines[row].contains("entry in the node above"), "\(lines[row])")
    #expect(lines[row].contains("4-7, 1 of 4 used"), "\(lines[row])")
    let start = try #require(lines[row].firstRange(of: "entry in")?.lowerBound)
    let column = lines[row].distance(from: lines[row].startIndex, to: start)
    let arms = Array(lines[row + 1])
    #expect(arms[column] == "│" && arms[column + 1] == " ", "\(lines[row + 1])")
  }

  @Test("a fold over entries in inner nodes does not count leaves that there are not")
  func fold() throws {
    let session = try SampleSession.opened(
      title: "Large",
      Scenario(.v7_3_4, "page:9,swap:9 0-1023", mapShift: 6)
    )
    let lines = tree(session, Size(rows: 30, columns: 100))
    let row = try #require(lines.first { $0.contains("leaf ") })
    #expect(row.contains("entry in the node above") && !row.contains("(0 nodes)"), "\(row)")
  }

  @Test("the split makes the leaf, and says so")
  func split() throws {
    let lines = tree(try opened("step read-1 S1", "step read-1 S3a"))
    let row = try #require(lines.first { $0.contains("leaf ") })
    #expect(row.contains("0-3 new!"), "\(row)")
    #expect(lines.contains { $0.contains("The node of 0-3 is made.") }, "\(lines)")
  }

  @Test("the way in one line names the slots of the entry where a leaf would be")
  func path() throws {
    let lines = tree(try opened("step read-1 S1"), Size(rows: 16, columns: 60))
    #expect(lines.contains { $0.contains("root › entry 0-3 › slot 1") }, "\(lines)")
  }

  @Test("a root that is gone is told once, and the nodes below it are told as freed")
  func freedRoot() throws {
    let lines = Screen.grid(
      of: try SampleSession.demo("26-the-tree", atStep: 54),
      size: Size(rows: 40, columns: 160)
    ).lines
    #expect(lines.count { $0.contains("root freed: height 3 becomes 0") } == 1, "\(lines)")
    #expect(lines.contains { $0.contains("16-31 freed!") }, "\(lines)")
    #expect(lines.contains { $0.contains("16-19 freed!") }, "\(lines)")
  }
}
