// Knows which states of a graph lie on loops with each other.

/// The strongly connected components of a graph.
///
/// Two states are in the same one if there is a way from either to the other. Every state has a label:
/// those with label 0 are left out, and a step between states of different labels counts as if it were
/// not there.
///
/// R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (1972), with
/// a stack of its own, so that no graph is too deep.
@usableFromInline
struct Components: Sendable {
  /// The component of each state, from 0 on; `none` for a state that is left out.
  @usableFromInline private(set) var numbers: [UInt32]
  /// The number of components.
  @usableFromInline private(set) var count = 0

  /// The number of no component.
  @usableFromInline static var none: UInt32 { .max }

  /// A state of which the steps are being followed.
  private struct Visit {
    var state: Int
    /// The position of the next step to follow.
    var step: Int
  }

  /// Finds the components.
  ///
  /// - Parameters:
  ///   - stepEnds: for each state of which the steps are known, the number of the steps of all states up to it; they
  ///     come first, and the others have label 0.
  ///   - targets: the states that the steps lead to, those of state 0 first.
  ///   - labels: the label of each state.
  @usableFromInline
  init(stepEnds: [Int], targets: [UInt32], labels: [UInt8]) {
    numbers = Array(repeating: Self.none, count: labels.count)
    /// The position of each state in the order in which they are met, counted from 1; 0 if it has not been met.
    var order = [UInt32](repeating: 0, count: labels.count)
    /// The earliest state, by `order`, that is known to be reached from each and to lead back to it.
    var earliest = order
    var met: UInt32 = 0
    /// The states that have been met and have no component yet.
    var pending: [Int] = []
    var visits: [Visit] = []

    func begin(_ state: Int) {
      met += 1
      order[state] = met
      earliest[state] = met
      pending.append(state)
      visits.append(Visit(state: state, step: state == 0 ? 0 : stepEnds[state - 1]))
    }

    for root in stepEnds.indices where labels[root] != 0 && order[root] == 0 {
      begin(root)
      while let visit = visits.last {
        let state = visit.state
        if visit.step < stepEnds[state] {
          visits[visits.count - 1].step += 1
          let target = Int(targets[visit.step])
          guard labels[target] == labels[state] else { continue }
          if order[target] == 0 {
            begin(target)
          } else if numbers[target] == Self.none {
            earliest[state] = min(earliest[state], order[target])
          }
          continue
        }
        visits.removeLast()
        if let caller = visits.last?.state {
          earliest[caller] = min(earliest[caller], earliest[state])
        }
        guard earliest[state] == order[state] else { continue }
        while let member = pending.popLast() {
          numbers[member] = UInt32(count)
          if member == state { break }
        }
        count += 1
      }
    }
  }
}
