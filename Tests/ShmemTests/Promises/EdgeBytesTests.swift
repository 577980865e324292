// Knows what must become of the bytes of a page that a hole or the end of the file cuts.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("The bytes at the edges")
struct EdgeBytesTests {
  /// The verdict of a check of all promises: `holds`, or the promise that breaks first and after how
  /// many steps.
  private func verdict(
    _ rules: String,
    _ file: String,
    _ tasks: String
  ) throws -> String {
    let scenario = try Scenario(rules: rules, file, tasks: tasks)
    let check = try Check(scenario, judging: Promise.allCases)
    switch check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict {
    case .holds: return "holds"
    case .violated(let broken, let schedule):
      return "\(broken.promise.rawValue) \(schedule.count)"
    case .endless, .unknown: return "no verdict"
    }
  }

  @Test("a punch zeroes the parts that it cuts off, and keeps the others")
  func punch() throws {
    var race = try Race(.v3_16, "page,page,swap ~1-1~", tasks: "")
    try race.finishPunch()
    #expect(race.flat.content(at: 0)?.zeroed == .tail)
    #expect(race.flat.content(at: 2)?.zeroed == .head)
    #expect(race.status(of: .outsideUntouched) == .holds)
  }

  @Test(
    "in every schedule the cut parts are zeroed and the others kept",
    arguments: ["3.15", "take-2", "3.16", "6.1"]
  )
  func everySchedule(kernel: String) throws {
    for (file, tasks) in [
      ("page,hole ~1-1", "reclaim@0 read@0"), ("swap,hole ~1-1", "read@0 reclaim@0"),
      ("hole,page 0-0~", "fault-write@1"), ("hole,cached 0-0~", "reclaim@1 read@1"),
    ] {
      let cured = kernel == "3.16" ? "3.16 wake-function=synchronous" : kernel
      #expect(try verdict(cured, file, tasks) == "holds", "\(file) with \(tasks)")
    }
  }

  @Test("a preallocation that fails zeroes the first byte of the page behind it: b9b4bb26af01")
  func unfallocate() throws {
    var race = try Race(
      .v3_16,
      "hole,page,hole 2-2",
      tasks: "preallocate@1",
      mayBreak: [.outsideUntouched]
    )
    try race.play("preallocate-1 U1-U3 F5 F8-F10 U4 U3")
    try race.play("preallocate-1 P4 P5 P8-P11 P11 P12 P12 P12")
    #expect(race.flat.content(at: 1)?.zeroed == .head)
    #expect(race.status(of: .outsideUntouched) == .broken(.lostOutside([1])))
  }

  @Test(
    "that byte is somebody's, whatever page it began with, and the later ends spare it",
    arguments: [
      ("3.15", "hole,page,hole 2-2", "preallocate@1", "outside-untouched 19"),
      ("3.16", "hole,page,hole 2-2", "preallocate@1", "outside-untouched 19"),
      ("3.16", "page,page,hole 2-2", "preallocate:from=1@1", "outside-untouched 7"),
      ("3.16", "page,hole,swap,hole 3-3", "preallocate:from=1@2", "outside-untouched 24"),
      ("3.16 unfalloc-end=last", "hole,page,hole 2-2", "preallocate@1", "holds"),
      ("3.16 unfalloc-end=checked", "hole,page,hole 2-2", "preallocate@1", "holds"),
      ("3.16 unfalloc-end=checked", "page,page,hole 2-2", "preallocate:from=1@1", "holds"),
      ("3.16 unfalloc-end=last", "page,page,hole 2-2", "preallocate:from=1@1", "holds"),
      ("6.1", "hole,page,hole 2-2", "preallocate@1", "holds"),
      // What is zeroed lies in the hole, and has to go in any case.
      ("3.16", "hole,page 1-1", "preallocate@1", "holds"),
      ("3.16", "hole,hole,page 1-1~", "preallocate@2", "holds"),
    ]
  )
  func ends(rules: String, file: String, tasks: String, expected: String) throws {
    #expect(try verdict(rules, file, tasks) == expected)
  }

  @Test("a truncate inside a page keeps its head and zeroes its tail")
  func truncate() throws {
    var race = try Race(.v3_16, "hole,page,page 0-0", tasks: "truncate:inside@1")
    try race.play("truncate-1 T0 T1")
    #expect(race.flat.file.end == FileEnd(pages: 2, cutsLastPage: true))
    #expect(race.status(of: .truncateLeavesNothing) == .open([1, 2]))
    try race.play("truncate-1 T2 P4 P5 P8-P11 P11 P5 P12 P12 P12 P14 P21 T4 T5")
    #expect(race.flat.content(at: 1)?.zeroed == .tail)
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
    #expect(race.status(of: .outsideUntouched) == .holds)
    #expect(race.picture.hasSuffix("-"))
  }

  @Test(
    "in every schedule, whoever reads, writes out or stores",
    arguments: ["3.15", "3.16 wake-function=synchronous", "6.1"]
  )
  func truncateEverySchedule(rules: String) throws {
    for (file, tasks) in [
      ("hole,page 0-0", "truncate:inside@1 reclaim@1"),
      ("hole,swap 0-0", "truncate:inside@1 read@1"),
      ("hole,hole 0-0", "truncate:inside@1 fault-write@1"),
      ("page", "truncate:inside@0"), ("hole,page,page 0-0", "truncate:inside@1 truncate@2"),
    ] {
      #expect(try verdict(rules, file, tasks) == "holds", "\(file) with \(tasks)")
    }
  }

  @Test("where a slot can be empty in mid-swizzle the cut part is missed, and keeps its old bytes")
  func missed() throws {
    let scenario = try Scenario(rules: "3.16 atomic-swizzle=off", "swap,hole ~1-1", tasks: "read@0")
    let check = try Check(scenario, judging: [.oldDataGone])
    guard
      case .violated(let broken, _) = check.run(bounds: .none, threads: 1, goesOn: { _ in true })
        .verdict
    else {
      Issue.record("P12 finds an empty slot")
      return
    }
    #expect(broken.breach == .survived([0]))
  }

  @Test("a page that was made later has nothing old at its edge")
  func madeLater() throws {
    #expect(try verdict("3.15", "hole,hole ~1-1", "fault-write@0") == "holds")
    #expect(try verdict("3.15", "hole,hole 1-1", "preallocate@1 fault-write@1") == "holds")
  }
}
