// Knows what the rows of a page fault change once it makes a page or has one: F8-F15.

import RaceSupport
import Testing

@testable import Shmem

extension FaulterTests {
  @Test("F8 allocates a page, locked and in nobody's cache")
  func f8() throws {
    var race = try Race(.v3_15, "hole", tasks: "fault-read@0")
    try race.play("fault-1 F5 F6")
    try race.step("fault-1 F8") {
      $0[page: 0].references = 1
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .faulter(.getPage(0, .add(0))))
    }
  }

  @Test("F8 takes a frame behind the file's own if the page's is in use")
  func f8OtherFrame() throws {
    var race = try Race(.v3_15, "page,page 0-0", tasks: "read@0 fault-read@0")
    try race.play(
      """
      read-1   R1
      punch    P1-P11 P11
      fault-1  F5 F6
      """
    )
    try race.step("fault-1 F8") {
      $0[page: 2].references = 1
      $0[page: 2].lockOwner = 2
      $0.move(2, to: .faulter(.getPage(0, .add(2))))
    }
  }

  @Test("F9 adds the page to the file")
  func f9() throws {
    var race = try Race(.v3_15, "hole", tasks: "fault-read@0")
    try race.play("fault-1 F5-F8")
    try race.step("fault-1 F9") {
      $0[slot: 0] = .page(0)
      $0[page: 0].mapping = 0
      $0[page: 0].references += 1
      $0.file.nrpages += 1
      $0.move(1, to: .faulter(.getPage(0, .addToLRU(0))))
    }
  }

  @Test("F9 loses to another fault: its page goes, and it looks again")
  func f9Overtaken() throws {
    var race = try Race(.v3_15, "hole", tasks: "fault-read@0 fault-read@0")
    try race.play(
      """
      fault-1  F5-F8
      fault-2  F5-F9
      """
    )
    try race.step("fault-1 F9") {
      $0[page: 0] = Page()
      $0.move(1, to: .faulter(.getPage(0, .lookUp)))
    }
    #expect(try race.readiness("fault-1") == .ready(.f5))
  }

  @Test("F10 puts the page on the LRU list")
  func f10() throws {
    var race = try Race(.v3_15, "hole", tasks: "fault-read@0")
    try race.play("fault-1 F5-F9")
    try race.step("fault-1 F10") {
      $0[page: 0].isOnLRU = true
      $0.move(1, to: .faulter(.getPage(0, .clear(0, isNew: true))))
    }
  }

  @Test("F11 clears the page: zeros, and as old as this step")
  func f11() throws {
    let oldZeros = Content(index: 0, birth: .beforePunch, isZeros: true)
    for (punched, content) in [("P1", oldZeros), ("P1 P2", .zeros(0))] {
      var race = try Race(.v3_15, "hole", tasks: "fault-read@0")
      try race.play("fault-1 F5-F10")
      try race.play("punch \(punched)")
      try race.step("fault-1 F11") {
        $0[page: 0].content = content
        $0.move(1, to: .faulter(.locked(.map, 0, 0)))
      }
    }
  }

  @Test("F12 sets the pte, which keeps the fault's reference")
  func f12() throws {
    var race = try Race(.v3_15, "page", tasks: "fault-read@0")
    try race.play("fault-1 F5-F6")
    try race.step("fault-1 F12") {
      $0[page: 0].isMapped = true
      $0.move(1, to: .faulter(.locked(.unlock, 0, 0)))
    }
  }

  @Test("F12 drops the fault's reference if the pte is there already")
  func f12AlreadySet() throws {
    var race = try Race(.v3_15, "page", tasks: "fault-read@0 fault-read@0")
    try race.play(
      """
      fault-1  F5-F14
      fault-2  F5-F6
      """
    )
    try race.step("fault-2 F12") {
      $0[page: 0].references -= 1
      $0.move(2, to: .faulter(.locked(.unlock, 0, 0)))
    }
  }

  @Test("F13 marks the page dirty, for a store")
  func f13() throws {
    var race = try Race(.v3_15, "clean", tasks: "fault-write@0")
    try race.play("fault-1 F5-F12")
    try race.step("fault-1 F13") {
      $0[page: 0].isDirty = true
      $0.move(1, to: .faulter(.locked(.unlock, 0, 0)))
    }
  }

  @Test("F14 unlocks the page; without a store the fault is over")
  func f14() throws {
    var race = try Race(.v3_15, "clean", tasks: "fault-read@0 fault-write@0")
    try race.play("fault-1 F5-F12")
    try race.step("fault-1 F14") {
      $0[page: 0].lockOwner = nil
      $0.move(1, to: .faulter(.finished))
    }
    try race.play("fault-2 F5-F13")
    try race.step("fault-2 F14") {
      $0[page: 0].lockOwner = nil
      $0.move(2, to: .faulter(.store(0)))
    }
  }

  @Test("F15 stores through the pte; the bytes stay as old as their page")
  func f15() throws {
    var race = try Race(.v3_15, "clean", tasks: "fault-write@0")
    try race.play("fault-1 F5-F14")
    try race.step("fault-1 F15") {
      $0[page: 0].content?.isZeros = false
      $0.move(1, to: .faulter(.finished))
    }
  }

  @Test("F15 faults again if the pte is gone")
  func f15Unmapped() throws {
    var race = try Race(.v3_16, "page", tasks: "fault-write@0")
    try race.play(
      """
      fault-1  F1-F14
      punch    P1-P3
      """
    )
    try race.step("fault-1 F15") { $0.move(1, to: .faulter(.gate(.test, 0))) }
    #expect(try race.readiness("fault-1") == .ready(.f1))
  }
}
