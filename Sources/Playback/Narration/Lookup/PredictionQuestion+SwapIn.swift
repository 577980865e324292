// Knows what to ask about the steps by which anybody gets a page of the file.

import Shmem

extension PredictionQuestion {
  func ask(_ swapIn: SwapIn, at index: PageIndex) -> String {
    switch swapIn {
    case .lookUpCache(let swap):
      return "Is there a page for \(swap) in the swap cache, or must it be read?"
    case .lock(let page, _):
      return "Will slot \(index) hold something else once it has the lock of \(page)?"
    case .confirm(let page, let swap):
      return "Do slot \(index), \(swap) and \(page) still belong together?"
    case .waitForWriteback(let page, _): return "What has become of \(page) while it waited?"
    case .add, .takeOut: return askAboutSwizzle(at: index)
    case .putIn(let page, _): return "Is slot \(index) still empty for \(page)?"
    case .account: return askForCount()
    case .leaveSwapCache(_, let swap): return askForOwner(of: swap)
    }
  }

  func ask(_ read: DiskRead, at index: PageIndex) -> String {
    switch read {
    case .allocate, .add: return askWhatIsHeld(by: index)
    case .read: return "Will what it reads count as old data, or as new?"
    case .unlock(let page): return askWhoGoesOn(without: "\(page)")
    }
  }

  func ask(_ getPage: GetPage, at index: PageIndex) -> String {
    switch getPage {
    case .lookUp: return askWhatIsFound(at: index)
    case .lock(let page): return askForPlace(of: page, at: index)
    case .testSize: return "Does page \(index) lie inside the file? And what will it do then?"
    case .swapIn(let swapIn): return ask(swapIn, at: index)
    case .fromDisk(let read): return ask(read, at: index)
    case .allocate, .add: return askWhatIsHeld(by: index)
    case .addToLRU(let page): return "Who will be able to find \(page) from now on?"
    case .clear(let page, _): return "Will \(page) count as old data, or as written later?"
    }
  }
}
