// Races of which something is being found out, or has been.

import Explorer
import Playback
import Shmem

extension Stage {
  /// A check that has come as far as its sketch.
  static func checking() throws -> Session {
    var session = try swappedUnderTheCursor()
    _ = session.update(.checkFromHere)
    var progress = Progress()
    progress.states = 812_400
    progress.transitions = 2_108_731
    progress.depth = 31
    progress.frontier = 40_112
    progress.bytes = 42 << 20
    return session.after(.found(.progress(progress, after: .milliseconds(262)), inquiry: 1))
  }

  /// The answer of a check, found at once.
  static func checked(_ session: Session) throws -> Session {
    try answered(session, .checkFromHere)
  }

  /// A race whose moves say what they lead to.
  static func hinted(_ session: Session) throws -> Session {
    try answered(session, .toggleReachability)
  }

  /// A race whose odds are shown.
  static func oddsOf(_ session: Session) throws -> Session {
    try answered(session, .toggleOdds)
  }

  /// A session after an event, with everything answered that it asks for.
  static func answered(_ session: Session, _ question: Event) throws -> Session {
    var session = session
    return try answering(&session, question, atMost: .max)
  }

  /// The same, but only so many questions are answered.
  static func answering(
    _ session: inout Session,
    _ question: Event,
    atMost limit: Int
  ) throws -> Session {
    var asked = session.update(question)
    for _ in 0..<limit {
      guard !asked.isEmpty else { break }
      guard case .inquire(let inquiry) = asked.removeFirst() else { continue }
      let finding: Finding?
      switch inquiry.kind {
      case .verdict, .par:
        let check = try Check(inquiry.scenario, from: inquiry.machine, judging: Promise.allCases)
        let (verdict, progress) = check.run(bounds: .none, threads: 1) { _ in true }
        finding = .verdict(verdict, progress, after: .milliseconds(120))
      case .odds:
        let sampler = Sampler(inquiry.scenario, from: inquiry.machine, strategy: .uniform, seed: 0)
        finding = .odds(sampler.run(schedules: 0..<200))
      case .reachability:
        finding = try RaceReachability(
          of: inquiry.scenario,
          from: inquiry.machine,
          judging: Promise.allCases,
          stateLimit: .max
        ) { _ in true }.map { .reachability($0) }
      }
      if let finding { asked += session.update(.found(finding, inquiry: inquiry.number)) }
    }
    return session
  }
}
