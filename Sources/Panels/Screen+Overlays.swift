// Knows how the overlays that take the screen of a race are drawn.

import Display
import Playback

extension Screen {
  /// Draws an overlay that takes the screen of a race.
  ///
  /// - Returns: false if the overlay leaves the race in view.
  static func drawCovering(
    _ overlay: Overlay,
    _ play: Play,
    _ session: Session,
    _ layout: Layout,
    _ grid: inout Grid
  ) -> Bool {
    switch overlay {
    case .chapters(let selected):
      drawAlone(ChaptersPanel(play: play, selected: selected), layout, &grid)
    case .branches(let list): drawAlone(BranchesPanel(play: play, list: list), layout, &grid)
    case .oldData(let strip): drawAlone(OldDataStripPanel(play: play, strip: strip), layout, &grid)
    case .whatIf(let list): drawAlone(WhatIfPanel(play: play, list: list), layout, &grid)
    case .zoom(let zoom): draw(ZoomPanel(play: play, zoom: zoom), &grid)
    case .why(let list) where session.talk.isOnStage:
      let answer = StageWhy(play: play, list: list)
      grid.blit(answer.picture(layout.size), at: Position(row: 0, column: 0))
    case .reading, .injection, .why, .prompt, .script: return false
    }
    return true
  }
}
