// Knows the facts about invalidations that hold in every race.

extension TaskFacts {
  /// The facts about an invalidation.
  static let invalidate = TaskFacts(
    stem: "invalidate",
    summary: "drops one page of an ordinary file if it is clean, as a direct write does",
    traits: [.worksOnPage, .worksOnAnyFile, .needsDisk, .needsOpenFile],
    options: [.loop],
    endPromise: nil
  )
}
