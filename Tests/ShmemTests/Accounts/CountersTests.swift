// Knows that what is counted is what was done.

import RaceSupport
import Testing

@testable import Shmem

@Suite("What is counted")
struct CountersTests {
  @Test("in an ordinary file a shadow that has become a page is skipped as well")
  func shadows() throws {
    var race = try Race(.v3_16, in: .file, "shadow", tasks: "read@0")
    try race.play("punch P1-P5\nread-1 R1 M1-M4\npunch P6e")
    #expect(Told(race).history.counters.swapMisses == 1)
    try race.finishPunch()
    #expect(Told(race).history.counters.swapMisses == 1)
  }

  @Test("both retries, and what the first loop passes over")
  func retries() throws {
    var race = try Race(.v3_16, "page,swap", tasks: "reclaim@0 read@1")
    try race.play(
      """
      reclaim-1 C1 C2
      punch     P1-P5
      read-1    S1-S7
      punch     P8 P6 P11
      reclaim-1 C5
      read-1    S8-S10
      """
    )
    let first = Told(race).history.counters
    #expect(first.pageMisses == 1 && first.swapMisses == 1)
    #expect(first.firstGathers == 1 && first.secondGathers == 0)
    #expect(first.swizzlesIn == 1 && first.swizzlesOut == 0)
    try race.play("punch P14\nreclaim-1 C6-C14")
    try race.finishPunch()
    let last = Told(race).history.counters
    #expect(last.pageRetries == 1 && last.swapRetries == 0)
    #expect(last.pageMisses == 1 && last.swapMisses == 1)
    #expect(last.swizzlesOut == 1 && last.secondGathers == 2)
  }

  @Test("a swizzle in two stores is counted once, when the slot is filled")
  func twoStores() throws {
    var race = try Race(
      .v3_16,
      "page,swap",
      tasks: "reclaim@0 read@1",
      mayBreak: [.neverEmpty],
      set: "atomic-swizzle=off"
    )
    func swizzles(_ steps: String) throws -> [Int] {
      try race.play(steps)
      let counters = Told(race).history.counters
      return [counters.swizzlesOut, counters.swizzlesIn]
    }
    #expect(try swizzles("reclaim-1 C1 C2 C5-C11a") == [0, 0])
    #expect(try swizzles("reclaim-1 C11b") == [1, 0])
    #expect(try swizzles("read-1 S1-S7a") == [1, 0])
    #expect(try swizzles("read-1 S7b") == [1, 1])
    #expect(try swizzles("reclaim-1 C12-C14\nread-1 S8-S10") == [1, 1])
  }

  @Test("a slot that somebody else has filled in between is not counted")
  func takenBetweenStores() throws {
    var race = try Race(
      .v3_16,
      "swap,hole 1-1",
      tasks: "read@0 splice@0",
      mayBreak: [.neverEmpty, .outsideUntouched, .countsBalance],
      set: "atomic-swizzle=off"
    )
    try race.play("read-1 S1-S7a\nsplice-1 F5 F6 F8-F11\nread-1 S7b")
    #expect(Told(race).history.counters.swizzlesIn == 0)
  }

  @Test("a retry is counted as one, and its gather as a gather")
  func retry() throws {
    var race = try Race(.v3_16, "swap", tasks: "read@0", set: "first-pass=off")
    try race.play("punch P1-P4 P14\nread-1 S1-S10\npunch P16")
    #expect(Told(race).history.counters.swapRetries == 1)
    try race.finishPunch()
    #expect(Told(race).history.counters.swapMisses == 0)
    #expect(Told(race).history.counters.secondGathers == 2)
  }

  @Test("info->alloced follows new pages up and recalculation down")
  func alloced() throws {
    var race = try Race(.v3_16, "page,swap,hole 0-1", tasks: "splice@2")
    #expect(Told(race).history.counters.alloced == 2)
    try race.play("splice-1 F5-F10")
    #expect(Told(race).history.counters.alloced == 3)
    try race.play("punch P1-P11")
    #expect(Told(race).history.counters.alloced == 3)
    #expect(race.flat.file.nrpages + race.flat.file.swapped == 2)
    try race.finishPunch()
    #expect(Told(race).history.counters.alloced == 1)
  }

