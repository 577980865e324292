// Knows the old data of every page along the way through now, and the place in time that is looked at.

import Shmem

/// The old data of the hole as a strip in time.
package struct OldDataStrip: Hashable, Sendable {
  /// The moments of the way, from the start to its end.
  package let way: [MomentID]
  /// A track for every page with old data, ascending.
  package let tracks: [OldDataTrack]
  /// The place of the current moment on the way.
  package let now: Int
  /// The place on the way of the first moment at which the punch owes; nil if it has not begun.
  package let punchBegins: Int?
  /// The place on the way of the first moment at which the punch has returned; nil if it has not.
  package let punchReturns: Int?
  /// The place on the way that is looked at.
  package private(set) var cursor: Int
  /// The place of the selected track, counted from 0.
  package private(set) var selected: Int

  /// Lays out the way through now.
  ///
  /// The track of the selected slot is selected, if it has one.
  /// While steps are predicted, the way ends now, as what follows would give the answer.
  package init(of play: Play) {
    let past = play.timeline.past
    way = past + (play.predicts ? [] : play.future)
    now = past.count - 1
    cursor = now
    tracks = play.timeline[way[way.count - 1]].snapshot.oldDataTracks
    selected = tracks.firstIndex { $0.pages.contains(play.selected) } ?? 0
    punchBegins = play.firstPlace(on: way) { $0 != .before }
    punchReturns = play.firstPlace(on: way) { $0 == .after }
  }

  /// The moment that is looked at.
  package var moment: MomentID { way[cursor] }

  /// The selected track; nil if there is no old data.
  package var track: OldDataTrack? { tracks.indices.contains(selected) ? tracks[selected] : nil }

  /// Moves the cursor to a place on the way, kept inside the way.
  mutating func look(at place: Int) { cursor = min(max(place, 0), way.count - 1) }

  /// Selects a track, kept inside the list.
  mutating func select(_ place: Int) { selected = max(0, min(place, tracks.count - 1)) }
}

extension Play {
  /// Returns the first place on a way whose phase fits; the phase of a punch never goes back.
  fileprivate func firstPlace(on way: [MomentID], where fits: (PunchPhase) -> Bool) -> Int? {
    var (low, high) = (0, way.count)
    while low < high {
      let middle = (low + high) / 2
      if fits(timeline[way[middle]].snapshot.machine.file.phase) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low < way.count ? low : nil
  }
}

/// A wish about the strip of the old data.
package enum OldDataEvent: Hashable, Sendable {
  /// Look at a moment so many steps later, or earlier if negative.
  case look(by: Int)
  /// Look at the start of the way.
  case lookAtStart
  /// Look at the end of the way.
  case lookAtEnd
  /// Look at the next change of the selected data.
  case toNextChange
  /// Look at the last change of the selected data before.
  case toLastChange
}

extension Session {
  /// Opens the strip of the old data.
  mutating func openOldData() -> [Request] {
    guard let play else { return missRace() }
    overlay = .oldData(OldDataStrip(of: play))
    return []
  }

  /// Carries out a wish about the strip of the old data.
  mutating func handle(_ event: OldDataEvent) {
    guard case .oldData(var strip) = overlay else { return }
    switch event {
    case .look(let steps): strip.look(at: strip.cursor + steps)
    case .lookAtStart: strip.look(at: 0)
    case .lookAtEnd: strip.look(at: strip.way.count - 1)
    case .toNextChange: lookAtChange(strip.track?.changes.first { $0 > strip.cursor }, of: &strip)
    case .toLastChange: lookAtChange(strip.track?.changes.last { $0 < strip.cursor }, of: &strip)
    }
    overlay = .oldData(strip)
  }

  private mutating func lookAtChange(_ place: Int?, of strip: inout OldDataStrip) {
    guard let place else {
      message = .note("The selected data does not move there.")
      return
    }
    strip.look(at: place)
  }

  /// Goes to the moment that is looked at.
  mutating func goToMoment(of strip: OldDataStrip) -> [Request] {
    guard let play else { return [] }
    overlay = nil
    return handle(.goTo(step: play.timeline.number(of: strip.moment)))
  }
}
