// Knows what to ask about the steps of swapoff.

import Shmem

extension PredictionQuestion {
  func ask(_ swapoff: Swapoff) -> String {
    switch swapoff {
    case .idle, .find: return "Which swap slot will it find in use, if any?"
    case .lock(let page, let swap): return "Will \(page) still belong to \(swap)?"
    case .waitForWriteback(let page, _): return "What has become of \(page) while it waited?"
    case .check(let page, let swap):
      return "Does \(page) still belong to \(swap), and does anybody own \(swap)?"
    case .search(_, let swap): return "In which slot will it find \(swap), if in any?"
    case .add(_, _, let index): return askAboutSwizzle(at: index)
    case .clean(_, let swap, _): return askForOwner(of: swap)
    case .release(let page, _): return askWhoGoesOn(without: "\(page)")
    case .finished: return Self.isDone
    }
  }
}
