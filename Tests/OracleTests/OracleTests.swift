// Knows that Spin and punchscope's own walk come to the same verdicts on the same races.

import RaceSupport
import Shmem
import Testing

/// A row of the table below.
struct Combination: Sendable, CustomTestStringConvertible {
  var file: String
  var tasks: String
  var kernel: String
  var verdict: String

  var testDescription: String { "\(file) with \(tasks) under \(kernel)" }
}

extension Combination {
  /// The columns of the tables; the fifth goes back for pages but not for swap entries.
  ///
  /// A dash is a cell that is not asked for, to save time: mostly of the fourth kernel where there is
  /// no fault, which makes it the same as the first. A verdict in parentheses, like that of another row,
  /// is asked for in a thorough run, as each takes a second to compile.
  private static let kernels = [
    "3.15", "rfc-24jun", "take-2", "8e205f779d14", "3.16 swap-retry=off", "3.16",
  ]

  static let table =
    rows(of: asTheyWere, with: "") + rows(of: withoutLoop1, with: " first-pass=off")
    + rows(of: withoutGate, with: " fault-gate=none")
    + rows(of: misplaced, with: " swap-retry=first")
    + rows(of: withMutex, with: " fault-gate=i_mutex", under: kernelsWithMutex)

  /// The combinations that Spin is asked about: every third one, in a thorough run all.
  static let asked = table.enumerated().filter { $0.offset.isMultiple(of: trials(3, thorough: 1)) }
    .map(\.element)

  private static func rows(
    of text: String,
    with rules: String,
    under kernels: [String] = kernels
  ) -> [Combination] {
    text.split(whereSeparator: \.isNewline).flatMap { line in
      let cells = cells(of: line)
      return zip(kernels, cells.dropFirst(2)).compactMap { kernel, cell -> Combination? in
        let verdict = cell.trimmingPrefix("(").prefix { $0 != ")" }
        let isLeftOut = cell == "-" || cell.hasPrefix("(") && trials(true, thorough: false)
        guard !isLeftOut else { return nil }
        return Combination(
          file: cells[0],
          tasks: cells[1],
          kernel: kernel + rules,
          verdict: String(verdict)
        )
      }
    }
  }

  private static let asTheyWere = """
    page           reclaim@0                   holds    (lost)   lost     -        (holds)  holds
    page           read@0 reclaim@0            holds    lost     lost     holds    lost     holds
    clean          read@0 reclaim@0            (holds)  (holds)  holds    -        (holds)  holds
    swap           read@0 reclaim@0            holds    lost     lost     (holds)  holds    holds
    cached         read@0 reclaim@0            holds    -        lost     -        (holds)  holds
    fallocated     read@0 reclaim@0            (holds)  -        lost     -        lost     holds
    page           fault-write@0 reclaim@0     holds    -        lost     holds    lost     holds
    fallocated     fault-read@0 reclaim@0      (holds)  -        lost     (holds)  lost     holds
    hole           fault-write@0 reclaim@0     (holds)  -        lost     (holds)  lost     holds
    page           read@0 reclaim@0 reclaim@0  -        -        lost     -        lost     holds
    swap           read@0 read@0 reclaim@0     -        -        lost     -        lost     holds
    page,swap      read@1 reclaim@0            (holds)  -        lost     -        holds    holds
    page,swap 0-0  read@1 reclaim@0            (holds)  -        lost     -        (holds)  holds
    page,swap 1-1  read@1 reclaim              (holds)  -        lost     -        (holds)  holds
    page,page 0-0  read reclaim                (holds)  -        lost     -        lost     holds
    """

  private static let withoutLoop1 = """
    swap    read@0            holds    lost     holds    holds    lost     holds
    cached  read@0 reclaim@0  holds    lost     lost     -        lost     holds
    """

  private static let withoutGate = """
    page  fault-write@0 reclaim@0  -        -        -        -        lost     holds
    hole  fault-read@0 reclaim@0   -        -        -        -        holds    holds
    """

  private static let kernelsWithMutex = ["f00cdc6df7d7", "take-2", "3.16"]

  private static let withMutex = """
    page        read@0 reclaim@0         holds    -        -
    swap        read@0 reclaim@0         holds    -        -
    cached      read@0 reclaim@0         holds    -        -
    page        fault-write@0 reclaim@0  holds    lost     holds
    swap        fault-read@0 reclaim@0   holds    lost     holds
    hole        fault-write@0 reclaim@0  holds    lost     holds
    fallocated  fault-read@0 reclaim@0   holds    lost     holds
    """

  private static let misplaced = """
    page    read@0 reclaim@0         -        -        -        -        -        lost
    swap    read@0 reclaim@0         -        -        -        -        -        holds
    cached  read@0 reclaim@0         -        -        -        -        -        holds
    swap    read@0 read@0 reclaim@0  -        -        -        -        -        lost
    """
}

@Suite("The second opinion")
struct OracleTests {
  @Test("the table has enough combinations, and both verdicts")
  func table() {
    #expect(Combination.table.count >= 60)
    #expect(Set(Combination.table.map(\.verdict)) == ["holds", "lost"])
  }

  @Test(
    "Spin and our own walk agree",
    .enabled(if: Spin.isThere, "nobody to ask: spin or a C compiler is missing"),
    arguments: Combination.asked
  )
  func agreement(_ combination: Combination) throws {
    var scenario = try Scenario(
      rules: combination.kernel,
      combination.file,
      tasks: combination.tasks
    )
    // The wait queue of the Promela model is no memory that could be gone.
    scenario.rules.wakeFunction = .synchronous
    #expect("\(Verdict(Walk(scenario), of: scenario))" == combination.verdict)
    let opinion = try Spin.judge(scenario.promela(), of: Spin.model())
    #expect("\(opinion)" == combination.verdict)
  }
}
