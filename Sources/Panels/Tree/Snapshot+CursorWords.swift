// Gives the words for the place of a cursor in the code.

import Playback
import Shmem

extension Snapshot {
  /// The place of the task whose cursor is shown, in the code.
  var cursorWords: String {
    if let walk { return words(for: walk) }
    switch puncher {
    case .dropMmapSem, .takeMutex, .publish, .blocks(.takeLock): return "the punch has not begun"
    case .unmap: return "clearing ptes"
    case .undo(let walk): return words(for: walk)
    case .withdraw, .blocks, .releaseMutex: return "both loops are over"
    case .takeMmapSem: return "the punch has returned"
    case .finished: return scenario.call == .none ? "no punch" : "the punch has returned"
    }
  }

  private func words(for walk: UndoRange<SharedStorage.Batch>) -> String {
    switch walk {
    case .begin: return "the ptes are cleared"
    case .edge(.before, _, _): return "at the page cut by the start of the hole"
    case .edge(.after, _, _): return "at the page cut by the end of the hole"
    case .edge(.first, _, _): return "at the first page, between the loops"
    case .edge(.last, _, _): return "at the last page, between the loops"
    case .returnEarly: return "there is no whole page"
    case .account: return "both loops are over"
    case .gather: return "about to gather, \(loopWords)"
    case .gathering: return "gathering slot by slot, \(loopWords)"
    case .batch(_, let batch):
      let cursor = batch.cursor
      guard !cursor.isExhausted else { return "batch done, \(loopWords)" }
      return "entry \(cursor.position + 1) of \(cursor.batch.count), \(loopWords)"
    }
  }

  /// The loop, and its task if that is not the punch.
  var loopWords: String {
    let loop = walk?.loop == .first ? "first loop" : "second loop"
    return walker == .puncher ? loop : "\(loop) of \(name(of: walker))"
  }
}
