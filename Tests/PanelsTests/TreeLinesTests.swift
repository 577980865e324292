// Knows how the lines and folds of a sparse tree are drawn.

import Display
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The lines and folds of a sparse tree")
struct TreeLinesTests {
  private func lines(_ file: String, mapShift: Int = 6, saying words: String...) throws -> [String]
  {
    var session = SampleSession.opened(
      title: "Sparse",
      try Scenario(.v3_16, file, tasks: "read@300", mapShift: mapShift)
    )
    for line in words { session.say(line) }
    return Screen.grid(of: session, size: Size(rows: 30, columns: 100)).lines
  }

  @Test("a child that does not stand under its parent has a line to it as well")
  func childToTheRight() throws {
    let file = "5=page,300=swap,4500=page,270000=page,1048575=page 1-1000000"
    let lines = try lines(
      file,
      saying: "step punch until P9",
      "step punch",
      "step punch until P9"
    )
    let row = try #require(lines.lastIndex { $0.contains(">4096-8191") })
    let child = try #require(column(of: ">4096", in: lines[row])) + 1
    let parent = try #require(column(of: ">0-262143", in: lines[row - 2])) + 1
    let arms = Array(lines[row - 1])
    #expect(parent < child)
    #expect(arms[parent] == "╚" && arms[child] == "╗", "\(lines[row - 1])")
    #expect(arms[parent + 1..<child].allSatisfy { $0 == "═" }, "\(lines[row - 1])")
  }

  @Test(
    "a folded node that reaches beyond the end of the file is counted",
    arguments: ["70=page,100000=swap 1-5000", "70=page,102399=swap 1-5000"]
  )
  func lastNode(file: String) throws {
    let lines = try lines(file)
    for name in ["nodes ", "leaf "] {
      let row = try #require(lines.first { $0.contains(name) && !$0.contains("page_tree") })
      #expect(row.contains("(1 node)"), "\(row)")
    }
  }

  @Test(
    "of a tree too high for the panel the levels next to the slots are there, below the way from the root"
  )
  func highTree() throws {
    let lines = try lines(
      "5=page,300=swap,4500=page,270000=page,1048575=page 1-1000000",
      mapShift: 2
    )
    let names = lines.map { $0.dropFirst(2).prefix { $0 != " " } }
    #expect(names.firstIndex(of: "path") != nil, "\(lines)")
    let first = try #require(names.firstIndex(of: "nodes"))
    #expect(Array(names[first..<first + 3]) == ["nodes", "nodes", "leaf"], "\(lines)")
    let leaf = lines[first + 2]
    #expect(lines[first + 1].contains("0-15, 1 of 4 used") && leaf.contains("no node"), "\(lines)")
  }

  @Test("a node without room for its pages says how many slots are used, and not half of the pages")
  func narrowNode() throws {
    let session = SampleSession.opened(
      title: "Sparse",
      try Scenario(
        .v3_16,
        "5=page,300=swap,4500=page,270000=page,1048575=page 1-1048575",
        tasks: "read@300",
        mapShift: 6
      )
    )
    let lines = Screen.grid(of: session, size: Size(rows: 30, columns: 106)).lines
    let rows = lines.filter { $0.contains("nodes ") || $0.contains("leaf ") }.dropFirst()
    #expect(rows.count == 3, "\(lines)")
    for row in rows {
      #expect(row.contains(/\) +1 used/), "\(row)")
      #expect(!row.contains(/\d-( |│)/), "\(row)")
    }
  }

  @Test("a slot whose change fades does not touch the next one")
  func fadingMark() throws {
    let session = try SampleSession.demo("25-real-size", atStep: 7)
    let lines = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines
    #expect(lines.contains { $0.contains(" P200*L P201*L! ") }, "\(lines)")
  }

  private func column(of text: String, in line: String) -> Int? {
    line.firstRange(of: text).map { line.distance(from: line.startIndex, to: $0.lowerBound) }
  }
}
