// Checks the splits that leave pieces of several slots, step by step and in whole races.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

extension LargeEntryRace {
  /// The races whose splits leave such pieces in some kernels, and their ends; a node of the tree has four slots.
  static let pieces = [
    LargeEntryRace(
      name: "reclaim takes the piece at the end of the hole before it is split",
      file: "page:2 1-2",
      tasks: "reclaim@2",
      // Where order and range of a swap entry are not compared, the piece is removed with the page after the hole.
      ends: kernels.map { $0 == .v6_18_0 ? .breaks(.outsideUntouched) : .holds }
    ),
    LargeEntryRace(
      name: "a page across the start of the hole, made after the edges were looked at",
      file: "hole,hole,hole,hole 2-3",
      tasks: "fault-write:order=2@0",
      ends: kernels.map { _ in .holds }
    ),
    LargeEntryRace(
      name: "two reads that split the same entry",
      file: "swap:2 0-2",
      tasks: "read@1 read@3",
      // The first loop takes no entry that ends after the hole, and the edges split it; but where a read of page 3 leaves
      // a piece of two slots in the hole, the first loop takes that one by an order that is out of date.
      ends: kernels.map { $0 == .v6_18_0 ? .breaks(.countsBalance) : .holds }
    ),
  ]
}

@Suite("Splits around a page")
struct SplitShapeTests {
  /// Returns the file, an entry after the other: `P0:1 P2 P3 .`.
  private func picture(_ machine: Machine<FlatStorage>, in scenario: Scenario) -> String {
    var words: [String] = []
    var next = PageIndex(0)
    while next.rawValue < scenario.filePages {
      let range = machine.entryRange(at: next)
      let entry = machine[next].map { "\($0)" } ?? "."
      words.append(range.isLarge ? "\(entry):\(range.order)" : entry)
      next = range.end
    }
    return words.joined(separator: " ")
  }

