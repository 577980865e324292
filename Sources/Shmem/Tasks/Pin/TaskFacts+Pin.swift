// Knows the facts about pins that hold in every race.

extension TaskFacts {
  /// The facts about a pin.
  static let pin = TaskFacts(
    stem: "pin",
    summary: "holds a reference to one page for a while, as direct I/O does",
    traits: [.worksOnPage, .needsOpenFile, .startsOnPage],
    options: [.loop],
    endPromise: nil
  )
}
