// Knows what write(2) does about a buffer that is mapped from the very file: W2, and F1-F14 before it.

import RaceSupport
import Testing

@testable import Shmem

@Suite("The buffer of write(2)")
struct WriterBufferTests {
  @Test("W2 touches a buffer that is mapped, before the page is locked")
  func w2() throws {
    var race = try Race(.v3_16, "[page] page", tasks: "write 1 buffer=0, fault-read 0")
    try race.play("fault-1 F1-F14\nwrite-1 W1")
    try race.step("write-1 W2") { $0.move(1, to: .writer(.getPage(1, .lookUp))) }
    try race.play("write-1 F5 F5 W3-W6")
    #expect(race.picture == "P0:old P1:old")
  }

  @Test("a buffer that is not mapped is a fault with i_mutex held, and then W2 after all")
  func faults() throws {
    var race = try Race(.v3_16, "[swap] page", tasks: "write 1 buffer=0")
    try race.play("write-1 W1")
    try race.step("write-1 F1") {
      $0.move(1, to: .writer(.faultBuffer(1, .getPage(0, .lookUp))))
    }
    try race.play("write-1 S1 F6 S3-S9 F12")
    #expect(race.flat.file.inodeMutexOwner == 1)
    #expect(race.flat[page: 0].lockOwner == 1)
    try race.step("write-1 F14") {
      $0[page: 0].lockOwner = nil
      $0.move(1, to: .writer(.touchBuffer(1)))
    }
    try race.play("write-1 W2 F5 F5 W3-W6")
    #expect(try race.readiness("write-1") == .finished)
  }

  @Test("W3 may not fault: if reclaim has taken the pte away it copies nothing, and W2 comes again")
  func pteGone() throws {
    var race = try Race(.v3_16, "page [fallocated]", tasks: "write 1 buffer=0, reclaim 0")
    try race.play(
      """
      write-1    W1 F1-F14 W2 F5 F5
      reclaim-1  C1-C3
      """
    )
    try race.step("write-1 W3") { $0.move(1, to: .writer(.commit(1, 1, copied: false))) }
    try race.step("write-1 W4") {
      $0[page: 1].content = Content(index: 1, birth: .beforePunch, isZeros: true)
      $0.move(1, to: .writer(.unlock(1, 1, copied: false)))
    }
    try race.step("write-1 W5") {
      $0[page: 1].lockOwner = nil
      $0[page: 1].references -= 1
      $0.move(1, to: .writer(.touchBuffer(1)))
    }
    #expect(try race.readiness("write-1") == .ready(.f1))
  }

  @Test("the page that is written can be the buffer's own")
  func samePage() throws {
    var race = try Race(.v3_16, "[hole]", tasks: "write 0 buffer=0")
    try race.play("write-1 W1 F1-F14 W2 F5 F5 W3-W6")
    #expect(race.picture == "P0:old")
  }

  @Test("a buffer behind the end of the file ends the write with -EFAULT and i_mutex released")
  func behindEnd() throws {
    var race = try Race(.v3_16, "[page] hole", tasks: "truncate 1, write 0 buffer=1")
    try race.play("truncate-1 T0-T2 P4 P5 P14 P21 T4 T5\nwrite-1 W1 F1 F5")
    try race.step("write-1 F6") { $0.move(2, to: .writer(.releaseMutex)) }
    try race.play("write-1 W6")
    #expect(try race.readiness("write-1") == .finished)
    #expect(race.picture == "P0:old -")
  }

  @Test("C-I7: with i_mutex in hand no hole of this file is published, so nobody waits for himself")
  func noDeadlock() throws {
    for (kernel, states) in [(Kernel.inodeMutex, 955), (.v3_16, 927)] {
      let scenario = try Scenario(kernel, "[page] page", tasks: "write 1 buffer=0, reclaim 0")
      let walk = Walk(scenario)
      #expect(walk.shortestBreaches.isEmpty)
      #expect(walk.stuck == [])
      #expect(walk.stepIDs.isSuperset(of: [.w2, .f1, .f12, .f14]))
      #expect(walk.stepIDs.isDisjoint(with: [.f2, .f3, .f4, .f2i, .f3i]))
      #expect(walk.stateCount == states)
    }
  }

  @Test("C-I7: the same touch from a write to another file is what lockdep complains of")
  func otherFile() throws {
    // A write to this file that faults in its hole, and a fault that comes out of some other write.
    var race = try Race(
      .inodeMutex,
      "[page] page",
      tasks: "write 1 buffer=0, fault-read 0",
      mayBreak: [.lockOrder]
    )
    try race.play("write-1 W1 F1-F14")
    #expect(race.status(of: .lockOrder) == .holds)
    try race.play("write-1 W2 F5 F5 W3-W6\npunch P1 P2\nfault-1 F1")
    let inversion = LockInversion(task: 2, wanted: .inodeMutex, held: .inodeMutex)
    #expect(race.status(of: .lockOrder) == .broken(.lockOrder(inversion)))
  }
}
