// Knows the words for the history of old data.

import Shmem

extension Play {
  /// Returns the history of a track, step by step: `P2, at step 14 in s6 (reclaim-1 C11), gone at step 30 (punch P16)`.
  package func words(of track: OldDataTrack, on way: [MomentID]) -> String {
    if let removals = track.removals {
      let origin = track.stretches[0].place.map { "at first in \(kindWords(of: $0)), " } ?? ""
      let steps = [removals.lowerBound, removals.upperBound].map { timeline.number(of: way[$0]) }
      return "\(origin)gone page by page, at steps \(steps[0]) to \(steps[1])."
    }
    let moves = track.stretches.dropFirst().map { stretch in
      let moment = way[stretch.first]
      let step = "step \(timeline.number(of: moment)) (\(actionWords(moment)))"
      return stretch.place.map { "in \(words(of: $0)) from \(step)" } ?? "gone at \(step)"
    }
    let origin =
      track.isFolded
      ? "never moved" : track.stretches[0].place.map { "at first in \(words(of: $0))" }
    let end: String? =
      switch track.fate {
      case .due: "still to be removed"
      case .broken: "LEFT BEHIND: still there after the punch"
      case .discharged: nil
      }
    return ([origin] + moves + [end]).compactMap(\.self).joined(separator: ", ") + "."
  }

  private func kindWords(of place: Whereabouts) -> String {
    switch place {
    case .page: snapshot.scenario.kernel.naming("pages")
    case .swap: "swap"
    case .carried: snapshot.scenario.kernel.naming("pages that were taken out")
    }
  }

  private func words(of place: Whereabouts) -> String {
    switch place {
    case .page(let page): page.description
    case .swap(let swap): swap.description
    case .carried(let page, let task): "\(page), taken out by \(snapshot.name(of: task)),"
    }
  }
}

extension OldDataTrack {
  /// The pages by number: `2`, `3-7`.
  package var pageWords: String {
    let last = PageIndex(pages.upperBound.rawValue - 1)
    return isFolded ? "\(pages.lowerBound)-\(last)" : "\(pages.lowerBound)"
  }
}
