// Checks the lanes of the tasks: bars, waits and what is held.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The lanes")
struct LanesTests {
  private static let sizes = SpaceTimeColumnsTests.sizes

  @Test("a bar that begins in the last row of the lanes has its corner", arguments: sizes)
  func bars(size: Size) throws {
    for demo in ["05-tree-lock", "09-take-two", "25-real-size"] {
      for step in 4...24 {
        let session = try SampleSession.demo(demo, atStep: step).after(.window(.openLanes))
        let lines = Screen.grid(of: session, size: size).lines
        for line in lines where line.contains(#/^│ [> *] *\d/#) {
          let ends = line.matches(of: #/─+(.)/#).map { $0.1 }
          #expect(ends.allSatisfy { "┐┘┤┼┴┬>".contains($0) }, "\(line)")
        }
      }
    }
  }

  @Test("a line that comes from above has a line above it", arguments: sizes)
  func joints(size: Size) throws {
    let demos = [("13-pincer", 20...45), ("09-take-two", 4...24), ("25-real-size", 4...24)]
    for (demo, steps) in demos {
      for step in steps where (step + size.rows).isMultiple(of: trials(3, thorough: 1)) {
        let session = try SampleSession.demo(demo, atStep: step).after(.window(.openLanes))
        let rows = Screen.grid(of: session, size: size).lines.map { Array($0) }
        let lanes = rows.indices.filter { String(rows[$0]).contains(#/^│ [> *] *\d/#) }
        for (upper, lower) in zip(lanes, lanes.dropFirst()) where upper + 1 == lower {
          let columns = rows[lower].indices.dropFirst().dropLast()
          for column in columns where "│├┤┴┼┘└".contains(rows[lower][column]) {
            let above = rows[upper][column]
            #expect("│├┤┬┼┐┌:".contains(above), "step \(step): \(rows.map { String($0) })")
          }
        }
      }
    }
  }

  @Test("the words about a step name first the tasks whose lanes are shown")
  func shownTasksFirst() throws {
    let session = try SampleSession.demo("08-locked-page", atStep: 55).after(.window(.openLanes))
    let lines = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines
    let words = try #require(lines.first { $0.contains("step 55  ") }, "\(lines)")
    #expect(lines[1].contains("reclaim-3") && words.contains("step 55  reclaim-3 holds lock P5"))
  }

  @Test("a place in the wait queue is held by name, in the lanes and in the panel of tasks")
  func waitQueue() throws {
    let race = try SampleSession.demo("16-the-wait-queue", atStep: 25)
    for size in Self.sizes {
      let lines = Screen.grid(of: race.after(.window(.openLanes)), size: size).lines
      let text = lines.joined(separator: " ").split(whereSeparator: { " │".contains($0) })
        .joined(separator: " ")
      #expect(text.contains("fault-2 holds wait queue."), "\(lines)")
    }
    let tasks = Screen.grid(of: race, size: Size(rows: 50, columns: 160)).lines
    #expect(tasks.contains { $0.contains("holds wait queue") }, "\(tasks)")
    // Narrow lanes leave the word "holds" out.
    let crowded = try SampleSession.demo("16-the-wait-queue", atStep: 20)
      .after(.window(.openLanes))
    let head = Screen.grid(of: crowded, size: Size(rows: 24, columns: 80)).lines[2]
    #expect(
      head.contains(#/at 11 i_mutex, lock P2, ref P2 P3 .*wait queue +wait queue/#),
      "\(head)"
    )
  }

  @Test("a wait of a task whose lane is out of sight is told beside the lanes, with the holder")
  func hiddenWait() throws {
    var session = try SampleSession.opened(
      title: "Crowd",
      Scenario(.v3_16, "page,page 0-1", tasks: "read@0 read@0 read@0 read@0 write@1")
    )
    session.say("step punch until P4")
    let lines = Screen.grid(
      of: session.after(.window(.openLanes)),
      size: Size(rows: 16, columns: 60)
    ).lines
    #expect(!lines[1].contains("write-1"), "\(lines)")
    #expect(lines.contains { $0.contains("(write-1 waits for punch)") }, "\(lines)")
  }

  @Test("a text of the lanes runs on over blank columns, and an arrow leaves the bars whole")
  func room() throws {
    let session = try SampleSession.demo("10-both-retries", atStep: 30)
      .after(.window(.openLanes))
    let lines = Screen.grid(of: session, size: Size(rows: 30, columns: 100)).lines
    #expect(lines.contains { $0.contains("C14 write of P2 ends") }, "\(lines)")
    #expect(lines.contains { $0.contains(#/S6 waits for write of P2 +:/#) }, "\(lines)")
    #expect(lines.contains { $0.contains(#/P17 waits ─+│─:─+>/#) }, "\(lines)")
    // A step of a task whose lane is out of sight has its name.
    let crowd = try SampleSession.demo("08-locked-page", atStep: 40).after(.window(.openLanes))
    let hidden = Screen.grid(of: crowd, size: Size(rows: 24, columns: 80)).lines
    #expect(hidden.contains { $0.contains(#/^│ [ >*] *\d+ . \(\w+-\d [A-Z]\d+\)/#) }, "\(hidden)")
    let narrow = try SampleSession.demo("16-the-wait-queue", atStep: 20)
      .after(.window(.openLanes))
    let rows = Screen.grid(of: narrow, size: Size(rows: 24, columns: 80)).lines
    #expect(rows.contains { $0.contains("i_mutex, lock P2, ref P2 P3") }, "\(rows)")
    // A lane with a bar and no words leaves its columns to the others.
    #expect(rows.contains { $0.contains(#/P9 P2->mapping ours\? +│/#) }, "\(rows)")
    #expect(rows.contains { $0.contains(#/P9 P2.*│ +│$/#) }, "\(rows)")
  }
}
