// Knows the rows under the slots: the pages and swap slots that the story is about.

import Display
import Playback
import Shmem

extension TreePanel {
  /// The pages of the story, each with what matters about it.
  var pages: [Line] {
    storyPages.map(describe)
  }

  /// The swap slots of the story.
  var swapSlots: [Line] {
    storySwaps.map(describe)
  }

  /// What somebody is busy with comes first: locked, held, stale, at the cursor, selected.
  private var storyPages: [PageNumber] {
    let machine = snapshot.machine
    let places = machine.tasks.map { machine[$0] }
    var pages = places.flatMap(\.lockedPages) + places.flatMap(\.referencedPages)
    for index in storyIndices {
      let entry = machine[index]
      let page = entry?.page ?? entry?.swap.flatMap { machine[$0].cachedPage }
      if let page { pages.append(page) }
    }
    pages += storyEntries.compactMap(\.page)
    return pages.uniqued().filter { !machine[$0].isFree }
  }

  private var storySwaps: [SwapEntry] {
    let machine = snapshot.machine
    var swaps = machine.tasks.compactMap { machine[$0].rememberedSwap }
    swaps += storyEntries.compactMap(\.swap)
    swaps += storyIndices.compactMap { machine[$0]?.swap }
    swaps += storyPages.compactMap { machine[$0].swap }
    return swaps.uniqued()
  }

  /// The gathered values that matter now: the stale ones and the one at the cursor.
  private var storyEntries: [Entry] {
    var entries = snapshot.staleEntries.map(\.entry)
    if let cursor = snapshot.walk?.cursor, !cursor.isExhausted {
      entries.append(cursor.current.entry)
    }
    return entries
  }

  private var storyIndices: [PageIndex] {
    let tasks = snapshot.machine.tasks.dropFirst().compactMap { snapshot.machine[$0].index }
    return tasks + snapshot.staleEntries.map(\.index) + [play.selected]
  }

  /// Who may touch the page, where it is and who holds on to it come first: the rest may be cut.
  private func describe(_ number: PageNumber) -> Line {
    let page = snapshot.machine[number]
    var facts: [String] = []
    if let owner = page.lockOwner { facts.append("lock: \(snapshot.name(of: owner))") }
    facts.append(page.mapping.map { "slot \($0)" } ?? "mapping NULL")
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
    guard !slot.isFree else { return name.appending(" free: nobody owns it", .text) }
    let cached = slot.cachedPage.map { ", cached in \($0)" } ?? ""
    let flag = slot.hasCache && slot.cachedPage == nil ? ", has-cache" : ""
    return name.appending(" count \(slot.count)\(flag)\(cached)", .text)
  }
}

extension PageParts {
  /// The part of a page that was zeroed, and the one that keeps its bytes; nil if it is all or nothing.
  fileprivate var words: String? {
    if self == .head { return "head zeroed, tail kept" }
    return self == .tail ? "head kept, tail zeroed" : nil
  }
}

extension Array where Element: Hashable {
  /// The elements, each at its first place only.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
