// Knows the facts about evictions that hold in every race.

extension TaskFacts {
  /// The facts about an eviction.
  static let evict = TaskFacts(
    stem: "evict",
    summary: "does away with the file, which nobody has open any more",
    traits: [.walks, .removesPages, .cutsFile, .waitsForPuncher, .locksSwaplist],
    options: [.loop],
    endPromise: .evictionEnds
  )
}