  @Test("a page at an edge is split around the start of the hole, then at its end")
  func edges() throws {
    var race = try Race(.v7_3_4, "page:3 3-5")
    func file() -> String { picture(race.flat, in: race.scenario) }
    try race.play("punch P1-P12")
    try race.play("punch P12")
    #expect(file() == "P0:3")
    try race.play("punch P12e")
    #expect(file() == "P0:1 P2 P3 P4:2")
    #expect(race.flat[PageNumber(0)].lockOwner == .puncher)
    #expect((3..<6).allSatisfy { race.flat.content(at: PageIndex($0)) == .zeros(PageIndex($0)) })
    try race.play("punch P12g")
    #expect(file() == "P0:1 P2 P3 P4:1 P6 P7")
    #expect(race.flat[PageNumber(0)].lockOwner == nil)
    try race.finishPunch()
    #expect(file() == "P0:1 P2 . . . P6 P7")
    #expect(
      [0, 1, 2, 6, 7].allSatisfy { race.flat.content(at: PageIndex($0)) == .old(PageIndex($0)) }
    )
  }

  @Test("a page that the hole enters from before is split around its first slot")
  func entersFromBefore() throws {
    var race = try Race(.v7_3_4, "hole,hole,hole,hole,page:2 1-5")
    try race.play("punch P1-P12e")
    #expect(picture(race.flat, in: race.scenario) == ". . . . P4 P5 P6:1")
    try race.play("punch P12g")
    #expect(picture(race.flat, in: race.scenario) == ". . . . P4 P5 P6 P7")
    try race.finishPunch()
    #expect(picture(race.flat, in: race.scenario) == ". . . . . . P6 P7")
  }

  @Test("a kernel before 6.15 leaves single pages, in one step")
  func uniform() throws {
    var race = try Race(.v6_12_95, "page:3 3-5")
    try race.play("punch P1-P12e")
    #expect(picture(race.flat, in: race.scenario) == "P0 P1 P2 P3 P4 P5 P6 P7")
    #expect(race.flat.readiness(of: .puncher, in: race.scenario) == .ready(.p14))
  }

  @Test("the piece at the end stays whole if another task has locked it, and loop 2 splits it")
  func lockedPiece() throws {
    var race = try Race(.v7_3_4, "page:3 3-5", tasks: "reclaim@4")
    try race.play(
      """
      punch      P1-P12e
      reclaim-1  C1 C2
      punch      P12g       locked by reclaim
      """
    )
    #expect(picture(race.flat, in: race.scenario) == "P0:1 P2 P3 P4:2")
    while let id = race.flat.readiness(of: TaskID(1), in: race.scenario).id, id != .c5 {
      race.take(Step(task: TaskID(1), id: id, pick: nil))
    }
    try race.play("punch P14")
    while let id = race.flat.readiness(of: TaskID(1), in: race.scenario).id {
      race.take(Step(task: TaskID(1), id: id, pick: nil))
    }
    try race.finishPunch()
    #expect(picture(race.flat, in: race.scenario) == "P0:1 P2 . . . P6 P7")
  }

  @Test("the piece at the end stays whole if there is another reference to it")
  func pinnedPiece() throws {
    var race = try Race(.v7_3_4, "page:3 3-5", tasks: "pin@4")
    try race.play(
      """
      punch      P1-P12e
      pin-1      G1
      punch      P12g       pinned
      """
    )
    try race.finishPunch()
    #expect(picture(race.flat, in: race.scenario) == "P0:1 P2 . P4:2")
    #expect((4..<6).allSatisfy { race.flat.content(at: PageIndex($0)) == .zeros(PageIndex($0)) })
    #expect((6..<8).allSatisfy { race.flat.content(at: PageIndex($0)) == .old(PageIndex($0)) })
  }

  @Test("loop 2 goes on after a page whose first piece is a large one; its zeros stay in the hole")
  func secondLoop() throws {
    for (kernel, end) in [(Kernel.v6_12_95, "P0 P1 . ."), (.v7_3_4, "P0:1 P2 P3")] {
      var race = try Race(kernel, "hole,hole,hole,hole 2-3", tasks: "fault-write:order=2@0")
      while let id = race.flat.readiness(of: .puncher, in: race.scenario).id, id != .p14 {
        race.take(Step(task: .puncher, id: id, pick: nil))
      }
      while let id = race.flat.readiness(of: TaskID(1), in: race.scenario).id {
        race.take(Step(task: TaskID(1), id: id, pick: nil))
      }
      try race.finishPunch()
      #expect(picture(race.flat, in: race.scenario) == end, "\(kernel.rawValue)")
      #expect([2, 3].allSatisfy { race.flat.content(at: $0)?.isZeros != false })
    }
  }

  @Test("a swap entry leaves pieces by the size of the nodes, each with its value")
  func swapEntry() throws {
    for (mapShift, expected) in [(2, "s0 P1 s2:1 s4:2"), (3, "s0 P1 s2 s3 s4:2")] {
      let scenario = try Scenario(
        .v7_3_4,
        "swap:3",
        tasks: "read@1",
        mapShift: mapShift,
        call: .none
      )
      var machine = Machine<FlatStorage>(scenario)
      while let id = machine.readiness(of: TaskID(1), in: scenario).id {
        machine.apply(Step(task: TaskID(1), id: id, pick: nil), in: scenario)
      }
      #expect(picture(machine, in: scenario) == expected)
      for number in (0..<scenario.filePages) where number != 1 {
        let index = PageIndex(number)
        #expect(machine.swap(at: index) == SwapEntry(UInt32(number)))
        #expect(machine.content(at: index) == .old(index))
      }
    }
  }

  @Test(
    "each kernel comes to its end, with reductions and without, and a plain walk agrees",
    arguments: LargeEntryRace.pieces
  )
  func ends(race: LargeEntryRace) throws {
    for (kernel, expected) in zip(LargeEntryRace.kernels, race.ends) {
      let scenario = try race.scenario(kernel, mapShift: 2)
      #expect(try scenario.end() == expected, "\(kernel.rawValue)")
      #expect(try scenario.end([]) == expected, "\(kernel.rawValue), no reduction")
      let walk = Walk(scenario)
      let broken = Promise.allCases.filter { walk.shortestBreaches[$0] != nil }
      switch expected {
      case .breaks(let promise): #expect(broken.contains(promise), "\(kernel.rawValue): \(broken)")
      case .holds, .goesRound: #expect(broken.isEmpty, "\(kernel.rawValue): \(broken)")
      }
    }
  }

  @Test(
    "the other races come to the same ends with the shape that their kernel does not have",
    arguments: LargeEntryRace.swaps + LargeEntryRace.folios
  )
  func otherShape(race: LargeEntryRace) throws {
    for (kernel, expected) in zip(LargeEntryRace.kernels, race.ends) where kernel != .v6_6 {
      for shape in SplitShape.allCases where shape != kernel.rules.splitShape {
        let scenario = try race.scenario(
          kernel,
          set: "split-shape=\(shape.rawValue)",
          mapShift: 2
        )
        #expect(try scenario.end() == expected, "\(kernel.rawValue), \(shape)")
      }
    }
  }
}
