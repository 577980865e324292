// Knows that the model in Tests/Oracle speaks of the same rows, and that it can be refuted.

import Foundation
import Shmem
import Testing

@Suite("The model in Promela")
struct ModelTests {
  @Test("the model has every row of its tasks, but for those that it leaves out or joins")
  func rows() throws {
    // The halves of a swizzle exist only with a guard off, the signal only in a killable sleep,
    // fault-around only as an option, mmap_sem only in madvise(2), P12a, P12b and C9a only in 6.1, P6e, P16e,
    // P17w and F16 to F20 only in an ordinary file, a cached page is locked in no kernel,
    // entries take several slots only since 6.6, and C13x has to be asked for: the model knows none of them.
    let others: Set<StepID> = [
      .c11a, .c11b, .s7a, .s7b, .f3k, .f3w, .f0, .p0, .p24, .p12a, .p12b, .c9a, .p6e, .p16e,
      .p17w, .p6c, .p6l, .p16c, .p16l, .p6a, .p16a, .p16d, .s3a, .s3f,
      .p12e, .p12g, .p19b, .p19c, .s4a, .c6a, .c13x, .f16, .f17, .f18, .f19, .f20,
    ]
    let rows = StepID.allCases.filter {
      "PRSFC".contains($0.rawValue.prefix(1)) && !others.contains($0)
    }
    let places = Set(
      try Spin.model().split(whereSeparator: \.isNewline).flatMap { line -> [String] in
        guard line.contains("d_step") || line.contains("/* C1 */") else { return [] }
        return line.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      }
    )
    #expect(rows.filter { !places.contains($0.rawValue) } == [.p12, .p13, .s1, .f6])
  }

  /// A mistake in the model, and what Spin has to say about it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var right: String
    var wrong: String
    var complaint: String

    var testDescription: String { "\(wrong) for \(right)" }
  }

  @Test(
    "a mistake in the model does not pass for a verdict",
    .enabled(if: Spin.isThere, "nobody to ask: spin or a C compiler is missing"),
    arguments: [
      Mistake(
        right: "at == S8 -> swapped--;",
        wrong: "at == S8 ->",
        complaint: "assertion violated ((nrpages==pages_seen)&&(swapped==swaps_seen))"
      ),
      Mistake(
        right: "at == R3 -> put(p);",
        wrong: "at == R3 ->",
        complaint: "assertion violated (page[p].refs=="
      ),
      Mistake(
        right: "at == C12 -> swapped++; swaplist_mutex = 0;",
        wrong: "at == C12 -> swapped++;",
        complaint: "assertion violated (( !(published)&& !(i_mutex))&& !(swaplist_mutex))"
      ),
      Mistake(
        right: "at == C14 -> page[p].writeback = 0;",
        wrong: "at == C14 ->",
        complaint: "invalid end state"
      ),
    ]
  )
  func mistakes(_ mistake: Mistake) throws {
    let text = try Spin.model()
    #expect(text.contains(mistake.right))
    let verdict = try Spin.judge(
      [],
      of: text.replacingOccurrences(of: mistake.right, with: mistake.wrong)
    )
    #expect("\(verdict)".contains(mistake.complaint))
  }
}
