// Knows what each guard is good for: what goes wrong without it, and what does not.

import Testing

import RaceSupport
@testable import Shmem

/// A row of the table below: every schedule of a small race with one guard off.
struct GuardVerdict: Sendable, CustomTestStringConvertible {
  var file: String
  var tasks: String
  var kernel: Kernel
  var guardOff: RuleSetting
  var states: Int
  /// The promises that some schedule breaks, each with the number of steps of its shortest breach.
  var breaches: String

  var testDescription: String { "\(file) with \(tasks) under \(kernel) with \(guardOff)" }

  /// Reads columns that two spaces part.
  init?(reading line: Substring) {
    let columns = line.split(separator: "  ").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
    guard columns.count == 6, let kernel = Kernel(rawValue: String(columns[2])),
      let guardOff = Rule(named: columns[3])?.setting(for: "off"), let states = Int(columns[4])
    else { return nil }
    file = String(columns[0])
    tasks = String(columns[1])
    self.kernel = kernel
    self.guardOff = guardOff
    self.states = states
    breaches = String(columns[5])
  }

  static let table: [GuardVerdict] = text.split(whereSeparator: \.isNewline).compactMap {
    GuardVerdict(reading: $0)
  }

  private static let text = """
    file           tasks                    kernel  guard off             states  breaches

    page           reclaim@0                3.16    page-lock             238     never-empty 10, no-oops 11
    page           fault-write@0 read@0     3.16    page-lock             2996    counts-balance 12, no-oops 12
    swap           read@0                   3.16    page-lock             195     never-empty 12
    swap           read@0 reclaim@0         3.16    page-lock             885     old-data-gone 31, never-empty 12, no-oops 20
    page           fault-write@0 reclaim@0  3.16    page-lock             9775    never-empty 10, counts-balance 12, no-oops 11
    hole,page 0-0  reclaim@1 fault-read@1   3.16    page-lock             1351    none

    swap           read@0 reclaim@0         take-2  freeable-check        962     old-data-gone 33
    swap           read@0 reclaim@0         3.16    freeable-check        894     none
    page           read@0 reclaim@0         3.16    freeable-check        1652    none
    page           fault-write@0 reclaim@0  3.16    freeable-check        6156    none

    swap           read@0                   3.16    compare-in-free-swap  195     never-empty 11, counts-balance 11
    swap           read@0 reclaim@0         3.16    compare-in-free-swap  757     never-empty 11, counts-balance 11, no-oops 24
    page           reclaim@0                3.16    compare-in-free-swap  229     none

    page           reclaim@0                3.16    atomic-swizzle        262     old-data-gone 17, never-empty 9
    swap           read@0                   3.16    atomic-swizzle        197     old-data-gone 13, never-empty 5
    page           fault-write@0 reclaim@0  3.16    atomic-swizzle        8043    old-data-gone 17, never-empty 9, no-oops 15
    hole,page 0-0  reclaim@1 fault-read@1   3.16    atomic-swizzle        1903    outside-untouched 9, never-empty 9, no-oops 15
    hole,swap 0-0  read@1 fault-read@1      3.16    atomic-swizzle        2036    outside-untouched 5, never-empty 5, counts-balance 11
    page           fault-write@0 read@0     3.16    atomic-swizzle        2152    none
    """
}

@Suite("Guards")
struct GuardTests {
  @Test("every row of the table is read")
  func table() {
    #expect(GuardVerdict.table.count == 19)
  }

  @Test("without a guard these promises can be broken and no others", arguments: GuardVerdict.table)
  func verdict(_ verdict: GuardVerdict) throws {
    let scenario = try Scenario(
      verdict.kernel,
      verdict.file,
      tasks: verdict.tasks,
      set: "\(verdict.guardOff.rule.name)=\(verdict.guardOff.word)"
    )
    .withoutStrayWakeUps
    let walk = Walk(scenario)
    let breaches = Promise.allCases.compactMap { promise in
      walk.shortestBreaches[promise].map { "\(promise.rawValue) \($0.count)" }
    }
    #expect((breaches.isEmpty ? "none" : breaches.joined(separator: ", ")) == verdict.breaches)
    #expect(walk.stateCount == verdict.states)
  }

  // MARK: The look at the references

  /// The puncher holds a reference to the page that reclaim has locked.
  private static let gathered = """
    punch      P1-P5
    read-1     S1-S7
    punch      P6 P11
    read-1     S8-S10 R3
    reclaim-1  C1 C2
    punch      P14
    """

  @Test("without the look at the references a gathered page goes out")
  func goesOutGathered() throws {
    var race = try Race(
      .take2,
      "swap",
      tasks: "read@0 reclaim@0",
      mayBreak: [.oldDataGone],
      set: "freeable-check=off"
    )
    try race.play(Self.gathered)
    try race.play("reclaim-1 C5-C13\npunch P17-P20 P20-P22")
    #expect(race.status(of: .oldDataGone) == .broken(.survived([0])))
  }

  @Test("with it the gathered page is kept")
  func keepsGathered() throws {
    var race = try Race(.take2, "swap", tasks: "read@0 reclaim@0")
    try race.play(Self.gathered)
    try race.play("reclaim-1 C5")
    #expect(race.flat[2] == .reclaimer(.finished))
    try race.finishPunch()
    #expect(race.picture == "-")
  }
}
