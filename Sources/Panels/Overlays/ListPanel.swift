// Knows what the lists that have the screen to themselves have in common.

import Display
import Playback

/// A list that has the screen to itself, with one of its items selected.
protocol ListPanel: Panel {
  /// The place of the selected item, counted from 0.
  var selected: Int { get }
  /// The number of rows above the first item.
  var rowsAboveItems: Int { get }

  /// Returns the places of the items that fit, ascending; the selected one is among them.
  func places(_ size: Size) -> [Int]
  /// Returns the position of the mark of the selected item.
  func selection(_ size: Size) -> Position
}

extension ListPanel {
  var rowsAboveItems: Int { 0 }

  func selection(_ size: Size) -> Position {
    let row = places(size).firstIndex(of: selected) ?? 0
    return Position(row: rowsAboveItems + row, column: 0)
  }

  /// Returns the number of items by which a page moves; one old one stays in view.
  func page(_ size: Size) -> Int { max(1, places(size).count - 1) }

  /// Returns the place of the item in a row, counted from 0; nil if there is none.
  func place(atRow row: Int, _ size: Size) -> Int? {
    let places = places(size)
    let position = row - rowsAboveItems
    return places.indices.contains(position) ? places[position] : nil
  }
}

extension ChaptersPanel: ListPanel {}
extension BreakpointsPanel: ListPanel {}
extension BranchesPanel: ListPanel {}
extension OldDataStripPanel: ListPanel {}
extension WhatIfPanel: ListPanel {}

extension Screen {
  /// Returns the list that a session shows alone; nil if it shows none.
  static func listPanel(of session: Session) -> (any ListPanel)? {
    guard let overlay = session.overlay, let play = session.play else { return nil }
    return listPanel(overlay, play)
  }

  /// Returns the list of an overlay that has the screen to itself; nil if it has none.
  static func listPanel(_ overlay: Overlay, _ play: Play) -> (any ListPanel)? {
    switch overlay {
    case .chapters(let selected): ChaptersPanel(play: play, selected: selected)
    case .breakpoints(let selected): BreakpointsPanel(play: play, selected: selected)
    case .branches(let list): BranchesPanel(play: play, list: list)
    case .oldData(let strip): OldDataStripPanel(play: play, strip: strip)
    case .whatIf(let list): WhatIfPanel(play: play, list: list)
    case .reading, .script, .injection, .why, .zoom, .table, .prompt: nil
    }
  }
}
