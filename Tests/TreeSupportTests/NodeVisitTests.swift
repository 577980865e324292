// Checks that the nodes of a visit are counted up to the error, and that a lost error is noticed.

import Testing
import TreeSupport

@Suite("The nodes that a visitor sees before it throws")
struct NodeVisitTests {
  /// Visits three nodes; an error of the visitor ends the visit, unless the visit loses it.
  private func visit(
    loses: Bool,
    _ visit: (Int) throws(SeenEnough) -> Void,
  ) throws(SeenEnough) {
    for node in 1...3 {
      do throws(SeenEnough) {
        try visit(node)
      } catch {
        guard loses else { throw error }
      }
    }
  }

  @Test("are counted", arguments: 1...3)
  func counted(number: Int) {
    let count = visitCount(throwingAt: number) { see throws(SeenEnough) in
      try visit(loses: false, see)
    }
    #expect(count == number)
  }

  @Test("have no number if the error is lost, or is never thrown", arguments: [2, 4])
  func lost(number: Int) {
    let count = visitCount(throwingAt: number) { see throws(SeenEnough) in
      try visit(loses: true, see)
    }
    #expect(count == nil)
  }
}
