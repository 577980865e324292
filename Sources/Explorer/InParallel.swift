// Knows how to fork and to join.

import Dispatch
import Synchronization

/// Does something for every number below a count, each on a thread of its own, and waits for all.
///
/// - Returns: the result for each number, in the order of the numbers.
public func inParallel<Result: Sendable>(
  _ count: Int,
  _ body: @Sendable (Int) -> Result
) -> [Result] {
  guard count > 1 else { return (0..<count).map(body) }
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { number in
    let result = body(number)
    results.withLock { $0[number] = result }
  }
  return results.withLock { $0 }.compactMap(\.self)
}
