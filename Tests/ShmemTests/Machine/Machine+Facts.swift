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
    return facts + tasks.map { "\(scenario.name(of: $0)): \(storage[$0].text)" }
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

extension TaskPlace {
  /// The place with its batch written out, alike for every kind of memory.
  fileprivate var text: String {
    switch self {
    case .puncher(let puncher): "\(puncher.overPlainBatch)"
    case .reader(let reader): "\(reader)"
    case .splicer(let splicer): "\(splicer)"
    case .writer(let writer): "\(writer)"
    case .faulter(let faulter): "\(faulter)"
    case .truncater(let truncater): "\(truncater.overPlainBatch)"
    case .preallocator(let preallocator): "\(preallocator.overPlainBatch)"
    case .evictor(let evictor): "\(evictor.overPlainBatch)"
    case .swapoff(let swapoff): "\(swapoff)"
    case .reclaimer(let reclaimer): "\(reclaimer)"
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

extension Puncher {
  fileprivate var overPlainBatch: Puncher<PlainBatch> {
    switch self {
    case .dropMmapSem: .dropMmapSem
    case .takeMutex: .takeMutex
    case .publish: .publish
    case .unmap(let from): .unmap(from: from)
    case .undo(let walk): .undo(walk.overPlainBatch)
    case .withdraw: .withdraw
    case .releaseMutex: .releaseMutex
    case .takeMmapSem: .takeMmapSem
    case .finished: .finished
    }
  }
}

extension Truncater {
  fileprivate var overPlainBatch: Truncater<PlainBatch> {
    switch self {
    case .idle: .idle
    case .setSize: .setSize
    case .unmap(let from): .unmap(from: from)
    case .undo(let walk): .undo(walk.overPlainBatch)
    case .unmapAgain(let from): .unmapAgain(from: from)
    case .releaseMutex: .releaseMutex
    case .finished: .finished
    }
  }
}

extension Evictor {
  fileprivate var overPlainBatch: Evictor<PlainBatch> {
    switch self {
    case .idle: .idle
    case .undo(let walk): .undo(walk.overPlainBatch)
    case .leaveList: .leaveList
    case .finished: .finished
    }
  }
}

extension Preallocator {
  fileprivate var overPlainBatch: Preallocator<PlainBatch> {
    switch self {
    case .idle: .idle
    case .publish: .publish
    case .decide: .decide
    case .getPage(let index, let getPage): .getPage(index, getPage)
    case .commit(let index, let page): .commit(index, page)
    case .undo(let walk): .undo(walk.overPlainBatch)
    case .withdraw: .withdraw
    case .releaseMutex: .releaseMutex
    case .finished: .finished
    }
  }
}

extension UndoRange {
  fileprivate var overPlainBatch: UndoRange<PlainBatch> {
    switch self {
    case .begin: .begin
    case .gatherFirst(let from, let freed): .gatherFirst(from: from, freed: freed)
    case .first(let place, let cursor, let freed):
      .first(.init(rawValue: place.rawValue) ?? .entry, cursor.overPlainBatch, freed: freed)
    case .edge(let edge, .lookUp, let freed):
      .edge(.init(rawValue: edge.rawValue) ?? .before, .lookUp, freed: freed)
    case .edge(let edge, .lock(let page), let freed):
      .edge(.init(rawValue: edge.rawValue) ?? .before, .lock(page), freed: freed)
    case .edge(let edge, .swapIn(let swapIn), let freed):
      .edge(.init(rawValue: edge.rawValue) ?? .before, .swapIn(swapIn), freed: freed)
    case .edge(let edge, .zero(let page), let freed):
      .edge(.init(rawValue: edge.rawValue) ?? .before, .zero(page), freed: freed)
    case .edge(let edge, .remove(let page), let freed):
      .edge(.init(rawValue: edge.rawValue) ?? .before, .remove(page), freed: freed)
    case .edge(let edge, .unlock(let page), let freed):
      .edge(.init(rawValue: edge.rawValue) ?? .before, .unlock(page), freed: freed)
    case .returnEarly: .returnEarly
    case .gatherSecond(let from, let freed): .gatherSecond(from: from, freed: freed)
    case .second(let place, let cursor, let freed):
      .second(.init(rawValue: place.rawValue) ?? .entry, cursor.overPlainBatch, freed: freed)
    case .account(let freed): .account(freed: freed)
    }
  }
}

extension Cursor {
  fileprivate var overPlainBatch: Cursor<PlainBatch> {
    let entries = (0..<batch.count).map { (batch[$0].index, batch[$0].entry) }
    return Cursor<PlainBatch>(
      at: position,
      in: entries,
      opensScan: opensScan,
      isLocked: isLocked
    )
  }
}
