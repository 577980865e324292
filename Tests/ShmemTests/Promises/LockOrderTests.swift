// Knows which task takes locks out of order: a fault of f00cdc6df7d7, and no other.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Locks in order")
struct LockOrderTests {
  @Test("a fault into the hole waits for i_mutex, and may hold one already")
  func waitsForMutex() throws {
    var race = try Race(.inodeMutex, "page", tasks: "fault-write@0", mayBreak: [.lockOrder])
    try race.play("punch P1 P2")
    #expect(race.status(of: .lockOrder) == .holds)
    try race.step("fault-1 F1") { $0.move(1, to: .faulter(.gate(.takeMutex, 0))) }
    let inversion = LockInversion(task: 1, wanted: .inodeMutex, held: .inodeMutex)
    #expect(race.status(of: .lockOrder) == .broken(.lockOrder(inversion)))
    #expect(try race.readiness("fault-1") == .waits(.f2i, .inodeMutex(heldBy: 0)))
    try race.play("punch P3-P11 P11 P14-P22")
    #expect(try race.readiness("fault-1") == .waits(.f2i, .inodeMutex(heldBy: 0)))
    try race.play("punch P23")
    try race.step("fault-1 F2i") {
      $0.file.inodeMutexOwner = 1
      $0.move(1, to: .faulter(.gate(.dropMutex, 0)))
    }
    #expect(race.status(of: .lockOrder) == .holds)
    try race.step("fault-1 F3i") {
      $0.file.inodeMutexOwner = nil
      $0.move(1, to: .faulter(.gate(.test, 0)))
    }
    try race.play("fault-1 F1 F5-F15")
    #expect(race.picture == "P0:new")
  }

  @Test("invalidate_lock comes after mmap_sem and before the page lock, alone or shared")
  func invalidateLock() throws {
    #expect(LockClass.mmapSem < .invalidateLock && LockClass.invalidateLock < .pageLock)
    var race = try Race(
      .v6_1,
      in: .file,
      "shadow",
      tasks: "read@0",
      set: "frees-blocks=after"
    )
    let scenario = race.scenario
    try race.play("read-1 R1 M0\npunch P1")
    #expect(race.status(of: .lockOrder) == .holds)
    var holder = race.flat
    holder.file.invalidateLockOwner = .puncher
    #expect(
      holder.lockInversion(by: .puncher, in: scenario)
        == LockInversion(task: .puncher, wanted: .invalidateLock, held: .invalidateLock)
    )
    var reader = race.flat
    reader.move(1, to: .reader(.fromDisk(0, .takeLock)))
    #expect(reader.lockInversion(by: 1, in: scenario) == nil)
    reader.file.invalidateLockOwner = 1
    #expect(
      reader.lockInversion(by: 1, in: scenario)
        == LockInversion(task: 1, wanted: .invalidateLock, held: .invalidateLock)
    )
  }

  @Test("a fault before the punch, or beside the hole, has nothing to wait for")
  func walksIn() throws {
    var race = try Race(.inodeMutex, "page,page 0-0", tasks: "fault-read@0 fault-read@1")
    try race.play("fault-1 F1\npunch P1 P2\nfault-2 F1")
    #expect(try race.readiness("fault-1") == .ready(.f5))
    #expect(try race.readiness("fault-2") == .ready(.f5))
  }

  @Test("locks are wanted out of order in no schedule of any kernel but this one")
  func onlyThisKernel() throws {
    for kernel in Kernel.allCases {
      let scenario = try Scenario(kernel, "page", tasks: "fault-write@0 reclaim@0")
      let walk = Walk(scenario)
      let text = walk.shortestBreachText(of: .lockOrder, in: scenario)
      #expect(text == (kernel == .inodeMutex ? "punch P1 P2\nfault-1 F1" : "none"))
      guard kernel == .inodeMutex else { continue }
      #expect(walk.stateCount == 6076)
      #expect(Set(walk.shortestBreaches.keys) == [.lockOrder])
      #expect(walk.stuck == [])
      #expect(walk.stepIDs.isSuperset(of: [.f1, .f2i, .f3i]))
    }
  }
}
