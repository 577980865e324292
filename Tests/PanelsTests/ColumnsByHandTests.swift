// Knows how the columns of a file too large for the screen change in a race without a script.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The columns of a dense file, by hand")
struct ColumnsByHandTests {
  private static let sizes = [
    Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    Size(rows: 50, columns: 160),
  ]

  /// A race with 64 pages, of which few fit on a screen.
  private static func race() throws -> Session {
    let slots = (0..<64).map { $0 == 9 ? "swap" : $0 == 5 || 20...30 ~= $0 ? "hole" : "page" }
    let scenario = try Scenario(
      .v3_16,
      slots.joined(separator: ",") + " 2-60",
      tasks: "read@9 reclaim@40"
    )
    return SampleSession.opened(title: "dense", scenario)
  }

  /// Returns the race after each step; the task of a step is the first of some that can take one.
  private static func plays(_ steps: Int, _ order: (Int) -> [TaskID]) throws -> [Play] {
    var session = try race()
    var plays: [Play] = []
    for step in 0..<steps {
      let play = try #require(session.play)
      let ready = play.moves.filter { $0.reason == nil }.map(\.task)
      guard let task = order(step).first(where: ready.contains) else { break }
      session.say("step \(play.snapshot.name(of: task))")
      plays.append(try #require(session.play))
    }
    return plays
  }

  private static func windows(_ plays: [Play], _ size: Size) throws -> [SlotWindow] {
    let levels = TreePanel.levels(of: plays[0].snapshot.scenario)
    let layout = try #require(Layout(size, onStage: false, levels: levels))
    let width = try #require(layout.place(of: .tree)).interior.size.columns
    return plays.map { SlotWindow($0, widthInColumns: width) }
  }

  @Test("stay as long as all that a step is about is among them", arguments: sizes)
  func stay(size: Size) throws {
    let plays = try Self.plays(200) { step in
      (0..<3).map { TaskID(UInt8((step + $0) % 3)) }
    }
    let windows = try Self.windows(plays, size)
    for (step, window) in windows.enumerated().dropFirst() {
      let slots = StorySlots(plays[step], most: window.columns.count)
      let before = windows[step - 1]
      guard slots.byWorth.prefix(slots.nowCount).allSatisfy({ before.column(of: $0) != nil })
      else { continue }
      #expect(window == before, "step \(step)")
    }
  }

  @Test("change for some pages of a batch at a time, not for every one", arguments: sizes)
  func parts(size: Size) throws {
    let plays = try Self.plays(180) { _ in [.puncher] }
    let windows = try Self.windows(plays, size)
    var last = 0
    var changes = 0
    for step in 1..<plays.count where windows[step] != windows[step - 1] {
      let indices = plays[step - 1...step].map { play in
        (play.snapshot.walk?.cursor).map { cursor in
          (0..<cursor.batch.count).map { cursor.batch[$0].index }
        }
      }
      // A gather has new slots in hand, which is a change of its own.
      if indices[0] == indices[1] {
        changes += 1
        #expect(step - last > 3, "steps \(last) and \(step)")
      }
      last = step
    }
    #expect(changes > 2)
  }
}
