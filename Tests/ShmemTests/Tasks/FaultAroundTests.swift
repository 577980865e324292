// Knows what fault-around maps, and that a punch is not harmed by it: F0.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Fault-around")
struct FaultAroundTests {
  @Test("F0 locks a page of the window, then maps and unlocks it")
  func f0() throws {
    var race = try Race(.v3_16, "[page] page", tasks: "fault-read 1 around")
    try race.step("fault-1 F0") {
      $0[page: 0].lockOwner = 1
      $0[page: 0].references += 1
      $0.move(1, to: .faulter(.mapAround(1, 0, at: 0)))
    }
    try race.step("fault-1 F0") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].isMapped = true
      $0.move(1, to: .faulter(.lookAround(1, from: 1)))
    }
    try race.play("fault-1 F0 F0")
    try race.step("fault-1 F0") { $0.move(1, to: .faulter(.finished)) }
    #expect(race.flat[page: 1].isMapped)
  }

  @Test("F0 passes over holes, swap entries, pages without bytes and locked pages")
  func passesOver() throws {
    var race = try Race(
      .v3_16,
      "hole swap [fallocated] page",
      tasks: "fault-read 0 around, reclaim 3"
    )
    try race.play("reclaim-1 C1 C2")
    try race.step("fault-1 F0") { $0.move(1, to: .faulter(.gate(0))) }
    #expect(try race.readiness("fault-1") == .ready(.f1))
  }

  @Test("F0 unlocks a page again that a pte maps already")
  func mappedAlready() throws {
    var race = try Race(.v3_16, "[page] hole", tasks: "fault-read 0, fault-read 1 around")
    try race.play("fault-1 F1-F14\nfault-2 F0")
    try race.step("fault-2 F0") {
      $0[page: 0].lockOwner = nil
      $0[page: 0].references -= 1
      $0.move(2, to: .faulter(.lookAround(1, from: 1)))
    }
  }

  @Test("F0 maps nothing behind the end of the file")
  func behindEnd() throws {
    var race = try Race(.v3_16, "[page] page", tasks: "truncate 1, fault-read 0 around")
    try race.play("truncate-1 T0 T1\nfault-1 F0 F0 F0")
    try race.step("fault-1 F0") {
      $0[page: 1].lockOwner = nil
      $0[page: 1].references -= 1
      $0.move(2, to: .faulter(.lookAround(0, from: 2)))
    }
  }

  @Test("the window is 16 pages, at a multiple of 16")
  func window() {
    #expect(Machine<FlatStorage>.window(around: 0) == 0..<16)
    #expect(Machine<FlatStorage>.window(around: 15) == 0..<16)
    #expect(Machine<FlatStorage>.window(around: 37) == 32..<48)
  }

  @Test("G9: fault-around maps a page of the hole behind P3 and past F1, and P10a unmaps it")
  func mapsInHole() throws {
    var race = try Race(.v3_16, "[page] page", tasks: "fault-read 1 around")
    try race.play(
      """
      punch    P1-P3          no pte in the hole
      fault-1  F0 F0          now there is one
      punch    P4-P9
      """
    )
    #expect(race.flat[page: 0].isMapped)
    try race.step("punch P10a") {
      $0[page: 0].isMapped = false
      $0[page: 0].references -= 1
      let cursor = Cursor<FlatStorage.Batch>(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.remove, cursor, freed: 0))))
    }
    try race.finishPunch()
    #expect(race.picture == "- P1:old")
    try race.play("fault-1 F0 F0 F0")
    #expect(try race.readiness("fault-1") == .finished)
  }

  @Test("X1: the lock of fault-around makes P8 fail, and the second loop comes back for the page")
  func defeatsFirstLoop() throws {
    var race = try Race(.v3_16, "[page] page", tasks: "fault-read 1 around")
    try race.play("punch P1-P5\nfault-1 F0\npunch P8")
    #expect(race.flat[page: 0].lockOwner == 1)
    try race.play("fault-1 F0\npunch P11 P14-P18 P19 P19 P20 P20 P21 P22")
    #expect(race.status(of: .oldDataGone) == .holds)
    #expect(race.picture == "- P1:old")
  }

  @Test("a load of the hole itself waits all the same, and looks around once more when it is woken")
  func looksAgain() throws {
    var race = try Race(.v3_16, "[hole] page", tasks: "fault-read 0 around")
    try race.play("punch P1 P2\nfault-1 F0 F0 F0 F1 F2")
    #expect(race.flat[page: 1].isMapped)
    try race.finishPunch()
    try race.play("fault-1 F3")
    try race.step("fault-1 F4") { $0.move(1, to: .faulter(.lookAround(0, from: 0))) }
  }

  @Test(
    "no schedule of fault-around harms a kernel that waits",
    arguments: [
      ("[page] page", "fault-read 1 around", 141), ("[page]", "fault-read 0 around", 147),
      ("[page]", "fault-read 0 around, reclaim 0", 3352),
      ("[page] hole", "fault-read 1 around, reclaim 0", 4115),
    ]
  )
  func everySchedule(file: String, tasks: String, states: Int) throws {
    let walk = Walk(try Scenario(.v3_16, file, tasks: tasks).withoutStrayWakeUps)
    #expect(walk.shortestBreaches.isEmpty)
    #expect(walk.stuck == [])
    #expect(walk.stepIDs.isSuperset(of: [.f0, .p10a]))
    #expect(walk.stateCount == states)
  }
}
