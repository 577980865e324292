// Knows the facts about reclaim that hold in every race.

extension TaskFacts {
  /// The facts about a pass of reclaim.
  static let reclaim = TaskFacts(
    stem: "reclaim",
    summary: "takes one page out of memory",
    traits: [.worksOnPage, .worksOnAnyFile, .startsOnPage, .locksSwaplist, .dependsOnFrameNumbers],
    options: [.loop],
    endPromise: nil
  )
}
