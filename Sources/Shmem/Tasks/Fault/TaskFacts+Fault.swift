// Knows the facts about loads and stores that hold in every race.

extension TaskFacts {
  /// The facts about a load through a mapping.
  static let faultRead = TaskFacts(
    stem: "fault",
    summary: "loads from one page through a mapping",
    traits: [
      .worksOnPage, .worksOnAnyFile, .needsOpenFile, .isFault, .usesMapping, .getsPages,
      .waitsForPuncher, .swapsIn,
    ],
    options: [.loop, .noRetry, .around, .order],
    endPromise: .faultEnds
  )

  /// The facts about a store through a mapping.
  static let faultWrite = TaskFacts(
    stem: "fault",
    summary: "stores into one page through a mapping",
    traits: [
      .worksOnPage, .worksOnAnyFile, .needsOpenFile, .isFault, .usesMapping, .getsPages,
      .waitsForPuncher, .swapsIn,
    ],
    options: [.loop, .noRetry, .order, .mapped],
    endPromise: .faultEnds
  )
}
