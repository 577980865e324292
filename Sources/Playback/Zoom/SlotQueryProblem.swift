// Knows why a search for slots finds none, and says so.

import Script
import Shmem

/// The reason for which a search for slots has no result.
enum SlotQueryProblem: Error, Hashable {
  /// The text is no number, no entry and the beginning of no task's name.
  case notUnderstood(String)
  /// The file is shorter.
  case noSuchSlot(number: UInt64, pages: UInt64)
  /// None of the tasks with these names works on a slot.
  case worksOnNoSlot([String])

  /// The reason in a sentence.
  var sentence: String {
    switch self {
    case .notUnderstood(let text):
      "'\(text.echoed)' is no slot, page, entry or task: try 200, P3, s2, e1, read-1, * or '.'."
    case .noSuchSlot(let number, let pages):
      "There is no slot \(number): the last one is \(pages - min(1, pages))."
    case .worksOnNoSlot(let names):
      "\(names.joined(separator: ", ")) work\(names.count == 1 ? "s" : "") on no slot of the file."
    }
  }
}

extension SlotQuery {
  /// Returns the sentence for a search that was understood and finds no slot.
  func absence(in snapshot: Snapshot) -> String {
    switch self {
    case .slot(let page): "There is no slot \(page)."
    case .entry(.page(let page)):
      snapshot.machine[page].swap.map { swap in
        "\(page) is in no slot; it is in the swap cache for \(swap)."
      } ?? "No slot holds \(page)."
    case .entry(let entry): "No slot holds \(entry)."
    case .kind(.page): snapshot.scenario.kernel.naming("No slot holds a page.")
    case .kind(.swap): "No slot holds a swap entry."
    case .kind(.shadow): "No slot holds a shadow."
    case .holes: "No slot is empty."
    case .oldData: "No slot leads to old data of the hole."
    case .laterData: "No slot of the hole holds data that was written later."
    case .slots: "No task works on a slot."
    }
  }
}