  @Test(
    "between C11 and C12 somebody else recalculates info->alloced too low in 3.16, and not in 6.1",
    arguments: [(Kernel.v3_16, 1), (.v6_1, 2)]
  )
  func allocedTooLow(kernel: Kernel, alloced: Int) throws {
    var race = try Race(kernel, "page,swap,hole 2-2", tasks: "reclaim@0 read@1")
    try race.play("reclaim-1 C1-C11\nread-1 S1-S8\nreclaim-1 C12")
    let told = Told(race)
    #expect(told.history.counters.alloced == alloced)
    #expect(told.machine.file.nrpages + told.machine.file.swapped == 2)
  }

  @Test("6.1 recalculates info->alloced before it counts the entry that is to come")
  func allocedInSixOne() throws {
    var race = try Race(.v6_1, "page,clean,hole 0-1", tasks: "reclaim@0 reclaim@1")
    try race.play("reclaim-2 C1 C2 C4\nreclaim-1 C1-C9")
    #expect(Told(race).history.counters.alloced == 2)
    try race.play("reclaim-1 C9a")
    #expect(Told(race).history.counters.alloced == 1)
    #expect(race.flat.file.nrpages + race.flat.file.swapped == 2)
    try race.play("reclaim-1 C10-C12")
    #expect(Told(race).history.counters.alloced == 1)
    #expect(race.flat.file.nrpages + race.flat.file.swapped == 1)
  }

  @Test("who is charged for a new page recalculates, and does not count what is dropped later")
  func allocedByNewPage() throws {
    var race = try Race(.v3_16, "clean,hole,hole 1-1", tasks: "reclaim@0 splice@2")
    try race.play("reclaim-1 C1 C2 C4")
    #expect(Told(race).history.counters.alloced == 1)
    try race.play("splice-1 F5-F10")
    #expect(Told(race).history.counters.alloced == 1)
  }

  @Test("a page that was made too late is not charged for")
  func allocedTooLate() throws {
    var race = try Race(.v3_16, "hole,hole 0-0", tasks: "fault-read@1 truncate@1")
    try race.play("fault-1 F1 F5 F6 F8-F10")
    #expect(Told(race).history.counters.alloced == 1)
    try race.play("truncate-1 T0 T1\nfault-1 F11")
    #expect(Told(race).history.counters.alloced == 0)
    #expect(race.picture == "- -")
  }

  @Test("a gather that locks passes over what is busy in the range, and nothing else")
  func leftOut() throws {
    var race = try Race(
      .v6_1,
      "page,page,swap,page 0-2",
      tasks: "reclaim@0 reclaim@1 reclaim@3"
    )
    try race.play("reclaim-1 C1 C2\nreclaim-2 C1 C2\nreclaim-3 C1 C2\npunch P1-P5")
    #expect(Told(race).history.counters.pageMisses == 2)
    #expect(Told(race).history.counters.firstGathers == 1)
  }

  @Test("a gather that locks has not skipped what lies behind a full batch")
  func notReached() throws {
    var race = try Race(.v6_1, "page,page", tasks: "reclaim@1", batchLimit: 1)
    try race.play("reclaim-1 C1 C2\npunch P1-P5")
    #expect(Told(race).history.counters.pageMisses == 0)
    try race.play("punch P10b P11 P11 P5")
    #expect(Told(race).history.counters.pageMisses == 1)
  }

  @Test("a truncate and an eviction are counted like a punch")
  func otherCallers() throws {
    for task in ["truncate@0", "evict"] {
      var race = try Race(.v3_16, "page,hole 1-1", tasks: "\(task) reclaim@0")
      try race.finishPunch()
      let before = Told(race).history.counters
      try race.play("reclaim-1 C1 C2")
      let name = String(task.prefix { $0 != "@" }) + "-1"
      let others = try #require(race.scenario.task(named: name))
      while let row = try race.readiness(name).id, row != .p11 {
        race.take(Step(task: others, id: row, pick: nil))
      }
      let counters = Told(race).history.counters
      #expect(counters.firstGathers == before.firstGathers + 1)
      #expect(counters.pageMisses == 1)
    }
  }
}
