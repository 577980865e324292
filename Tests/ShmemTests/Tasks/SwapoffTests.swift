// Knows what the rows of swapoff change: O1-O7.

import Testing

@testable import Shmem

@Suite("Swapoff")
struct SwapoffTests {
  @Test("O1 reads the first used slot into the swap cache, and ends the giving out of slots")
  func o1() throws {
    var race = try Race(.v3_16, "page [swap]", tasks: "swapoff any")
    try race.step("swapoff-1 O1") {
      $0.file.isSwapOff = true
      $0[page: 1].content = .old(1)
      $0[page: 1].swap = 1
      $0[page: 1].isOnLRU = true
      $0[page: 1].references = 2
      $0[swap: 1].hasCache = true
      $0[swap: 1].cachedPage = 1
      $0.move(1, to: .swapoff(.lock(1, 1)))
    }
  }

  @Test("O1 takes the page that the swap cache has")
  func o1Cached() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "swapoff any")
    try race.step("swapoff-1 O1") {
      $0.file.isSwapOff = true
      $0[page: 0].references += 1
      $0.move(1, to: .swapoff(.lock(0, 0)))
    }
  }

  @Test("O1 goes round the area and ends the swapoff once no slot is used")
  func o1Round() throws {
    var race = try Race(.v3_16, "[swap swap] page", tasks: "swapoff any, reclaim 2")
    try race.play("swapoff-1 O1-O7 O1-O7")
    try race.step("swapoff-1 O1") { $0.move(1, to: .swapoff(.finished)) }
    #expect(race.picture == "P0:old P1:old P2:old")
  }

  @Test("O1 waits for a page that has been given a slot and is not in the swap cache yet")
  func o1Waits() throws {
    var race = try Race(.v3_16, "[page]", tasks: "swapoff any, reclaim 0")
    try race.play("reclaim-1 C1-C7")
    #expect(try race.readiness("swapoff-1") == .waits(.o1, .swapCache(0)))
    try race.play("reclaim-1 C8 C9")
    #expect(try race.readiness("swapoff-1") == .ready(.o1))
  }

  @Test("C7 gets no slot once swapoff has begun, and the page stays, dirty")
  func c7() throws {
    var race = try Race(.v3_16, "[page]", tasks: "swapoff any, reclaim 0")
    try race.play(
      """
      reclaim-1  C1-C6
      swapoff-1  O1
      """
    )
    try race.step("reclaim-1 C7") {
      $0[page: 0].isDirty = true
      $0[page: 0].lockOwner = nil
      $0[page: 0].isOnLRU = true
      $0[page: 0].references -= 1
      $0.move(2, to: .reclaimer(.finished))
    }
  }

  @Test("O2 locks the page, and waits for the lock")
  func o2() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "swapoff any, read 0")
    try race.play(
      """
      swapoff-1  O1
      read-1     S1 S2 S4
      """
    )
    #expect(try race.readiness("swapoff-1") == .waits(.o2, .pageLock(0, heldBy: 2)))
    try race.play("read-1 S5-S10")
    try race.step("swapoff-1 O2") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .swapoff(.check(0, 0)))
    }
  }

  @Test("O2 waits with the lock held until the page has been written")
  func o2Writeback() throws {
    var race = try Race(.v3_16, "[page]", tasks: "swapoff any, reclaim 0")
    try race.play(
      """
      reclaim-1  C1-C13
      swapoff-1  O1 O2
      """
    )
    #expect(try race.readiness("swapoff-1") == .waits(.o2, .writeback(0)))
    try race.play("reclaim-1 C14")
    try race.step("swapoff-1 O2") { $0.move(1, to: .swapoff(.check(0, 0))) }
  }

  @Test("O3 lets a page go that somebody else has swapped in")
  func o3Overtaken() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "swapoff any, read 0")
    try race.play(
      """
      swapoff-1  O1
      read-1     S1-S10
      swapoff-1  O2
      """
    )
    try race.step("swapoff-1 O3") { $0.move(1, to: .swapoff(.release(0, 0))) }
    try race.step("swapoff-1 O7") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(1, to: .swapoff(.find(from: 1)))
    }
  }

  @Test("O3 has only to clean up if the punch has freed the slot")
  func o3Freed() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "swapoff any")
    try race.play(
      """
      swapoff-1  O1 O2
      punch      P1-P7
      """
    )
    try race.step("swapoff-1 O3") { $0.move(1, to: .swapoff(.clean(0, 0, added: nil))) }
    try race.step("swapoff-1 O6") {
      $0[swap: 0] = SwapSlot()
      $0[page: 0].swap = nil
      $0[page: 0].isDirty = true
      $0[page: 0].references -= 1
      $0.move(1, to: .swapoff(.release(0, 0)))
    }
    try race.step("swapoff-1 O7") {
      $0[page: 0] = Page()
      $0.move(1, to: .swapoff(.find(from: 1)))
    }
  }

  @Test("O4 takes the mutex and finds the entry")
  func o4() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "swapoff any")
    try race.play("swapoff-1 O1-O3")
    try race.step("swapoff-1 O4") {
      $0.file.swaplistMutexOwner = 1
      $0.move(1, to: .swapoff(.add(0, 0, 0)))
    }
  }

  @Test("O4 waits for a reclaim that holds the mutex")
  func o4Waits() throws {
    var race = try Race(.v3_16, "[swap] page", tasks: "swapoff any, reclaim 1")
    try race.play(
      """
      reclaim-1  C1-C8
      swapoff-1  O1-O3
      """
    )
    #expect(try race.readiness("swapoff-1") == .waits(.o4, .swaplistMutex(heldBy: 2)))
  }

  @Test("O4 finds nothing between P6 and P7, and leaves the page to the punch")
  func o4BetweenP6AndP7() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "swapoff any")
    try race.play(
      """
      swapoff-1  O1-O3
      punch      P1-P6
      """
    )
    try race.step("swapoff-1 O4") {
      $0.file.swaplistMutexOwner = 1
      $0.move(1, to: .swapoff(.release(0, 0)))
    }
    try race.play("swapoff-1 O7")
    #expect(race.flat.file.swaplistMutexOwner == nil)
    try race.play(
      """
      punch      P7
      swapoff-1  O1
      """
    )
    #expect(race.flat[page: 0] == Page())
    #expect(try race.readiness("swapoff-1") == .finished)
  }

  @Test("O5 puts the page where the entry was")
  func o5() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "swapoff any")
    try race.play("swapoff-1 O1-O4")
    try race.step("swapoff-1 O5") {
      $0[slot: 0] = .page(0)
      $0[page: 0].mapping = 0
      $0[page: 0].references += 1
      $0.file.nrpages += 1
      $0.move(1, to: .swapoff(.clean(0, 0, added: 0)))
    }
    try race.step("swapoff-1 O6") {
      $0[swap: 0] = SwapSlot()
      $0[page: 0].swap = nil
      $0[page: 0].isDirty = true
      $0[page: 0].references -= 1
      $0.file.swapped -= 1
      $0.move(1, to: .swapoff(.release(0, 0)))
    }
  }

  @Test("O5 loses to a punch that was faster, and O6 cleans up for it")
  func o5Punched() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "swapoff any")
    try race.play(
      """
      swapoff-1  O1-O4
      punch      P1-P7        the page is locked, so it stays in the swap cache
      """
    )
    try race.step("swapoff-1 O5") { $0.move(1, to: .swapoff(.clean(0, 0, added: nil))) }
    try race.play("swapoff-1 O6 O7 O1")
    try race.finishPunch()
    #expect(race.picture == "-")
    #expect(race.flat[swap: 0] == SwapSlot())
  }

  @Test("to a punch swapoff is one more swap-in: 3.16 goes back for the page, take 2 too")
  func swizzlesUnderAPunch() throws {
    var race = try Race(.take2, "[swap]", tasks: "swapoff any") { $0.firstPass = false }
    try race.play(
      """
      punch      P1-P4 P14
      swapoff-1  O1-O5
      punch      P16 P20       the slot holds a page now: back to it
      """
    )
    #expect(try race.readiness("punch") == .ready(.p14))
    try race.play("punch P14")
    #expect(try race.readiness("punch") == .waits(.p17, .pageLock(0, heldBy: 1)))
  }
}
