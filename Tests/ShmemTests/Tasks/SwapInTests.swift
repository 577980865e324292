// Knows what the rows of a swap-in change, seen through read(2): S1-S10.

import Testing

@testable import Shmem

@Suite("Swap-in")
struct SwapInTests {
  @Test("S1 finds a swap entry, and nothing is pinned by that")
  func s1() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0")
    try race.step("read-1 S1") { $0.move(1, to: .reader(.swapIn(0, .lookUpCache(0)))) }
  }

  @Test("S2 takes a reference to the page that the swap cache has")
  func s2() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play("read-1 S1")
    try race.step("read-1 S2") {
      $0[page: 0].references += 1
      $0.move(1, to: .reader(.swapIn(0, .cached(.lock, CachedPage(page: 0, swap: 0)))))
    }
  }

  @Test("S3 reads a new page into the swap cache, not into the file")
  func s3() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0")
    try race.play("read-1 S1")
    try race.step("read-1 S3") {
      $0[page: 0].content = .old(0)
      $0[page: 0].swap = 0
      $0[page: 0].isOnLRU = true
      $0[page: 0].references = 2
      $0[swap: 0].hasCache = true
      $0[swap: 0].cachedPage = 0
      $0.move(1, to: .reader(.swapIn(0, .cached(.lock, CachedPage(page: 0, swap: 0)))))
    }
  }

  @Test("S3 looks again if the swap slot has been freed")
  func s3Freed() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0")
    try race.play(
      """
      read-1  S1
      punch   P1-P7
      """
    )
    try race.step("read-1 S3") { $0.move(1, to: .reader(.lookUp(0))) }
    #expect(try race.readiness("read-1") == .ready(.r1))
  }

  @Test("S3 can still read between P6 and P7, and S5 finds out")
  func s3BetweenP6AndP7() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0")
    try race.play(
      """
      read-1  S1
      punch   P1-P6
      read-1  S3
      punch   P7
      read-1  S4
      """
    )
    try race.step("read-1 S5") {
      $0[page: 0] = Page()
      $0.move(1, to: .reader(.lookUp(0)))
    }
    #expect(race.flat[swap: 0] == SwapSlot())
  }

  @Test("the second of two readers finds in S2 what the first has read in S3")
  func s2AfterS3() throws {
    var race = try Race(.v3_16, "[swap]", tasks: "read 0, read 0")
    try race.play(
      """
      read-1  S1
      read-2  S1
      read-1  S3
      """
    )
    #expect(try race.readiness("read-2") == .ready(.s2))
  }

  @Test("S4 locks the page")
  func s4() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play("read-1 S1 S2")
    try race.step("read-1 S4") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .reader(.swapIn(0, .cached(.confirm, CachedPage(page: 0, swap: 0)))))
    }
  }

  @Test("S4 waits for the page lock")
  func s4Waits() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0, read 0")
    try race.play(
      """
      read-1  S1 S2
      read-2  S1 S2 S4
      """
    )
    #expect(try race.readiness("read-1") == .waits(.s4, .pageLock(0, heldBy: 2)))
  }

  @Test("S5 confirms that page, entry and slot belong together")
  func s5() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play("read-1 S1-S4")
    try race.step("read-1 S5") {
      $0.move(1, to: .reader(.swapIn(0, .cached(.add, CachedPage(page: 0, swap: 0)))))
    }
  }

  @Test("S5 looks again if somebody else was faster to swap the page in")
  func s5Overtaken() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0, read 0")
    try race.play(
      """
      read-1  S1 S2
      read-2  S1-S10
      read-1  S4
      """
    )
    try race.step("read-1 S5") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(1, to: .reader(.lookUp(0)))
    }
    #expect(try race.readiness("read-1") == .ready(.r1))
  }

  @Test("S5 looks again if the entry was punched, though the page is still in the swap cache")
  func s5Punched() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play(
      """
      read-1  S1-S4
      punch   P1-P6
      """
    )
    try race.step("read-1 S5") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(1, to: .reader(.lookUp(0)))
    }
  }

  @Test("S5 lets a page go that P7 found locked: nobody owns its swap slot any more")
  func s5Orphan() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play(
      """
      read-1  S1-S4
      punch   P1-P7
      """
    )
    try race.step("read-1 S5") {
      $0[page: 0] = Page()
      $0[swap: 0] = SwapSlot()
      $0.move(1, to: .reader(.lookUp(0)))
    }
  }

  @Test("S5 leaves a page to C15 that nobody owns any more but that is still being written")
  func s5OrphanUnderWriteback() throws {
    var race = try Race(.v3_16, "[page]", tasks: "read 0, reclaim 0")
    try race.play(
      """
      reclaim-1  C1-C13
      read-1     S1-S4
      punch      P1-P7
      """
    )
    try race.step("read-1 S5") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(1, to: .reader(.lookUp(0)))
    }
    try race.play("reclaim-1 C14 C15")
    #expect(race.flat[page: 0] == Page())
    #expect(race.flat[swap: 0] == SwapSlot())
  }

  @Test("S6 waits until the page has been written")
  func s6() throws {
    var race = try Race(.v3_16, "[page]", tasks: "read 0, reclaim 0")
    try race.play(
      """
      reclaim-1  C1-C13
      read-1     S1-S5
      """
    )
    #expect(try race.readiness("read-1") == .waits(.s6, .writeback(0)))
    try race.play("reclaim-1 C14")
    try race.step("read-1 S6") {
      $0.move(1, to: .reader(.swapIn(0, .cached(.add, CachedPage(page: 0, swap: 0)))))
    }
  }

  @Test("S7 puts the page where the entry was, in one store")
  func s7() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play("read-1 S1-S5")
    try race.step("read-1 S7") {
      $0[slot: 0] = .page(0)
      $0[page: 0].mapping = 0
      $0[page: 0].references += 1
      $0.file.nrpages += 1
      $0.move(1, to: .reader(.swapIn(0, .cached(.account, CachedPage(page: 0, swap: 0)))))
    }
  }

  @Test("S7 loses to the punch: the page leaves the swap cache, and the reader looks again")
  func s7Punched() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play(
      """
      read-1  S1-S5
      punch   P1-P7
      """
    )
    try race.step("read-1 S7") {
      $0[page: 0] = Page()
      $0[swap: 0] = SwapSlot()
      $0.move(1, to: .reader(.lookUp(0)))
    }
  }

  @Test("S8 accounts for the entry that left the file")
  func s8() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play("read-1 S1-S7")
    try race.step("read-1 S8") {
      $0.file.swapped -= 1
      $0.move(1, to: .reader(.swapIn(0, .cached(.leaveSwapCache, CachedPage(page: 0, swap: 0)))))
    }
  }

  @Test("S9 takes the page out of the swap cache, dirty, and frees the swap slot")
  func s9() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play("read-1 S1-S8")
    try race.step("read-1 S9") {
      $0[page: 0].swap = nil
      $0[page: 0].isDirty = true
      $0[page: 0].references -= 1
      $0[swap: 0] = SwapSlot()
      $0.move(1, to: .reader(.unlock(0, 0)))
    }
  }

  @Test("S10 unlocks the page")
  func s10() throws {
    var race = try Race(.v3_16, "[cached]", tasks: "read 0")
    try race.play("read-1 S1-S9")
    try race.step("read-1 S10") {
      $0[page: 0].lockOwner = nil
      $0.move(1, to: .reader(.copy(0, 0)))
    }
  }
}
