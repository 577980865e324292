// Knows what the rows of reclaim change while a page goes to swap: C7-C15.

import Testing

@testable import Shmem

extension ReclaimerTests {
  @Test("C7 takes a swap slot for the swap cache, owned by nobody yet")
  func c7() throws {
    var race = try race(until: "C1-C6")
    try race.step("reclaim-1 C7") {
      $0[swap: 0].hasCache = true
      $0.move(1, to: .reclaimer(.storing(.lockSwaplist, .init(index: 0, page: 0, swap: 0))))
    }
  }

  @Test("C7 passes over a slot that a stale entry in the puncher's batch still names")
  func c7Remembered() throws {
    var race = try Race(.v3_16, "swap", tasks: "reclaim@0 read@0")
    try race.play(
      """
      punch      P1-P5        holds s0
      read-1     S1-S10 R3    s0 is free again
      reclaim-1  C1-C6
      """
    )
    try race.step("reclaim-1 C7") {
      $0[swap: 1].hasCache = true
      $0.move(1, to: .reclaimer(.storing(.lockSwaplist, .init(index: 0, page: 0, swap: 1))))
    }
  }

  @Test("C8 takes shmem_swaplist_mutex")
  func c8() throws {
    var race = try race(until: "C1-C7")
    try race.step("reclaim-1 C8") {
      $0.file.swaplistMutexOwner = 1
      $0.move(1, to: .reclaimer(.storing(.addToSwapCache, .init(index: 0, page: 0, swap: 0))))
    }
  }

  @Test("C8 waits while another reclaim holds shmem_swaplist_mutex")
  func c8Waits() throws {
    var race = try Race(.v3_16, "page,page", tasks: "reclaim@0 reclaim@1")
    try race.play(
      """
      reclaim-1  C1-C8
      reclaim-2  C1-C7
      """
    )
    #expect(try race.readiness("reclaim-2") == .waits(.c8, .swaplistMutex(heldBy: 1)))
    try race.play("reclaim-1 C9-C12")
    #expect(try race.readiness("reclaim-2") == .ready(.c8))
  }

  @Test("C9 adds the page to the swap cache; it is in the file as well")
  func c9() throws {
    var race = try race(until: "C1-C8")
    try race.step("reclaim-1 C9") {
      $0[page: 0].swap = 0
      $0[page: 0].references += 1
      $0[swap: 0].cachedPage = 0
      $0.move(1, to: .reclaimer(.storing(.ownSwap, .init(index: 0, page: 0, swap: 0))))
    }
  }

  @Test("C10 makes the mapping the owner of the swap slot")
  func c10() throws {
    var race = try race(until: "C1-C9")
    try race.step("reclaim-1 C10") {
      $0[swap: 0].count = 1
      $0.move(1, to: .reclaimer(.storing(.swizzle, .init(index: 0, page: 0, swap: 0))))
    }
  }

  @Test("C11 puts the entry where the page was, in one store")
  func c11() throws {
    var race = try race(until: "C1-C10")
    try race.step("reclaim-1 C11") {
      $0[slot: 0] = .swap(0)
      $0[page: 0].mapping = nil
      $0[page: 0].references -= 1
      $0.file.nrpages -= 1
      $0.move(1, to: .reclaimer(.storing(.account, .init(index: 0, page: 0, swap: 0))))
    }
  }

  @Test("C12 accounts for the entry and releases shmem_swaplist_mutex")
  func c12() throws {
    var race = try race(until: "C1-C11")
    try race.step("reclaim-1 C12") {
      $0.file.swapped += 1
      $0.file.swaplistMutexOwner = nil
      $0.move(1, to: .reclaimer(.writing(.start, .init(index: 0, page: 0, store: .swap(0)))))
    }
  }

  @Test("C13 starts the write, unlocks the page and lets it go")
  func c13() throws {
    var race = try race(until: "C1-C12")
    try race.step("reclaim-1 C13") {
      $0[swap: 0].content = .old(0)
      $0[page: 0].isUnderWriteback = true
      $0[page: 0].lockOwner = nil
      $0[page: 0].isOnLRU = true
      $0[page: 0].references -= 1
      $0.move(1, to: .reclaimer(.writing(.end, .init(index: 0, page: 0, store: .swap(0)))))
    }
  }

  @Test("C13 after a punch has nothing to write: the page leaves the swap cache")
  func c13Punched() throws {
    var race = try race(until: "C1-C11")
    try race.play(
      """
      punch      P1-P7
      reclaim-1  C12
      """
    )
    try race.step("reclaim-1 C13") {
      $0[swap: 0] = SwapSlot()
      $0[page: 0] = Page()
      $0.move(1, to: .reclaimer(.finished))
    }
  }

  @Test("C14 ends the write; the page stays in the swap cache")
  func c14() throws {
    var race = try race(until: "C1-C13")
    try race.step("reclaim-1 C14") {
      $0[page: 0].isUnderWriteback = false
      $0.move(1, to: .reclaimer(.writing(.laterPass, .init(index: 0, page: 0, store: .swap(0)))))
    }
  }

  @Test("C15 frees a page that only the swap cache holds; the bytes are on the device")
  func c15() throws {
    var race = try race(until: "C1-C14")
    try race.step("reclaim-1 C15") {
      $0[page: 0] = Page()
      $0[swap: 0].hasCache = false
      $0[swap: 0].cachedPage = nil
      $0.move(1, to: .reclaimer(.finished))
    }
    #expect(race.picture == "s0:old")
  }

  @Test("C15 keeps a page that somebody is about to swap in")
  func c15Busy() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0 read@0")
    try race.play(
      """
      reclaim-1  C1-C14
      read-1     S1 S2
      """
    )
    try race.step("reclaim-1 C15") { $0.move(1, to: .reclaimer(.finished)) }
  }

  @Test("a page that C15 found busy goes with the last reference if nobody owns its slot")
  func c15Orphan() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0 read@0")
    try race.play(
      """
      reclaim-1  C1-C5
      read-1     R1
      reclaim-1  C6-C13
      punch      P1-P7
      reclaim-1  C14 C15
      """
    )
    try race.step("read-1 R2") {
      $0[page: 0] = Page()
      $0[swap: 0] = SwapSlot()
      $0.move(2, to: .reader(.lookUp(0)))
    }
  }
}
