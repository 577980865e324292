// Knows how to play a demo from beginning to end in slices.

package import Script

/// A demo that is being played from beginning to end.
///
/// The result is that of `ScriptRun(of:)`, whatever the size of the slices. Between two slices
/// the caller can show the progress of a long demo:
///
/// ```swift
/// var playthrough = Playthrough(of: demo, checker: nil)
/// while !playthrough.goOn(atMost: 1000) { show(playthrough.stepCount) }
/// ```
package struct Playthrough: Sendable {
  private let demo: Demo
  private var runner: ScriptRunner
  private var failures: [ScriptRun.Failure] = []
  /// The position of the statement that comes next or is being carried out.
  private var position = 0
  /// The progress of that statement; nil if it has not begun.
  private var run: StepRun?
  private var isOver = false

  /// Starts at the beginning of a demo.
  ///
  /// - Parameters:
  ///   - demo: the demo.
  ///   - checker: the function that carries out checks; without it, checks are skipped.
  package init(of demo: Demo, checker: ScriptRunner.Checker?) {
    self.demo = demo
    runner = ScriptRunner(Timeline(demo.scenario), checker: checker)
  }

  /// Plays a demo to its end; fails if `goesOn` stops it.
  ///
  /// - Parameters:
  ///   - demo: the demo.
  ///   - checker: the function that carries out checks; without it, checks are skipped.
  ///   - goesOn: takes the number of steps so far, after every slice; returns false to stop.
  package init?(of demo: Demo, checker: ScriptRunner.Checker?, goesOn: (Int) -> Bool) {
    self.init(of: demo, checker: checker)
    while !goOn(atMost: Job.firstSlice) {
      guard goesOn(stepCount) else { return nil }
    }
  }

  /// The number of steps so far, on all branches together.
  package var stepCount: Int { runner.timeline.count - 1 }

  /// The result so far; it is complete once the demo is over.
  package var scriptRun: ScriptRun {
    ScriptRun(
      timeline: runner.timeline,
      scriptPath: runner.scriptPath,
      breakpoints: runner.breakpoints,
      failures: failures
    )
  }

  /// Carries out the next statements.
  ///
  /// - Parameter steps: about the most steps to take; a command without steps counts as one.
  /// - Returns: true if the demo is over.
  @discardableResult
  package mutating func goOn(atMost steps: Int) -> Bool {
    var left = steps
    while left > 0, !isOver {
      guard demo.statements.indices.contains(position) else {
        runner.finish()
        isOver = true
        break
      }
      left -= goOnWithStatement(atMost: left)
    }
    return isOver
  }

  /// Begins or continues the current statement.
  ///
  /// - Returns: the number of steps taken, at least 1.
  private mutating func goOnWithStatement(atMost steps: Int) -> Int {
    let statement = demo.statements[position]
    let start = stepCount
    do {
      if run == nil { run = try runner.begin(statement.command) }
      if var run {
        let isDone = try runner.goOn(&run, atMost: steps)
        self.run = isDone ? nil : run
      }
    } catch {
      run = nil
      failures.append(ScriptRun.Failure(line: statement.line, problem: error))
      guard case .notAsExpected = error else {
        position = demo.statements.count
        return 1
      }
    }
    if run == nil { position += 1 }
    return max(1, stepCount - start)
  }
}
