// Knows what the lists that have the screen to themselves have in common.

import Display
import Playback

/// A list that has the screen to itself, with one of its items selected.
protocol ListPanel: Panel {
  /// Returns the position of the mark of the selected item.
  func selection(_ size: Size) -> Position
  /// Returns the number of items by which a page moves; one old one stays in view.
  func page(_ size: Size) -> Int
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
