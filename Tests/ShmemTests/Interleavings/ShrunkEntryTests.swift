// Knows the race of the entry that shrank in its real size, as it was run on real kernels.

import RaceSupport
import Testing

@testable import Shmem

/// The race of three tasks around a page of 512 slots in the middle of a hole.
///
/// ```text
/// punch 511 to 1024     reclaim of the page at 512       read of page 700
///                       locks it
/// gathers nothing
///                       writes it out: one swap entry
/// gathers the entry
///                                                        splits it, reads 700
/// removes the piece at 512, which has the value of the whole
/// ```
///
/// The ends are those that were seen: fallocate returned 0, and the file still held 511 of 512 old pages on 6.12.117, and
/// 448 on 7.3.4.
@Suite("The entry that shrank, in its real size")
struct ShrunkEntryTests {
  private func scenario(_ kernel: Kernel) throws -> Scenario {
    try Scenario(
      kernel,
      "0-511=hole,512-1023=page:9,1024-1535=hole 511-1024",
      tasks: "reclaim@512 read@700",
      mapShift: 6
    )
  }

  /// Plays the race in a memory, and hands every state to a closure.
  private func play<Storage>(
    _ scenario: Scenario,
    _ start: Machine<Storage>,
    visit: (Machine<Storage>) -> Void = { _ in }
  ) -> Machine<Storage> {
    let (reclaim, read) = (TaskID(1), TaskID(2))
    var machine = start
    func run(_ task: TaskID, through end: StepID?) {
      while let id = machine.readiness(of: task, in: scenario).id {
        machine.apply(Step(task: task, id: id, pick: nil), in: scenario)
        visit(machine)
        if id == end { return }
      }
    }
    run(reclaim, through: .c2)
    run(.puncher, through: .p12)
    run(.puncher, through: .p12)
    run(reclaim, through: nil)
    run(.puncher, through: .p14)
    run(read, through: nil)
    run(.puncher, through: nil)
    return machine
  }

  /// Returns the pages of the hole that hold the data of the start.
  private func oldPages<Storage>(_ machine: Machine<Storage>, in scenario: Scenario) -> [UInt64] {
    (scenario.hole.first.rawValue..<scenario.hole.end.rawValue).filter { number in
      let index = PageIndex(number)
      return machine.content(at: index).map { $0.birth == .beforePunch && $0.index == index }
        == true
    }
  }

  @Test(
    "of 512 old pages as many stay as on the real kernel",
    arguments: [(Kernel.v6_12_95, 511), (.v6_12_118, 511), (.v7_3_4, 448), (.proposal2025, 0)]
  )
  func oldPages(kernel: Kernel, count: Int) throws {
    let scenario = try scenario(kernel)
    var promises = PromiseCache(startOf: scenario)
    var before = Machine<SharedStorage>(scenario)
    #expect(oldPages(before, in: scenario) == Array(512..<1024))
    let end = play(scenario, before) { state in
      promises.advance(from: before, to: state, in: scenario)
      before = state
    }
    #expect(scenario.taskIDs.allSatisfy { end.readiness(of: $0, in: scenario) == .finished })
    let old = oldPages(end, in: scenario)
    #expect(old == Array(UInt64(1024 - count)..<1024))
    #expect(end.status(of: .oldDataGone, in: scenario).isBroken == (count > 0))
    #expect(promises.status(of: .oldDataGone, in: end).isBroken == (count > 0))
    for promise in Promise.allCases where promise != .oldDataGone {
      #expect(!end.status(of: promise, in: scenario).isBroken, "\(promise)")
    }
    let array = play(scenario, Machine<ArrayStorage>(scenario))
    #expect(oldPages(array, in: scenario) == old)
    for number in 0..<scenario.filePages {
      #expect(array.entryRange(at: PageIndex(number)) == end.entryRange(at: PageIndex(number)))
    }
  }

  @Test("the read leaves pieces by levels of the tree in 7.3.4, single entries before")
  func pieces() throws {
    for (kernel, orders) in [
      (Kernel.v6_12_95, [0: 512]), (.v7_3_4, [6: 7, 5: 1, 0: 32]),
    ] {
      let scenario = try scenario(kernel)
      var isSplit = false
      _ = play(scenario, Machine<SharedStorage>(scenario)) { state in
        guard !isSplit, state[PageIndex(512)]?.swap != nil,
          state.entryRange(at: PageIndex(512)).order < 9
        else { return }
        isSplit = true
        var found: [Int: Int] = [:]
        var next = PageIndex(512)
        while next < PageIndex(1024) {
          let range = state.entryRange(at: next)
          #expect(state[next] == .swap(SwapEntry(UInt32(next.rawValue))))
          found[range.order, default: 0] += 1
          next = range.end
        }
        #expect(found == orders, "\(kernel.rawValue)")
      }
      #expect(isSplit)
    }
  }

  @Test("what is stored into a page far from the start of the file must survive as well")
  func lateStore() throws {
    for (rules, isBroken) in [("big-split=on", false), ("big-split=off", true)] {
      let scenario = try Scenario(
        .v7_3_4,
        "0-1023=hole 514-515",
        tasks: "fault-write:order=2@512",
        mapShift: 6,
        set: rules
      )
      func end<Storage>(of start: Machine<Storage>) -> Machine<Storage> {
        var machine = start
        for (task, end) in [
          (TaskID.puncher, StepID.p14), (TaskID(1), nil), (.puncher, nil),
        ] {
          while let id = machine.readiness(of: task, in: scenario).id, id != end {
            machine.apply(Step(task: task, id: id, pick: nil), in: scenario)
          }
        }
        return machine
      }
      let shared = end(of: Machine<SharedStorage>(scenario))
      let array = end(of: Machine<ArrayStorage>(scenario))
      #expect(shared.status(of: .outsideUntouched, in: scenario).isBroken == isBroken, "\(rules)")
      #expect(array.status(of: .outsideUntouched, in: scenario).isBroken == isBroken, "\(rules)")
      #expect(shared.hasStore(at: 512) && !shared.hasStore(at: 513))
    }
  }
}
