// Knows how a page fault behind the end of the file ends: with SIGBUS, and with nothing in hand.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Page faults behind the end of the file")
struct FaultBehindEndTests {
  /// A fault at page 1 of a file that is cut to one page after some of its steps, and one step more.
  private func race(_ file: String, after rows: String, then row: StepID) throws -> Ending {
    let scenario = try Scenario(.v3_16, file, tasks: "fault-write 1")
    var race = Race(scenario)
    try race.play("fault-1 \(rows)")
    var machine = race.flat
    // The state is made by hand: this is what i_size looks like to a fault while a truncate runs.
    machine.file.end = FileEnd(pages: 1, cutsLastPage: false)
    let before = machine
    machine.apply(Step(task: 1, id: row, pick: nil), in: scenario)
    return Ending(before: before, after: machine)
  }

  private struct Ending {
    var before: Machine<FlatStorage>
    var after: Machine<FlatStorage>
  }

  @Test("F6 finds the file cut: a hole, a swap entry and a page are left as they were")
  func firstTest() throws {
    for (file, rows) in [("[page] hole", "F1 F5"), ("[page] swap", "F1 S1")] {
      let ending = try race(file, after: rows, then: .f6)
      var expected = ending.before
      expected.move(1, to: .faulter(.finished))
      #expect(ending.after == expected)
    }
    let ending = try race("[page] page", after: "F1 F5 F5", then: .f6)
    var expected = ending.before
    expected[page: 1].lockOwner = nil
    expected[page: 1].references -= 1
    expected.move(1, to: .faulter(.finished))
    #expect(ending.after == expected)
  }

  @Test("F11 finds the file cut: a page that was made for the fault is taken back")
  func newPage() throws {
    let ending = try race("[page] hole", after: "F1 F5-F10", then: .f11)
    #expect(ending.after[PageIndex(1)] == nil)
    #expect(ending.after[page: 1] == Page())
    #expect(ending.after.file.nrpages == 1)
    #expect(ending.after[TaskID(1)] == .faulter(.finished))
  }

  @Test("S9 finds the file cut: a page that was swapped in stays for the truncate to remove")
  func swappedIn() throws {
    let ending = try race("[page] swap", after: "F1 S1 F6 S3-S8", then: .s9)
    #expect(ending.after[PageIndex(1)] == .page(1))
    #expect(ending.after[page: 1].lockOwner == nil)
    #expect(ending.after[page: 1].references == 1)
    #expect(ending.after[TaskID(1)] == .faulter(.finished))
  }
}
