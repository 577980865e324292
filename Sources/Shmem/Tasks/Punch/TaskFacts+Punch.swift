// Knows the facts about punches that hold in every race.

extension TaskFacts {
  /// The facts about a punch.
  static let punch = TaskFacts(
    stem: "punch",
    summary: "punches the hole",
    traits: [.worksOnAnyFile, .needsOpenFile, .walks, .removesPages, .swapsIn],
    options: [],
    endPromise: .punchEnds
  )
}
