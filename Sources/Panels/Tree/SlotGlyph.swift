// Knows the signs for slots, pages and swap entries, which are the same everywhere.

import Display
import Playback
import Shmem

/// The content of a slot, as it is written on the screen.
///
/// ```text
///   P3  a page        *  old data that has to go      L  locked
///   s1  a swap entry  +  written later, may stay      c  its page is still in the swap cache
///   e2  a shadow      z  never written                w  being written
///   .   a hole        x  its swap slot is freed       ═  the entry to the left goes on
/// ```
///
/// Two glyphs that differ have different texts: roles repeat what the text says.
struct SlotGlyph: Hashable {
  /// The meaning of the data for the promises.
  enum Data: CaseIterable {
    /// No meaning: the slot lies outside the hole.
    case outside
    /// An obligation: the data was there when the punch began.
    case old
    /// Data that was written later and may stay.
    case later
    /// No data: the page was never written.
    case none
    /// No data: the swap slot has been freed, although the entry names it.
    case freed
  }

  /// The entry in the slot; nil for a hole.
  ///
  /// A shadow has no data and no state, so no marks.
  var entry: Entry?
  /// The meaning of the data.
  var data: Data
  /// True if the page, or the cached page of a swap entry, is locked.
  var isLocked: Bool
  /// True if the page of a swap entry is still in the swap cache.
  var isCached: Bool
  /// True if the page is being written, to swap or to the disk.
  var isUnderWriteback: Bool
  /// True if the entry begins in a slot before this one.
  var isSibling = false

  /// The name alone: `P3`, `s1` or `.`; `═` where the entry of a slot before goes on.
  var name: String { isSibling ? "═" : entry?.description ?? "." }

  /// The name with its marks: `s1*c`.
  var text: String { nameWithData + stateMarks }

  /// The name with the mark of its data: `s1*`.
  var nameWithData: String { name + dataMark }

  /// The mark of the data.
  var dataMark: String {
    guard hasMarks else { return "" }
    return switch data {
    case .outside: ""
    case .old: "*"
    case .later: "+"
    case .none: "z"
    case .freed: "x"
    }
  }

  private var hasMarks: Bool {
    switch entry {
    case nil, .shadow: false
    case .page, .swap: true
    }
  }

  /// The marks of cache, lock and writeback.
  var stateMarks: String { cacheMark + lockMark + writebackMark }

  /// The mark of the swap cache.
  var cacheMark: String { hasMarks && isCached ? "c" : "" }
  /// The mark of the lock.
  var lockMark: String { hasMarks && isLocked ? "L" : "" }
  /// The mark of writeback.
  var writebackMark: String { hasMarks && isUnderWriteback ? "w" : "" }

  /// The role of the name.
  var role: Role {
    switch (entry, data) {
    case (nil, _), (.shadow, _): .dim
    case (.page, .old): .oldPage
    case (.swap, .old): .oldSwap
    case (.page, .later): .newPage
    case (.swap, .later): .newSwap
    case (.page, .outside), (.page, .none), (.swap, .outside), (.swap, .none): .text
    case (.page, .freed), (.swap, .freed): .broken
    }
  }

  /// Returns the text with as many of its marks as there is room for; the data's mark comes first.
  func text(atMost widthInColumns: Int) -> String {
    [text, nameWithData].first { $0.count <= widthInColumns } ?? name
  }

  /// Returns a text that begins like that of the slot as a line: its marks have roles of their own if they are there.
  func line(reading text: String) -> Line {
    guard text.hasPrefix(self.text) else { return Line(text, role) }
    let rest = text.dropFirst(self.text.count)
    return rest.isEmpty ? line : line.appending(String(rest), role)
  }

  /// Returns marks of cache, lock and writeback, with what follows them, as a line.
  func marksLine(reading marks: String) -> Line { Line(marks, isLocked ? .locked : role) }

  /// The text as a line, with the marks in roles of their own.
  var line: Line {
    var line = Line(name + dataMark, role)
    if !stateMarks.isEmpty { line.append(stateMarks, isLocked ? .locked : role) }
    return line
  }
}

extension Snapshot {
  /// Returns the glyph for the present content of a slot.
  func glyph(at index: PageIndex) -> SlotGlyph {
    let state = slotState(at: index)
    return SlotGlyph(
      entry: state.entry,
      data: state.content == nil && state.isFreed
        ? .freed : data(state.content, isInHole: scenario.hole.contains(index)),
      isLocked: state.isLocked,
      isCached: state.isCached,
      isUnderWriteback: state.isUnderWriteback,
      isSibling: machine.entryRange(at: index).base != index
    )
  }

  /// Returns the meaning that the data of a page of the file has for the promises.
  func data(_ content: Content?, isInHole: Bool) -> SlotGlyph.Data {
    guard let content else { return .none }
    guard isInHole else { return .outside }
    switch content.birth {
    case .beforePunch: return .old
    case .afterPunch: return .later
    }
  }
}
