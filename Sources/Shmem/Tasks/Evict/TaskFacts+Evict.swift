// Knows the facts about evictions that hold in every race.

extension TaskFacts {
  /// The facts about an eviction.
  static let evict = TaskFacts(
    stem: "evict",
    summary: "removes the file, which is no longer open or mapped",
    traits: [.walks, .removesPages, .cutsFile, .waitsForPuncher, .locksSwaplist],
    options: [.loop],
    endPromise: .evictionEnds
  )
}
