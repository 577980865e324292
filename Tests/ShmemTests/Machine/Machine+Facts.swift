// Knows how to compare two machines fact by fact, whatever memory they keep them in.

@testable import Shmem

extension Machine {
  /// Everything there is to know about this state, one line a fact.
  func facts(in scenario: Scenario) -> [String] {
    var facts = ["file: \(file)"]
    var index: PageIndex? = 0
    while let from = index, let slot = storage.occupiedSlot(from: from) {
      facts.append("slot \(slot.index): \(slot.entry)")
      index = slot.index.next
    }
    var mapped = storage.mappedPage(from: 0)
    while let index = mapped {
      facts.append("mapped: \(index)")
      mapped = storage.mappedPage(from: index.next)
    }
    var page = storage.pageInUse(from: 0)
    while let number = page {
      facts.append("\(number): \(storage[number])")
      page = storage.pageInUse(from: PageNumber(number.rawValue + 1))
    }
    var swap = storage.swapInUse(from: 0)
    while let entry = swap {
      facts.append("\(entry): \(storage[entry])")
      swap = storage.swapInUse(from: SwapEntry(entry.offset + 1))
    }
    return facts
      + tasks.map { "\(scenario.name(of: $0)): \(TaskPlace<PlainBatch>(copying: storage[$0]))" }
  }

  /// The file as a picture, a word per page: `P0:old`, `s1:old`, `P8:zeros`, `P8:new`, `P0:blank`, `-`.
  func picture(in scenario: Scenario) -> String {
    (0..<scenario.filePages)
      .map { index in
        guard let entry = storage[PageIndex(index)] else { return "-" }
        return "\(entry):\(word(for: content(at: PageIndex(index))))"
      }
      .joined(separator: " ")
  }

  private func word(for content: Content?) -> String {
    guard let content else { return "blank" }
    switch content.birth {
    case .beforePunch: return content.isZeros ? "old-zeros" : "old"
    case .afterPunch: return content.isZeros ? "zeros" : "new"
    }
  }
}

/// A batch as the plainest of arrays.
private struct PlainBatch: GatheredBatch {
  var entries: [Gathered] = []
  var count: Int { entries.count }
  subscript(position: Int) -> Gathered { entries[position] }
  mutating func append(_ gathered: Gathered) {
    entries.append(gathered)
  }
}
