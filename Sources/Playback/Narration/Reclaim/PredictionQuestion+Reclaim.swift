// Knows what to ask about the steps of reclaim and swapoff, and of those who change the file's size.

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

  func ask(_ truncater: Truncater<SharedStorage.Batch>) -> String {
    switch truncater {
    case .idle: return "Who has to stay out from now on, and who has not?"
    case .setSize: return "What becomes of whoever looks behind the new end?"
    case .unmap, .unmapAgain: return "Which pte behind the end will it clear, if there is any?"
    case .undo(let walk): return ask(walk)
    case .releaseMutex: return askWhoGoesOn(without: "i_mutex")
    case .finished: return Self.isDone
    }
  }

  func ask(_ preallocator: Preallocator<SharedStorage.Batch>) -> String {
    switch preallocator {
    case .idle: return "Who has to stay out from now on, and who has not?"
    case .publish: return "Will faults wait for it, as they may for a punch?"
    case .decide: return "Will it go on to the next page, or fail?"
    case .getPage(let index, let getPage): return ask(getPage, at: index)
    case .commit(let index, _): return "Will page \(index) count as written?"
    case .undo(let walk): return ask(walk)
    case .withdraw: return "What is left of the pages that it has made?"
    case .releaseMutex: return askWhoGoesOn(without: "i_mutex")
    case .finished: return Self.isDone
    }
  }

  func ask(_ evictor: Evictor<SharedStorage.Batch>) -> String {
    switch evictor {
    case .idle: return "Which lock must it take first, if any?"
    case .undo(let walk): return ask(walk)
    case .leaveList: return "Can swapoff find the file from now on?"
    case .finished: return Self.isDone
    }
  }
}
