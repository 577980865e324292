// Knows the facts about swapoffs that hold in every race.

extension TaskFacts {
  /// The facts about a swapoff.
  static let swapoff = TaskFacts(
    stem: "swapoff",
    summary: "brings everything back from swap; works on no page of its own",
    traits: [.walks, .locksSwaplist, .dependsOnSwapNumbers],
    options: [.loop],
    endPromise: .swapoffEnds
  )
}
