// Knows what a truncate leaves behind the end of the file under every schedule, and why it starts over.

import RaceSupport
import Testing

@testable import Shmem

/// A row of the table below: every schedule of a small race with a truncate in it.
struct TruncateVerdict: Sendable, CustomTestStringConvertible {
  var file: String
  var tasks: String
  var rules: String
  var states: Int
  /// The promises that some schedule breaks, each with the number of steps of its shortest breach.
  var breaches: String

  var testDescription: String { "\(file) with \(tasks) under \(rules)" }

  /// Reads columns that two spaces part.
  init?(reading line: Substring) {
    let columns = cells(of: line)
    guard columns.count == 5, let states = Int(columns[3]) else { return nil }
    (file, tasks, rules) = (columns[0], columns[1], columns[2])
    self.states = states
    breaches = columns[4]
  }

  static let table = text.split(whereSeparator: \.isNewline).compactMap {
    TruncateVerdict(reading: $0)
  }

  private static let text = """
    file              tasks                             rules                                       states  breaches

    [hole] swap       truncate 1, read 1                3.15                                           546  none
    [hole] swap       truncate 1, read 1                3.15 truncate-rescan off                       546  none
    [hole] page       truncate 1, reclaim 1             3.15                                           779  none
    [hole] page       truncate 1, reclaim 1             3.15 truncate-rescan off                       851  truncate-leaves-nothing 27
    [hole] page       truncate 1, reclaim 1             take-2                                         779  none
    [hole] page       truncate 1, reclaim 1             take-2 truncate-rescan off                     851  truncate-leaves-nothing 27
    [hole] page       truncate 1, reclaim 1             3.16 truncate-rescan off                       765  none
    [hole] swap       truncate 1, read 1, reclaim 1     3.15                                          2171  none
    [hole] swap       truncate 1, read 1, reclaim 1     3.15 truncate-rescan off                      2308  truncate-leaves-nothing 34
    [hole] swap       truncate 1, read 1, reclaim 1     3.16 truncate-rescan off                      2138  none
    [hole] hole       truncate 1, fault-write 1         3.15                                           937  none
    [hole] page       truncate 1, fault-write 1         3.15                                           556  none
    [hole] hole       truncate 1, splice 1              3.16                                           661  none
    [hole] swap       truncate 1, splice 1              3.16                                           730  none
    [hole] page       truncate 1, write 1               3.16                                           141  none
    [hole] page       truncate 1, truncate 0            3.16                                           128  none
    [hole] swap       truncate 1, swapoff any           3.16                                           608  none
    [hole] fallocated  truncate 1, fault-write 1         3.15                                           899  none
    [hole] swap       truncate 1, read 1                3.16 atomic-swizzle off                        644  outside-untouched 5, truncate-leaves-nothing 14, never-empty 5
    [hole] page       truncate 1, reclaim 1             3.16 atomic-swizzle off                        901  outside-untouched 9, truncate-leaves-nothing 18, never-empty 9
    [hole] page       truncate 1, reclaim 1             3.16 page-lock off                             845  never-empty 10, no-oops 11
    [hole] swap       truncate 1, fault-read 1          3.15 first-pass off                            493  none
    [hole] swap       truncate 1, fault-read 1          3.15 first-pass off truncate-rescan off        519  truncate-leaves-nothing 16
    [hole] swap       truncate 1, fault-read 1          3.16 first-pass off truncate-rescan off        485  none
    [page]            truncate 0, reclaim 0             3.16                                           628  none
    """
}

@Suite("What a truncate leaves")
struct TruncateTests {
  @Test("every row of the table is read")
  func table() {
    #expect(TruncateVerdict.table.count == 25)
  }

  @Test("these promises can be broken and no others", arguments: TruncateVerdict.table)
  func verdict(_ verdict: TruncateVerdict) throws {
    let walk = Walk(try Scenario(rules: verdict.rules, verdict.file, tasks: verdict.tasks))
    let breaches = Promise.allCases.compactMap { promise in
      walk.shortestBreaches[promise].map { "\(promise.rawValue) \($0.count)" }
    }
    #expect((breaches.isEmpty ? "none" : breaches.joined(separator: ", ")) == verdict.breaches)
    #expect(walk.stateCount == verdict.states)
    #expect(walk.stuck.isEmpty && walk.ownerless.isEmpty || verdict.breaches != "none")
  }

  /// A fault that has tested i_size in time swaps its page in behind the cursor of loop 2.
  ///
  /// Loop 1 is switched off, so that one exchange is enough.
  private static let swapInUnderWay = """
    fault-1     S1 F6       inside i_size: it goes on
    truncate-1  T0 T1 T2    and now it is not
    truncate-1  P4 P14      gathers the swap entry
    fault-1     S3-S5 S7    the slot is a page now
    truncate-1  P16 P20     the comparison fails: nothing to go back by
    """

  @Test("a swap-in that came past i_size in time leaves its page; the scan from the start finds it")
  func swapInUnderWay() throws {
    var race = try Race(.v3_15, "[hole] swap", tasks: "truncate 1, fault-read 1") {
      $0.firstPass = false
    }
    try race.play(Self.swapInUnderWay)
    try race.play(
      """
      fault-1     S8 S9       behind the end after all: it lets go, and leaves the page
      truncate-1  P14         nothing from here on: back to the start
      """
    )
    #expect(try race.readiness("fault-1") == .finished)
    #expect(race.picture == "- P1:old")
    #expect(race.status(of: .truncateLeavesNothing) == .open([1]))
    try race.play("truncate-1 P14 P17-P20 P20 P14 P14 P21 T4 T5")
    #expect(race.picture == "- -")
    #expect(race.status(of: .truncateLeavesNothing) == .holds)
  }

  @Test("without that scan the page stays behind the end of the file for good")
  func swapInLeftBehind() throws {
    var race = try Race(
      .v3_15,
      "[hole] swap",
      tasks: "truncate 1, fault-read 1",
      mayBreak: [.truncateLeavesNothing]
    ) {
      $0.firstPass = false
      $0.guards.truncateRescan = false
    }
    try race.play(Self.swapInUnderWay)
    try race.play(
      """
      fault-1     S8 S9
      truncate-1  P14 P21
      """
    )
    #expect(race.status(of: .truncateLeavesNothing) == .open([1]))
    try race.play("truncate-1 T4")
    #expect(race.status(of: .truncateLeavesNothing) == .broken(.leftBehindEnd([1])))
    try race.play("truncate-1 T5")
    #expect(race.status(of: .truncateLeavesNothing) == .broken(.leftBehindEnd([1])))
  }

  @Test("without the atomic swizzle an empty slot ends the scan, and its page comes after it")
  func emptySlotEndsScan() throws {
    var race = try Race(
      .v3_16,
      "[hole] swap",
      tasks: "truncate 1, read 1",
      mayBreak: [.truncateLeavesNothing, .neverEmpty, .outsideUntouched]
    ) { $0.guards.atomicSwizzle = false }
    try race.play(
      """
      read-1      S1 S3-S5 S7a
      truncate-1  T0 T1 T2 P4 P5 P14 P21 T4
      read-1      S7b
      """
    )
    #expect(race.status(of: .truncateLeavesNothing) == .broken(.leftBehindEnd([1])))
  }
}
