// Knows which of several talks a speaker's second screen follows.

/// A talk as the program knows it from the talk's file.
package struct TalkSighting: Hashable, Sendable {
  /// The content of the file.
  package enum Word: Hashable, Sendable {
    /// It is a report.
    case report(TalkReport)
    /// It cannot be understood, for this reason.
    case mistaken(String)
  }

  /// The process that gives the talk.
  package let process: Int
  /// True if that process is still there.
  package let isAlive: Bool
  /// The content of the file.
  package let word: Word

  /// A talk that has left a file.
  package init(process: Int, isAlive: Bool, word: Word) {
    self.process = process
    self.isAlive = isAlive
    self.word = word
  }

  fileprivate var report: TalkReport? {
    switch word {
    case .report(let report): report
    case .mistaken: nil
    }
  }
}

/// The talk that is followed: the newest, or the one of a process and whatever takes its place.
///
/// A talk that is started again has another process. So where the talk of a process is over, the next one
/// that begins is followed in its place; those that were on beside it are not.
package struct TalkChoice: Hashable, Sendable {
  /// The process whose talk is followed; nil for the newest talk.
  package private(set) var process: Int?
  /// The time at which the followed talk began, in seconds since 1970; nil before its first report.
  private var openedAt: Double?
  /// The processes of the other talks that were on at that time.
  private var others: Set<Int> = []

  /// Follows the talk of `process`, or the newest one if that is nil.
  package init(process: Int?) {
    self.process = process
  }

  /// Takes in the talks that there are now.
  ///
  /// - Returns: the event for the notes about the talk that is followed.
  package mutating func event(for sightings: [TalkSighting]) -> Notes.Event {
    let alive = sightings.filter(\.isAlive)
    guard let process else { return Self.newest(of: alive, among: sightings) }
    if let own = sightings.first(where: { $0.process == process }) {
      openedAt = own.report?.openedAt ?? openedAt
      if own.isAlive {
        others.formUnion(alive.map(\.process).filter { $0 != process })
        return Self.event(for: own)
      }
    }
    let later = alive.filter { sighting in
      guard let openedAt, let report = sighting.report else { return false }
      return report.openedAt > openedAt && !others.contains(sighting.process)
    }
    guard let next = later.max(by: { ($0.report?.openedAt ?? 0) < ($1.report?.openedAt ?? 0) })
    else { return .silence(remains: Set(sightings.map(\.process))) }
    self.process = next.process
    return event(for: sightings)
  }

  private static func event(for sighting: TalkSighting) -> Notes.Event {
    switch sighting.word {
    case .report(let report): .heard(report, others: 0)
    case .mistaken(let why): .misheard(why)
    }
  }

  private static func newest(
    of alive: [TalkSighting],
    among sightings: [TalkSighting]
  ) -> Notes.Event {
    // Of talks that began at the same time, the last in the list is taken, so that the choice is fixed.
    if let newest = alive.compactMap(\.report).max(by: { $0.openedAt < $1.openedAt }) {
      return .heard(newest, others: alive.count - 1)
    }
    guard let mistaken = alive.first else {
      return .silence(remains: Set(sightings.map(\.process)))
    }
    return event(for: mistaken)
  }
}
