// Knows what to ask about the steps of reclaim and swapoff, and of those who change the file's size.

import Shmem

extension PredictionQuestion {
  func ask(_ reclaimer: Reclaimer) -> String {
    switch reclaimer {
    case .idle: return "Will it find a page, and what will it hold on that page?"
    case .tryLock(_, let page): return "Will it get the lock of \(page), or leave the page alone?"
    case .unmap(_, let page): return "Who can still reach \(page) without asking the kernel?"
    case .test(_, let page):
      return "Does anybody else hold on to \(page), or may it go out?"
    case .enterWritepage(_, let page): return "Will \(page) go out now, or must it stay?"
    case .getSwap: return "Will it get a swap slot?"
    case .lockSwaplist(let index, _, _), .addToSwapCache(let index, _, _):
      return askWhatIsHeld(by: index)
    case .countSwap: return askForCount()
    case .ownSwap(_, _, let swap), .ownSwapLate(_, _, let swap): return askForOwner(of: swap)
    case .swizzle(let index, _, _), .takeOut(let index, _, _): return askAboutSwizzle(at: index)
    case .putIn(let index, _, let swap): return "Is slot \(index) still empty for \(swap)?"
    case .account: return askForCount()
    case .startWrite(_, let page, _): return "Will \(page) be written at all?"
    case .endWrite(_, let page, _): return "Will \(page) still be in memory then?"
    case .laterPass(_, let page, _): return "Will \(page) be freed, or kept?"
    case .finished: return Self.isDone
    }
  }

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
