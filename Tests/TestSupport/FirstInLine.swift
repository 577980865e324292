// Starts suites before the others, because their tests wait more than they work.

package import Testing

/// Runs the tests of a suite with a priority above that of all other tests.
///
/// The tests of a serialized suite come one after the other. With the usual priority each of them waits
/// in a queue with thousands of others, so the suite is still at work when all others have ended.
package struct FirstInLine: SuiteTrait, TestScoping {
  /// Runs the whole suite with the high priority, which tests inherit.
  package func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await withoutActuallyEscaping(function) { run in
      try await Task(priority: .high) { try await run() }.value
    }
  }
}

extension Trait where Self == FirstInLine {
  /// Starts the tests of a suite before those of others.
  package static var firstInLine: Self { FirstInLine() }
}
