// Knows how to play a demo from beginning to end in slices.

public import Script

/// A demo that is being played from beginning to end.
///
/// It is played as `Performance(of:)` plays it, and nothing depends on the slices. Whoever has a demo of
/// many steps to play looks up between two of them:
///
/// ```swift
/// var playthrough = Playthrough(of: demo, checker: nil)
/// while !playthrough.goOn(atMost: 1000) { show(playthrough.stepCount) }
/// ```
public struct Playthrough: Sendable {
  private let demo: Demo
  private var performer: Performer
  private var failures: [Performance.Failure] = []
  /// The statement that comes next, or is being carried out.
  private var position = 0
  /// What is left to do of it, once it has begun.
  private var run: StepRun?
  private var isOver = false

  /// Begins.
  ///
  /// - Parameters:
  ///   - demo: the demo.
  ///   - checker: who carries out its checks; without one they are passed over.
  public init(of demo: Demo, checker: Performer.Checker?) {
    self.demo = demo
    performer = Performer(Timeline(demo.scenario), checker: checker)
  }

  /// Plays a demo to its end, unless that is given up.
  ///
  /// - Parameters:
  ///   - demo: the demo.
  ///   - checker: who carries out its checks; without one they are passed over.
  ///   - goesOn: takes the number of steps so far, now and then; returns whether to go on.
  public init?(of demo: Demo, checker: Performer.Checker?, goesOn: (Int) -> Bool) {
    self.init(of: demo, checker: checker)
    while !goOn(atMost: Job.firstSlice) {
      guard goesOn(stepCount) else { return nil }
    }
  }

  /// The number of steps so far, those of all branches together.
  public var stepCount: Int { performer.timeline.count - 1 }

  /// What came of it so far; when it is over, how the demo goes.
  public var performance: Performance {
    Performance(timeline: performer.timeline, telling: performer.telling, failures: failures)
  }

  /// Goes on.
  ///
  /// - Parameter steps: about how many steps and other commands to carry out at most.
  /// - Returns: whether it is over.
  @discardableResult
  public mutating func goOn(atMost steps: Int) -> Bool {
    var left = steps
    while left > 0, !isOver {
      guard demo.statements.indices.contains(position) else {
        performer.finish()
        isOver = true
        break
      }
      left -= goOnWithStatement(atMost: left)
    }
    return isOver
  }

  /// Goes on with the statement that comes next.
  ///
  /// - Returns: how many steps that took; at least 1.
  private mutating func goOnWithStatement(atMost steps: Int) -> Int {
    let statement = demo.statements[position]
    let start = stepCount
    do {
      if run == nil { run = try performer.begin(statement.command) }
      if var run {
        let isDone = try performer.goOn(&run, atMost: steps)
        self.run = isDone ? nil : run
      }
    } catch {
      run = nil
      failures.append(Performance.Failure(line: statement.line, problem: error))
      guard case .notAsExpected = error else {
        position = demo.statements.count
        return 1
      }
    }
    if run == nil { position += 1 }
    return max(1, stepCount - start)
  }
}
