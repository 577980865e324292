// Knows what the rows do that only an ordinary file has, and what the shared ones do differently there.

import RaceSupport
import Testing

@testable import Shmem

@Suite("An ordinary file")
struct FileTests {
  private typealias FlatCursor = Cursor<FlatStorage.Batch>

  private func race(_ file: String, tasks: String = "", firstPass: Bool = true) throws -> Race {
    try Race(
      .v3_16,
      in: .file,
      file,
      tasks: tasks,
      set: "first-pass=\(firstPass ? "on" : "off")"
    )
  }

  // MARK: The punch

  @Test("P6e empties a slot that still holds the shadow")
  func p6e() throws {
    var race = try race("shadow")
    try race.play("punch P1-P5")
    try race.step("punch P6e") {
      $0[slot: 0] = nil
      $0.file.nrshadows = 0
      let cursor = FlatCursor(at: 1, in: [(0, .shadow(Shadow(0)))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 0))))
    }
  }

  @Test("P6e passes on where the shadow has become a page")
  func p6eMismatch() throws {
    var race = try race("shadow", tasks: "read@0")
    try race.play("punch P1-P5\nread-1 R1 M1-M4")
    try race.step("punch P6e") {
      let cursor = FlatCursor(at: 1, in: [(0, .shadow(Shadow(0)))])
      $0.move(.puncher, to: .puncher(.undo(.first(.entry, cursor, freed: 0))))
    }
  }

  @Test("P9 passes on at a page that is being written")
  func p9Writeback() throws {
    var race = try race("page", tasks: "reclaim@0")
    try race.play("punch P1-P4\nreclaim-1 C1-C13\npunch P5 P8")
    try race.step("punch P9") {
      let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.first(.unlock, cursor, freed: 0))))
    }
  }

  @Test("P16e empties a slot that still holds the shadow")
  func p16e() throws {
    var race = try race("shadow", firstPass: false)
    try race.play("punch P1-P4 P14")
    try race.step("punch P16e") {
      $0[slot: 0] = nil
      $0.file.nrshadows = 0
      let cursor = FlatCursor(at: 1, in: [(0, .shadow(Shadow(0)))])
      $0.move(.puncher, to: .puncher(.undo(.second(.entry, cursor, freed: 0))))
    }
  }

  @Test("P17w waits for the write with the page locked")
  func p17w() throws {
    var race = try race("page", tasks: "reclaim@0", firstPass: false)
    try race.play("reclaim-1 C1-C13\npunch P1-P4 P14 P17")
    #expect(try race.readiness("punch") == .waits(.p17w, .writeback(0)))
    #expect(race.flat[page: 0].lockOwner == .puncher)
    try race.play("reclaim-1 C14")
    try race.step("punch P17w") {
      let cursor = FlatCursor(at: 0, in: [(0, .page(0))])
      $0.move(.puncher, to: .puncher(.undo(.second(.check, cursor, freed: 0))))
    }
  }

  @Test("the walk ends with the gather that finds the hole empty: there are no P21 and P22")
  func walkEnd() throws {
    var race = try race("hole")
    try race.play("punch P1-P5")
    try race.step("punch P14") {
      $0.file.phase = .after
      $0.move(.puncher, to: .puncher(.releaseMutex))
    }
    try race.play("punch P23")
  }

  @Test("P12 waits until the edge page has been written, and leaves it clean")
  func p12Writeback() throws {
    var race = try race("page,hole ~1-1", tasks: "reclaim@0")
    try race.play("reclaim-1 C1-C13\npunch P1-P5 P12 P12")
    #expect(try race.readiness("punch") == .waits(.p12, .writeback(0)))
    try race.play("reclaim-1 C14\npunch P12")
    #expect(!race.flat[page: 0].isDirty)
  }

  @Test("P12 has nothing to do at an edge that is not in memory")
  func p12Shadow() throws {
    var race = try race("shadow,hole ~1-1")
    try race.play("punch P1-P5 P12 P14")
    #expect(race.picture == "e0:blank -")
  }

  // MARK: Reading

  @Test("M1 allocates a locked page")
  func m1() throws {
    var race = try race("shadow", tasks: "read@0")
    try race.play("read-1 R1")
    try race.step("read-1 M1") {
      $0[page: 0].references = 1
      $0[page: 0].lockOwner = 1
      $0.move(1, to: .reader(.fromDisk(0, .add(0))))
    }
  }

  @Test("M2 puts the page where the shadow was")
  func m2() throws {
    var race = try race("shadow", tasks: "read@0")
    try race.play("read-1 R1 M1")
    try race.step("read-1 M2") {
      $0[slot: 0] = .page(0)
      $0[page: 0].mapping = 0
      $0[page: 0].references = 2
      $0[page: 0].isOnLRU = true
      $0.file.nrpages = 1
      $0.file.nrshadows = 0
      $0.move(1, to: .reader(.fromDisk(0, .read(0))))
    }
  }

  @Test("M2 gives way to a page that is there already")
  func m2Taken() throws {
    var race = try race("hole", tasks: "read@0 read@0")
    try race.play("read-1 R1 M1\nread-2 R1 M1 M2\nread-1 M2")
    #expect(race.flat[1] == .reader(.lookUp(0)))
    #expect(race.flat[page: 0].isFree)
    #expect(race.picture == "P1:blank")
  }

  @Test("M3 brings the bytes of before until the walk is over, and zeros from then on")
  func m3() throws {
    for (isLate, content) in [(false, Content.old(0)), (true, .zeros(0))] {
      var race = try race("hole", tasks: "read@0")
      if isLate { try race.play("punch P1-P5 P14") }
      try race.play("read-1 R1 M1 M2")
      try race.step("read-1 M3") {
        $0[page: 0].content = content
        $0.move(1, to: .reader(.fromDisk(0, .unlock(0))))
      }
    }
  }

  @Test("M4 unlocks the page, and the reader copies")
  func m4() throws {
    var race = try race("hole", tasks: "read@0")
    try race.play("read-1 R1 M1-M3")
    try race.step("read-1 M4") {
      $0[page: 0].lockOwner = nil
      $0.move(1, to: .reader(.copy(0, 0)))
    }
    try race.play("read-1 R3")
  }

  @Test("R1 needs no lock for a page that has been read, and R2 waits for one that has not")
  func hit() throws {
    var race = try race("shadow", tasks: "read@0 read@0")
    try race.play("read-1 R1 M1 M2\nread-2 R1")
    #expect(try race.readiness("read-2") == .waits(.r2, .pageLock(0, heldBy: 1)))
    try race.play("read-1 M3 M4\nread-2 R2 R3")
    try race.play("read-1 R3")
    #expect(race.flat[page: 0].references == 1)
  }

  @Test("a fault reads the page from the disk, then looks it up and maps it")
  func fault() throws {
    var race = try race("shadow", tasks: "fault-read@0")
    try race.play("fault-1 F5 F6 M1-M4")
    #expect(race.flat[1] == .faulter(.getPage(0, .lookUp)))
    #expect(race.flat[page: 0].references == 1)
    try race.play("fault-1 F5 F5 F6 F12 F14")
    #expect(race.flat[page: 0].isMapped)
    #expect(race.status(of: .countsBalance) == .holds)
  }

  // MARK: Reclaim

  @Test("C4 leaves a shadow in the place of a clean page")
  func c4() throws {
    var race = try race("clean", tasks: "reclaim@0")
    try race.play("reclaim-1 C1 C2")
    try race.step("reclaim-1 C4") {
      $0[slot: 0] = .shadow(Shadow(0))
      $0[page: 0] = Page()
      $0.file.nrpages = 0
      $0.file.nrshadows = 1
      $0.move(1, to: .reclaimer(.finished))
    }
  }

  @Test("a dirty page is written first: C6 leads to C13, and C15 leaves the shadow")
  func dirty() throws {
    var race = try race("page", tasks: "reclaim@0")
    try race.play("reclaim-1 C1-C6")
    try race.step("reclaim-1 C13") {
      $0[page: 0].isUnderWriteback = true
      $0[page: 0].lockOwner = nil
      $0[page: 0].isOnLRU = true
      $0[page: 0].references -= 1
      $0.move(1, to: .reclaimer(.writing(.end, .init(index: 0, page: 0, store: .disk))))
    }
    try race.play("reclaim-1 C14")
    try race.step("reclaim-1 C15") {
      $0[slot: 0] = .shadow(Shadow(0))
      $0[page: 0] = Page()
      $0.file.nrpages = 0
      $0.file.nrshadows = 1
      $0.move(1, to: .reclaimer(.finished))
    }
  }

  @Test("C2 keeps a page that is being written")
  func c2Writeback() throws {
    var race = try race("page", tasks: "reclaim@0 reclaim@0")
    try race.play("reclaim-1 C1-C13\nreclaim-2 C1 C2")
    #expect(race.flat[2] == .reclaimer(.finished))
    #expect(race.flat[page: 0].isUnderWriteback)
  }

  @Test("a shadow never looks like one that the punch still has in its hands")
  func freshShadow() throws {
    var race = try race("shadow", tasks: "read@0 reclaim@0", firstPass: false)
    try race.play("punch P1-P4 P14\nread-1 R1 M1-M4 R3\nreclaim-1 C1 C2 C4")
    #expect(race.picture == "e1:blank")
    try race.play("punch P16e")
    #expect(race.picture == "e1:blank")
  }

  // MARK: What belongs to which kind of file

  @Test("every slot and every task fits at least one kind of file, and the scenario says which")
  func fits() throws {
    for start in SlotStart.allCases {
      #expect(Mapping.allCases.contains { $0.canStart(as: start) })
    }
    #expect(throws: ScenarioError.slotOfOtherMapping(.swap, .file)) {
      try Scenario(.v3_16, in: .file, "swap")
    }
    #expect(throws: ScenarioError.slotOfOtherMapping(.shadow, .tmpfs)) {
      try Scenario(.v3_16, "shadow")
    }
    let swapoff = TaskSpec(kind: .swapoff, index: nil, loops: false)
    #expect(throws: ScenarioError.taskOfOtherMapping(swapoff, .file)) {
      try Scenario(.v3_16, in: .file, "page", tasks: "swapoff")
    }
  }

  @Test(
    "the data of a dirty page outside the hole is missed if its slot is emptied, not if evicted"
  )
  func outside() throws {
    var race = try race("page,clean 1-1", tasks: "reclaim@0")
    var emptied = race.flat
    emptied[slot: 0] = nil
    #expect(
      emptied.status(of: .outsideUntouched, in: race.scenario) == .broken(.lostOutside([0]))
    )
    try race.play("reclaim-1 C1-C15")
    #expect(race.status(of: .outsideUntouched) == .holds)
    emptied = race.flat
    emptied[slot: 0] = nil
    #expect(emptied.status(of: .outsideUntouched, in: race.scenario) == .holds, "on the disk")
  }

  @Test("nrshadows is held to the tree")
  func balance() throws {
    var machine = try race("shadow,shadow").flat
    machine.file.nrshadows = 1
    let scenario = try Scenario(.v3_16, in: .file, "shadow,shadow")
    #expect(
      machine.status(of: .countsBalance, in: scenario)
        == .broken(.shadowTotal(stored: 1, expected: 2))
    )
  }
}
