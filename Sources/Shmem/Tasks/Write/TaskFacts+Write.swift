// Knows the facts about writes that hold in every race.

extension TaskFacts {
  /// The facts about write(2).
  static let write = TaskFacts(
    stem: "write",
    summary: "writes a part of one page with write(2)",
    traits: [
      .worksOnPage, .worksOnAnyFile, .needsOpenFile, .usesMapping, .getsPages, .waitsForPuncher,
      .swapsIn,
    ],
    options: [.loop, .buffer],
    endPromise: .writeEnds
  )
}
