// Computes the marks that the slots of one column have in all its rows.

import Display
import Playback
import Shmem

/// The marks after the names in a column of slots: each has room in every row, or is in none.
///
/// ```text
///   room for 7     [s200*cL   too wide by one        room for 8    [s200*cL]
///                  [s200*]    so c is in no row                    [s200*]
///                  [s200*L]                                        [s200*cL]
/// ```
struct ColumnMarks: Hashable {
  /// A mark, the most important ones first.
  private enum Mark: CaseIterable {
    case data, change, closing, lock, cache, writeback, staleChange
  }

  /// A slot in a row.
  struct Slot: Hashable {
    /// The content of the slot.
    let glyph: SlotGlyph
    /// True if the step of the row has changed it.
    let isChanged: Bool
    /// True if it has changed since it was gathered.
    let isStale: Bool
  }

  /// The marks that the column has, the most important ones first.
  private var kept = Mark.allCases

  /// Keeps all marks.
  init() {}

  /// Keeps the marks that have room in all rows; without room the least important one goes first.
  ///
  /// - Parameters:
  ///   - slots: the slots in the rows of the column.
  ///   - room: the columns from the start of the name on.
  init(_ slots: some Sequence<Slot>, widthInColumns room: Int) {
    var wide = Set(slots)
    while true {
      wide = wide.filter { width(of: $0) > room }
      let least = kept.last { mark in wide.contains { has(mark, $0) } }
      guard let least else { return }
      kept.removeAll { $0 == least }
    }
  }

  /// Returns the text of a slot, which begins one column before the name if the slot is stale.
  func text(of slot: Slot) -> String {
    let marks = Mark.allCases.filter(kept.contains)
    // The marks of the state stand in the order of all pictures.
    let order: [Mark] = [
      .data, .cache, .lock, .writeback, .change, .staleChange, .closing,
    ]
    let text = order.filter(marks.contains).map { self.text(of: $0, slot) }.joined()
    return (slot.isStale ? "[" : "") + slot.glyph.name + text
  }

  /// Returns the columns of a slot from the start of its name on.
  private func width(of slot: Slot) -> Int { text(of: slot).count - (slot.isStale ? 1 : 0) }

  private func has(_ mark: Mark, _ slot: Slot) -> Bool { !text(of: mark, slot).isEmpty }

  private func text(of mark: Mark, _ slot: Slot) -> String {
    switch mark {
    case .data: slot.glyph.dataMark
    case .change: slot.isChanged && !slot.isStale ? "!" : ""
    // In the row in which a slot becomes stale the brackets tell of the change where there is no room for its mark.
    case .staleChange: slot.isChanged && slot.isStale ? "!" : ""
    case .closing: slot.isStale ? "]" : ""
    case .lock: slot.glyph.lockMark
    case .cache: slot.glyph.cacheMark
    case .writeback: slot.glyph.writebackMark
    }
  }
}

extension SlotWindow.Column {
  /// Returns the room for the name of a slot and its marks; the path runs in the first column of the next slot.
  func roomBesidePath(in window: SlotWindow) -> Int { max(1, min(room, window.slotWidth - lead)) }
}

extension SlotWindow {
  /// Returns the marks for each column, by the page of the column.
  ///
  /// - Parameter rows: the states after the steps of the rows, each with the slots that its step has changed.
  /// - Returns: the marks.
  func marks(
    _ rows: [(snapshot: Snapshot, changed: [PageIndex])]
  ) -> [PageIndex: ColumnMarks] {
    var slots: [PageIndex: Set<ColumnMarks.Slot>] = [:]
    for row in rows {
      let stale = Set(row.snapshot.staleEntries.map(\.index))
      for column in columns {
        let slot = ColumnMarks.Slot(
          glyph: row.snapshot.glyph(at: column.index),
          isChanged: row.changed.contains(column.index),
          isStale: stale.contains(column.index)
        )
        slots[column.index, default: []].insert(slot)
      }
    }
    return columns.reduce(into: [:]) { marks, column in
      let room = column.roomBesidePath(in: self)
      marks[column.index] = ColumnMarks(slots[column.index] ?? [], widthInColumns: room)
    }
  }
}
