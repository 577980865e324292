// Lists the pages and swap slots that matter at this moment, below the slots.

import Display
import Playback
import Shmem

extension TreePanel {
  /// The pages that matter now, each with its state.
  var pages: [Line] {
    storyPages.map(describe)
  }

  /// The swap slots that matter now, each with its state; for an ordinary file the blocks of the pages that matter.
  var swapSlots: [Line] {
    let blocks = storyIndices.uniqued().compactMap { index in
      snapshot.contentOnDisk(at: index).map { describe(blockOf: index, $0) }
    }
    return blocks.isEmpty ? storySwaps.map(describe) : blocks
  }

  private func describe(blockOf index: PageIndex, _ content: Content) -> Line {
    let isInHole = snapshot.scenario.hole.contains(index)
    let words =
      switch snapshot.data(content, isInHole: isInHole) {
      case _ where content.isZeros: "free"
      case .old: "old data"
      case .later: "new data"
      case .outside: "data"
      case .none, .freed: "free"
      }
    return Line("block \(index)", .emphasis).appending(" " + words, .text)
  }

  /// The pages that matter now: locked and referenced ones first, then those at the tasks' indices,
  /// stale, at the cursor, and selected.
  private var storyPages: [PageNumber] {
    let machine = snapshot.machine
    let places = machine.tasks.map { machine[$0] }
    var pages = places.flatMap(\.lockedPages) + places.flatMap(\.referencedPages)
    for index in storyIndices {
      let cached = machine.swap(at: index).flatMap { machine[$0].cachedPage }
      if let page = machine[index]?.page ?? cached { pages.append(machine.head(of: page)) }
    }
    pages += storyEntries.compactMap(\.page)
    return pages.uniqued().filter { !machine[$0].isFree }
  }

  private var storySwaps: [SwapEntry] {
    let machine = snapshot.machine
    var swaps = machine.tasks.compactMap { machine[$0].rememberedSwap }
    swaps += storyEntries.compactMap(\.swap)
    swaps += snapshot.freedSwapSlots
    swaps += storyIndices.compactMap { machine.swap(at: $0) }
    swaps += storyPages.compactMap { machine[$0].swap }
    return swaps.uniqued()
  }

  /// The gathered values that matter now: the stale ones and the one at the cursor.
  private var storyEntries: [Entry] {
    var entries = snapshot.staleEntries.map(\.entry)
    if let walk = snapshot.walk, !walk.isGathering, let cursor = walk.cursor, !cursor.isExhausted {
      entries.append(cursor.current.entry)
    }
    return entries
  }

  private var storyIndices: [PageIndex] {
    let tasks = snapshot.machine.tasks.dropFirst().compactMap { snapshot.machine[$0].index }
    return tasks + snapshot.staleEntries.map(\.index) + [play.selected]
  }

  /// Returns the state of a page: the lock, the slot and the references come early, as the rest may be
  /// cut.
  private func describe(_ number: PageNumber) -> Line {
    let page = snapshot.machine[number]
    var facts: [String] = []
    if let owner = page.lockOwner { facts.append("lock: \(snapshot.name(of: owner))") }
    facts.append(page.mapping.map { page.slotWords(from: $0) } ?? "mapping NULL")
    if let words = page.content?.zeroed.words { facts.append(words) }
    facts.append(page.references == 1 ? "1 ref" : "\(page.references) refs")
    if let swap = page.swap { facts.append("caches \(swap)") }
    if page.isUnderWriteback { facts.append("being written") }
    if page.isMapped { facts.append("mapped") }
    if page.isDirty { facts.append("dirty") }
    return Line(number.description, .emphasis)
      .appending(" " + facts.joined(separator: ", "), .text)
  }

  private func describe(_ entry: SwapEntry) -> Line {
    let slot = snapshot.machine[entry]
    let name = Line(entry.description, .emphasis)
    let namers = snapshot.pages(naming: entry)
    let pages = Narrator.list(namers)
    guard !slot.isFree else {
      return namers.isEmpty
        ? name.appending(" free, without an owner", .text)
        : name.appending(" freed", .broken).appending(", still named by \(pages)", .text)
    }
    let named = namers.count > 1 ? ", named by \(pages)" : ""
    let cached = slot.cachedPage.map { ", cached in \($0)" } ?? ""
    let flag = slot.hasCache && slot.cachedPage == nil ? ", has-cache" : ""
    return name.appending(" count \(slot.count)\(named)\(flag)\(cached)", .text)
  }
}

extension Page {
  /// Returns the words for the slots that the page takes: "slot 2", "slots 4-7".
  fileprivate func slotWords(from index: PageIndex) -> String {
    guard frameCount > 1, !isTail else { return "slot \(index)" }
    return "slots \(index)-\(index.rawValue + UInt64(frameCount) - 1)"
  }
}

extension PageParts {
  /// The words for a page of which one part was zeroed; nil if all or nothing was.
  fileprivate var words: String? {
    if self == .head { return "head zeroed, tail kept" }
    return self == .tail ? "head kept, tail zeroed" : nil
  }
}

extension Array where Element: Hashable {
  /// Returns the elements, each at its first place only.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
