// Knows how the tests of this target have the questions of a session answered.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

/// A race that take 2 can lose, before its first step.
func takeTwoSession() throws -> Session {
  session(try Scenario(.take2, "page", tasks: "reclaim@0"))
}

extension Session {
  /// Carries out some requests as the program does, but at once.
  mutating func answer(_ requests: [Request], stateLimit: Int = .max) throws {
    var requests = requests[...]
    while let request = requests.popFirst() {
      guard case .inquire(let inquiry) = request else { continue }
      let finding: Finding
      switch inquiry.kind {
      case .verdict, .par:
        let question = try #require(inquiry.kind.question)
        let check = try Check(
          inquiry.scenario,
          from: inquiry.machine,
          judging: question.promises
        )
        let (verdict, progress) = check.run(bounds: .none, threads: 1) { _ in true }
        finding = .verdict(verdict, progress, after: .zero)
      case .odds:
        let sampler = Sampler(inquiry.scenario, from: inquiry.machine, strategy: .uniform, seed: 0)
        finding = .odds(sampler.run(schedules: 0..<400))
      case .reachability:
        let reachability = try RaceReachability(
          of: inquiry.scenario,
          from: inquiry.machine,
          judging: Promise.allCases,
          stateLimit: stateLimit
        ) { _ in true }
        finding = .reachability(try #require(reachability))
      }
      requests += update(.progress(.found(finding, inquiry: inquiry.number)))
    }
  }

  /// The marks of the moves that can be taken, in words.
  var reachabilityMarks: [String?] {
    play?.moves.compactMap(\.step).map { play?.reachability(of: $0)?.words } ?? []
  }

  /// The snapshots of all moments, in the order in which they were reached.
  var snapshots: [Snapshot] {
    guard let timeline = play?.timeline else { return [] }
    return (0..<timeline.count).map { timeline[MomentID($0)].snapshot }
  }
}

extension [Request] {
  /// The inquiries that are asked, and those that are dropped.
  var words: [String] {
    map { request in
      switch request {
      case .inquire(let inquiry): "\(word(for: inquiry.kind)) \(inquiry.number)"
      case .abandon(let number): "abandon \(number)"
      case .quit, .repaint, .listenToMouse, .open, .save, .listFiles, .listTemplates, .openGolf,
        .recordGolf,
        .remember:
        "something else"
      }
    }
  }

  private func word(for kind: Inquiry.Kind) -> String {
    switch kind {
    case .verdict: "verdict"
    case .par: "par"
    case .reachability: "reachability"
    case .odds: "odds"
    }
  }
}
