// Knows what to ask about the steps of truncate, preallocation and eviction.

import Shmem

extension PredictionQuestion {
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
