// Knows another branch of a race, at as many steps after the fork as the race itself.

import Shmem

/// Another branch beside the race itself.
package struct OtherBranch: Hashable, Sendable {
  /// The name of the branch, or its number.
  package let title: String
  /// The number of the step at which it is shown.
  package let step: Int
  /// The number of the last step that both have in common.
  package let fork: Int
  /// True if the race itself has not come to the fork yet.
  package let isCommon: Bool
  /// True if the branch ends here and the race itself has gone further.
  package let hasEnded: Bool
}

extension Play {
  /// The branch that the race is compared with, at as many steps after the fork; nil if there is none.
  var otherBranch: OtherRace? {
    guard let number = comparing.branch,
      let branch = timeline.allBranches.first(where: { $0.number == number })
    else { return nil }
    let fork = timeline.lastCommonMoment(of: timeline.wayEnd, branch.end)
    let isCommon = timeline.isOnWay(timeline.current, to: fork)
    let way = timeline.way(from: fork, to: branch.end)
    let steps = timeline.depth(of: timeline.current) - timeline.depth(of: fork)
    let place = min(steps, way.count)
    let moment = isCommon ? timeline.current : place > 0 ? way[place - 1] : fork
    let other = OtherBranch(
      title: title(of: branch),
      step: timeline.number(of: moment),
      fork: timeline.number(of: fork),
      isCommon: isCommon,
      hasEnded: !isCommon && steps > way.count
    )
    return OtherRace(other, timeline[moment].snapshot, insteadOf: snapshot)
  }
}
