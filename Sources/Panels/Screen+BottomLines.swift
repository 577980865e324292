// Knows how a long message and the text about the last step share a small screen.

import Display
import Playback

extension Screen {
  /// Returns the lines of a prompt or a message above the hints.
  static func bottomLines(_ session: Session, _ size: Size) -> [Line] {
    BottomLine.lines(session, widthInColumns: size.columns, atMost: size.rows - 1)
  }

  /// Returns the places of the parts while so many rows above the hints are covered.
  ///
  /// On a small screen a long message would cover the sentence of the last step. The sentence moves up then, and until
  /// the next key it covers lanes.
  ///
  /// ```text
  ///   >1 # punch   P16                          >1 # punch   P16
  ///    2   read-1  S1                           -- what happened ------
  ///                                             P14 punch gathers s2. It
  ///   -- what happened ------                   cannot pin a swap entry.
  ///   P14 punch gathers s2. It                   The schedule fits for 5
  ///   cannot pin a swap entry.                   of 20 steps and stops.
  /// ```
  static func places(
    _ play: Play,
    _ layout: Layout,
    leavingBottomRows: Int
  ) -> [Layout.Place] {
    layout.places.map { place in
      guard place.part == .happened, place.edge == .rule, leavingBottomRows > 1,
        let lanes = layout.place(of: .lanes)
      else { return place }
      let room = layout.hintRow - leavingBottomRows - place.interior.rows.lowerBound
      let panel = HappenedPanel(play: play, tellingTreeLock: false)
      let missing = panel.sentenceRows(place.interior.size.columns) - room
      // One lane stays.
      return place.raised(by: min(max(0, missing), lanes.interior.size.rows - 1))
    }
  }
}
