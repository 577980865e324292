// Knows what somebody who plays golf does to a session.

import Script
import Shmem

extension Session {
  /// Takes in a fact about golf.
  mutating func update(_ event: GolfEvent) -> [Request] {
    switch event {
    case .open(let race): return [.openGolf(race)]
    case .offered(let levels, let first):
      guard !levels.isEmpty else { return update(.failed("There is no race to play golf with.")) }
      let requests = leaveRace() + leaveGolf()
      golf = Golf(levels: levels)
      // A stage is for what is told.
      talk.isOnStage = false
      if let first, let level = golf?[first] { begin(level) }
      return requests
    case .again:
      guard let key = play?.round?.level.key, let level = golf?[key] else {
        return update(.failed(Self.noLevel))
      }
      let requests = stopInquiries()
      begin(level)
      return requests
    case .next:
      guard let key = play?.round?.level.key, let level = golf?.level(after: key) else {
        return update(.failed(Self.noLevel))
      }
      let requests = stopInquiries()
      begin(level)
      return requests
    }
  }

  private static let noLevel = "No level of golf is being played; golf shows the levels."

  /// Begins a level, without anything that helped before.
  mutating func begin(_ level: GolfLevel) {
    golf?.select(level.key)
    play = Play(level)
    overlay = nil
    search = nil
    if predicts { play?.prediction = Prediction() }
  }

  /// Leaves the race for what it was chosen from.
  mutating func leaveRace() -> [Request] {
    let requests = stopInquiries()
    play = nil
    overlay = nil
    search = nil
    talk.motion = nil
    return requests
  }

  /// Leaves golf for the gallery.
  mutating func leaveGolf() -> [Request] {
    defer { golf = nil }
    return golf?.asked.map { [.abandon(inquiry: $0.number)] } ?? []
  }

  // MARK: Par

  /// Asks for a par that nobody knows yet: while a level is played for its own, else for the first of
  /// the list.
  mutating func inquireForPar() -> [Request] {
    guard let golf, golf.asked == nil else { return [] }
    let wanted =
      play == nil ? golf.levels : [play?.round.flatMap { golf[$0.level.key] }].compactMap(\.self)
    guard let pending = wanted.first(where: { $0.par == .pending }) else { return [] }
    let inquiry = nextInquiry(.par, of: Snapshot(pending.scenario))
    self.golf?.asked = Golf.Asked(number: inquiry.number, key: pending.key)
    return [.inquire(inquiry)]
  }

  /// Takes in what a check of a level says, if it is the one that was asked for.
  ///
  /// - Returns: whether it was.
  mutating func takePar(_ verdict: Check.Verdict, of number: Int) -> Bool {
    guard let asked = golf?.asked, asked.number == number else { return false }
    golf?.asked = nil
    golf?.change(asked.key) { $0.par = GolfLevel.Par(verdict) }
    if play?.round?.level.key == asked.key { play?.round?.level.par = GolfLevel.Par(verdict) }
    return true
  }

  // MARK: The rules

  /// Judges where an event has led, and has a new best result kept.
  mutating func score() -> [Request] {
    guard let moves = play?.score(), let key = play?.round?.level.key else { return [] }
    golf?.change(key) { $0.best = moves }
    return [.recordGolf(level: key, moves: moves)]
  }

  /// What there is to say to somebody who has just asked for the first time.
  static let helpWords = "With help from now on: not recorded; r begins anew."

  /// Why a task may not join, if it may not.
  func golfRefusal(of event: Event) -> String? {
    guard play?.round != nil else { return nil }
    switch event {
    case .openInjection, .inject, .undoInjection, .redoInjection: return Self.nobodyJoins
    default: return nil
    }
  }

  /// The same for a command of the prompt.
  func golfRefusal(of command: Command) -> String? {
    guard play?.round != nil else { return nil }
    switch command {
    case .inject, .swizzle: return Self.nobodyJoins
    default: return nil
    }
  }

  private static let nobodyJoins = "In golf nobody joins: the tasks of the level are all there are."
}
