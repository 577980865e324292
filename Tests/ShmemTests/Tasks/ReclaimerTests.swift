// Knows what the rows of reclaim change until a page is to go to swap: C1-C6.

import Testing

@testable import Shmem

@Suite("Reclaim")
struct ReclaimerTests {
  /// A race of one reclaim that has come to a row.
  func race(_ file: String = "page", until rows: String? = nil) throws -> Race {
    var race = try Race(.v3_16, file, tasks: "reclaim@0")
    if let rows { try race.play("reclaim-1 \(rows)") }
    return race
  }

  @Test("C1 isolates the page and takes a reference")
  func c1() throws {
    var race = try race()
    try race.step("reclaim-1 C1") {
      $0[page: 0].isOnLRU = false
      $0[page: 0].references += 1
      $0.move(1, to: .reclaimer(.isolated(.init(index: 0, page: 0))))
    }
  }

  @Test("C1 waits for a page to be there")
  func c1NoPage() throws {
    for file in ["hole", "swap", "cached"] {
      #expect(try race(file).readiness("reclaim-1") == .waits(.c1, .noPage(0)))
    }
  }

  @Test("C1 waits while somebody else has isolated the page")
  func c1Isolated() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0 reclaim@0")
    try race.play("reclaim-1 C1")
    #expect(try race.readiness("reclaim-2") == .waits(.c1, .isolated(0)))
  }

  @Test("C1 can take a page of reclaim's choice, and a looping reclaim starts over")
  func c1Picks() throws {
    var race = try Race(.v3_16, "clean,page,swap 0-0", tasks: "reclaim:loop")
    #expect(race.enabledStepIDs == [.p1, .c1, .c1])
    try race.play("reclaim-1@0 C1-C4")
    #expect(try race.readiness("reclaim-1") == .picks)
    #expect(race.picture == "- P1:old s2:old")
    #expect(race.enabledStepIDs == [.p1, .c1])
  }

  @Test("C2 locks the page, and sees whether it is mapped")
  func c2() throws {
    var bare = try race(until: "C1")
    try bare.step("reclaim-1 C2") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .reclaimer(.locked(.test, .init(index: 0, page: 0))))
    }
    var mapped = try Race(.v3_16, "page", tasks: "reclaim@0 fault-read@0")
    try mapped.play(
      """
      fault-1    F1-F14
      reclaim-1  C1
      """
    )
    try mapped.step("reclaim-1 C2") {
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .reclaimer(.locked(.unmap, .init(index: 0, page: 0))))
    }
  }

  @Test("C2 keeps a page that somebody else has locked")
  func c2Fails() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0 read@0")
    try race.play(
      """
      read-1     R1 R2
      reclaim-1  C1
      """
    )
    try race.step("reclaim-1 C2") {
      $0[page: 0].isOnLRU = true
      $0[page: 0].references -= 1
      $0.move(1, to: .reclaimer(.finished))
    }
  }

  @Test("C3 unmaps the page")
  func c3() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0 fault-read@0")
    try race.play(
      """
      fault-1    F1-F14
      reclaim-1  C1 C2
      """
    )
    try race.step("reclaim-1 C3") {
      $0[page: 0].isMapped = false
      $0[page: 0].references -= 1
      $0.move(1, to: .reclaimer(.locked(.test, .init(index: 0, page: 0))))
    }
  }

  @Test("C3 finds nothing to unmap if P3, which takes no page lock, was faster")
  func c3AfterP3() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0 fault-read@0")
    try race.play(
      """
      fault-1    F1-F14
      reclaim-1  C1 C2
      punch      P1-P3
      """
    )
    try race.step("reclaim-1 C3") {
      $0.move(1, to: .reclaimer(.locked(.test, .init(index: 0, page: 0))))
    }
  }

  @Test("C4 drops a clean page")
  func c4() throws {
    var race = try race("clean", until: "C1-C2")
    try race.step("reclaim-1 C4") {
      $0[slot: 0] = nil
      $0[page: 0] = Page()
      $0.file.nrpages -= 1
      $0.move(1, to: .reclaimer(.finished))
    }
  }

  @Test("C4 keeps a clean page that somebody else refers to")
  func c4Busy() throws {
    var race = try Race(.v3_16, "clean", tasks: "reclaim@0 read@0")
    try race.play(
      """
      read-1     R1
      reclaim-1  C1 C2
      """
    )
    try race.step("reclaim-1 C4") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].isOnLRU = true
      $0[page: 0].references -= 1
      $0.move(1, to: .reclaimer(.finished))
    }
  }

  @Test("C4 keeps a page that was punched before reclaim locked it")
  func c4Punched() throws {
    var race = try Race(.v3_16, "page", tasks: "reclaim@0")
    try race.play(
      """
      reclaim-1  C1
      punch      P1-P11 P11
      reclaim-1  C2
      """
    )
    try race.step("reclaim-1 C4") {
      $0[page: 0] = Page()
      $0.move(1, to: .reclaimer(.finished))
    }
  }

  @Test("C5 finds that nobody else refers to a dirty page")
  func c5() throws {
    var race = try race(until: "C1-C2")
    try race.step("reclaim-1 C5") {
      $0.move(1, to: .reclaimer(.locked(.enterWritepage, .init(index: 0, page: 0))))
    }
  }

  @Test("C5 keeps a page that the puncher has gathered")
  func c5Gathered() throws {
    var race = try race(until: "C1-C2")
    try race.play("punch P1-P5")
    try race.step("reclaim-1 C5") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].isOnLRU = true
      $0[page: 0].references -= 1
      $0.move(1, to: .reclaimer(.finished))
    }
  }

  @Test("C5 is a test and not a freeze: a gather behind it changes nothing")
  func c5IsNoFreeze() throws {
    var race = try race(until: "C1-C5")
    try race.play(
      """
      punch      P1-P5
      reclaim-1  C6-C11
      """
    )
    #expect(race.picture == "s0:old")
    #expect(race.flat[page: 0].references == 3)
  }

  @Test("C6 clears the dirty flag")
  func c6() throws {
    var race = try race(until: "C1-C5")
    try race.step("reclaim-1 C6") {
      $0[page: 0].isDirty = false
      $0.move(1, to: .reclaimer(.locked(.getSwap, .init(index: 0, page: 0))))
    }
  }

  @Test("C6 gives zeros to a page that was never written")
  func c6NotUptodate() throws {
    var race = try race("fallocated", until: "C1-C5")
    try race.play("punch P1 P2")
    try race.step("reclaim-1 C6") {
      $0[page: 0].isDirty = false
      $0[page: 0].content = .zeros(0)
      $0.move(1, to: .reclaimer(.locked(.getSwap, .init(index: 0, page: 0))))
    }
  }
}
