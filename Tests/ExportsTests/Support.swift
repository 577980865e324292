// Knows how the tests of this target come by reports, and how a text is compared with the reviewed one.

import Explorer
import Exports
import Foundation
import Playback
import Script
import Shmem
import Testing

extension CheckReport {
  /// Looks at every schedule of a race, on one thread and without a clock.
  init(_ scenario: Scenario, bounds: Bounds = .none) throws {
    let promises = Promise.allCases.map(PromiseWord.ofStates) + [.ofSchedules(.punchEnds)]
    try self.init(from: Timeline(scenario), asking: CheckQuestion(promises), bounds: bounds)
  }

  /// Looks at every schedule from the present moment of a timeline on, in the same way.
  init(from origin: Timeline, asking question: CheckQuestion, bounds: Bounds = .none) throws {
    let check = try #require(question.check(from: origin.now.snapshot))
    let (verdict, progress) = check.run(bounds: bounds, threads: 1) { _ in true }
    self.init(
      origin: origin,
      question: question,
      bounds: bounds,
      verdict: verdict,
      progress: progress,
      threads: 1,
      seconds: 0,
      peakBytes: 0
    )
  }
}

/// Expects lines to be the reviewed ones.
///
/// With `PUNCHSCOPE_RECORD=1` they are written down instead and the test fails all the same: a
/// recording is to be looked at, never to be trusted.
func expect(
  _ lines: [String],
  toBeAsIn name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(components: "Goldens", "\(name).txt")
  let text = lines.map { $0 + "\n" }.joined()
  if ProcessInfo.processInfo.environment["PUNCHSCOPE_RECORD"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("\(name) was recorded: review it", sourceLocation: sourceLocation)
    return
  }
  let reviewed = try String(contentsOf: file, encoding: .utf8)
  #expect(text == reviewed, sourceLocation: sourceLocation)
}
