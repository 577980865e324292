// Knows how to read what a person searches for in a file, and how to find the slots that match.

import Shmem

/// A question for slots of a file.
///
/// ```text
///   200       the slot with this number         P  s  e  .    the next page, swap entry, shadow or hole
///   P3 s2 e1  the slot with this entry          *  +          the next old data, the next data written later
///   read-1    the slot that the task works on, or those of all tasks whose names begin so
/// ```
enum SlotQuery: Hashable {
  /// A kind of entries.
  enum Kind: Character {
    case page = "p"
    case swap = "s"
    case shadow = "e"
  }

  /// A slot by its number.
  case slot(PageIndex)
  /// The slot that holds an entry.
  case entry(Entry)
  /// The slots that hold an entry of a kind.
  case kind(Kind)
  /// The empty slots.
  case holes
  /// The slots that lead to old data that the punch owes.
  case oldData
  /// The slots of the hole with data written after the punch began.
  case laterData
  /// Slots that tasks work on, ascending.
  case slots([PageIndex])

  /// Reads a text.
  init(parsing text: String, in snapshot: Snapshot) throws(SlotQueryProblem) {
    let written = text.lowercased()
    if let simple = Self.signs[written] {
      self = simple
    } else if let number = UInt64(written) {
      guard number < snapshot.scenario.filePages else {
        throw .noSuchSlot(number: number, pages: snapshot.scenario.filePages)
      }
      self = .slot(PageIndex(number))
    } else if let kind = written.first.flatMap(Kind.init), let number = UInt32(written.dropFirst())
    {
      self = .entry(kind.entry(number))
    } else {
      self = .slots(try Self.slots(ofTasks: written, written: text, in: snapshot))
    }
  }

  private static let signs: [String: SlotQuery] = [
    ".": .holes, "*": .oldData, "+": .laterData, "p": .kind(.page), "s": .kind(.swap),
    "e": .kind(.shadow),
  ]

  /// Returns the slots that tasks work on, those whose names begin with a text.
  private static func slots(
    ofTasks beginning: String,
    written: String,
    in snapshot: Snapshot
  ) throws(SlotQueryProblem) -> [PageIndex] {
    let tasks = snapshot.machine.tasks.filter {
      snapshot.name(of: $0).lowercased().hasPrefix(beginning)
    }
    guard !tasks.isEmpty else { throw .notUnderstood(written) }
    let pages = tasks.compactMap { snapshot.machine[$0].index ?? snapshot.scenario[$0].index }
      .filter { $0.rawValue < snapshot.scenario.filePages }
    guard !pages.isEmpty else { throw .worksOnNoSlot(tasks.map(snapshot.name)) }
    return Set(pages).sorted()
  }
}

extension SlotQuery {
  /// Returns the first slot from a page on that matches.
  func first(from page: PageIndex, in snapshot: Snapshot) -> PageIndex? {
    let storage = snapshot.machine.storage
    let found: PageIndex? =
      switch self {
      case .slot(let slot): slot >= page ? slot : nil
      case .entry(let entry): storage.firstSlot(from: page) { $0 == entry }
      case .kind(let kind): storage.firstSlot(from: page, where: kind.includes)
      case .holes: snapshot.pages(from: page).flatMap(storage.firstHole)
      case .oldData: snapshot.obligations.first(from: page)
      case .laterData: snapshot.tolerated.first(from: page)
      case .slots(let slots): slots.first { $0 >= page }
      }
    return found.flatMap(TreeLevels(of: snapshot.scenario).contained)
  }

  /// Returns the last slot up to a page that matches.
  func last(through page: PageIndex, in snapshot: Snapshot) -> PageIndex? {
    let storage = snapshot.machine.storage
    return switch self {
    case .slot(let slot): slot <= page ? slot : nil
    case .entry(let entry): storage.lastSlot(through: page) { $0 == entry }
    case .kind(let kind): storage.lastSlot(through: page, where: kind.includes)
    case .holes: storage.lastHole(in: PageIndex(0)..<page.next)
    case .oldData: snapshot.obligations.last(through: page)
    case .laterData: snapshot.tolerated.last(through: page)
    case .slots(let slots): slots.last { $0 <= page }
    }
  }

  /// A slot that matches, and true with it if the search had to go on at the other end of the file.
  typealias Match = (page: PageIndex, hasWrapped: Bool)

  /// Returns the nearest slot that matches, after a page or before it, round the ends of the file.
  ///
  /// - Parameters:
  ///   - page: the page where the search begins.
  ///   - forward: true if it goes on to higher pages.
  ///   - includingPage: true if the page itself comes first, not last.
  ///   - snapshot: the state.
  /// - Returns: the slot, or nil if there is none.
  func nearest(
    to page: PageIndex,
    forward: Bool,
    includingPage: Bool,
    in snapshot: Snapshot
  ) -> Match? {
    if includingPage, let found = first(from: page, in: snapshot) { return (found, false) }
    let end = TreeLevels(of: snapshot.scenario).last
    if forward {
      if !includingPage, let found = first(from: page.next, in: snapshot) { return (found, false) }
      return first(from: PageIndex(0), in: snapshot).map { ($0, true) }
    }
    if page > PageIndex(0), let found = last(through: PageIndex(page.rawValue - 1), in: snapshot) {
      return (found, false)
    }
    return last(through: end, in: snapshot).map { ($0, true) }
  }
}

extension SlotQuery.Kind {
  /// Returns the entry of this kind with a number.
  fileprivate func entry(_ number: UInt32) -> Entry {
    switch self {
    case .page: .page(PageNumber(number))
    case .swap: .swap(SwapEntry(number))
    case .shadow: .shadow(Shadow(number))
    }
  }

  /// Returns true if an entry is of this kind.
  fileprivate func includes(_ entry: Entry) -> Bool {
    switch entry {
    case .page: self == .page
    case .swap: self == .swap
    case .shadow: self == .shadow
    }
  }
}

extension Snapshot {
  /// Returns the pages of the file from a page on; nil if there are none.
  fileprivate func pages(from page: PageIndex) -> Range<PageIndex>? {
    let end = PageIndex(scenario.filePages)
    return page < end ? page..<end : nil
  }
}
