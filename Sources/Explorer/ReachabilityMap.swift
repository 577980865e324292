// Knows the possible outcomes of every state of a system, and not only of the first.

/// The possible outcomes of every state that can be reached from the start of a system.
///
/// All states are visited and numbered, the near ones first, with the steps between them. From the
/// breaches the steps are followed back:
///
/// ```text
///        +-> 1 --> 3 --> 5 breach     1, 3: doomed, every step leads on to it
///   0 ---+         ^                  0, 2: at risk, 2 may end at 4
///        +-> 2 ----+                  4: safe, it is an end
///            +---> 4
/// ```
///
/// A circle is a way out: a system that can go round for ever is not doomed. A breach is an end: what follows it is not
/// looked at.
public struct ReachabilityMap<System: TransitionSystem>: Sendable {
  @usableFromInline let numbers: [System.Key: Int32]
  @usableFromInline let reachability: [Reachability]
  /// True if all states have been looked at.
  public let isComplete: Bool

  /// The number of states that have been looked at.
  @inlinable public var count: Int { reachability.count }

  /// The reachability of a state, or nil if the state was not met.
  @inlinable public subscript(key: System.Key) -> Reachability? {
    numbers[key].map { reachability[Int($0)] }
  }

  /// Looks at the states of a system; the result is nil if `goesOn` returned false.
  ///
  /// - Parameters:
  ///   - system: the system.
  ///   - stateLimit: the number of states that may be met before the search stops looking at further states;
  ///     the reachability that depends on those is unknown.
  ///   - goesOn: called from time to time with the progress; returns true to go on.
  @inlinable
  public init?(of system: System, stateLimit: Int, goesOn: (Progress) -> Bool) {
    var keys = [system.key(of: system.start)]
    var numbers = [keys[0]: Int32(0)]
    var graph = BackwardGraph()
    var progress = Progress()
    // The last state of the present level: the states that follow it are a step further away.
    var levelEnd = 0
    while graph.count < keys.count, keys.count < stateLimit {
      let number = graph.count
      let state = system.state(of: keys[number])
      if system.breach(in: state) == nil {
        graph.addState()
        system.forEachStep(from: state) { _, next in
          let key = system.key(of: next)
          let known = numbers[key]
          let target = known ?? Int32(keys.count)
          if known == nil {
            numbers[key] = target
            keys.append(key)
          }
          graph.addStep(to: target)
        }
      } else {
        graph.addBreach()
      }
      if number == levelEnd, levelEnd < keys.count - 1 {
        levelEnd = keys.count - 1
        progress.depth += 1
      }
      if number & 0xFFF == 0xFFF {
        progress.states = keys.count
        progress.transitions = graph.stepCount
        progress.frontier = keys.count - graph.count
        guard goesOn(progress) else { return nil }
      }
    }
    isComplete = graph.count == keys.count
    while graph.count < keys.count {
      let isBreach = system.breach(in: system.state(of: keys[graph.count])) != nil
      if isBreach { graph.addBreach() } else { graph.addUnknown() }
    }
    self.numbers = numbers
    reachability = graph.reachability()
  }
}
