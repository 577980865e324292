// Knows the facts about swapoffs that hold in every race.

extension TaskFacts {
  /// The facts about a swapoff.
  static let swapoff = TaskFacts(
    stem: "swapoff",
    summary: "brings all pages back from swap; takes no page",
    traits: [.walks, .locksSwaplist, .dependsOnSwapNumbers],
    options: [.loop],
    endPromise: .swapoffEnds
  )
}
