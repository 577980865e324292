// Knows how a session opens, plays and scores the levels of golf.

import Shmem

extension Session {
  /// Carries out a wish about one of the games.
  mutating func handle(_ event: GameEvent) -> [Request] {
    switch event {
    case .togglePrediction:
      togglePrediction()
      return []
    case .openVotes:
      openVotes()
      return []
    case .votes(let votes):
      guard play != nil else { return missRace() }
      message = play?.count(votes)
      return []
    case .openScore:
      guard play != nil else { return missRace() }
      openScore()
      return []
    case .openGolf(let race): return [.openGolf(race)]
    case .again: return begin(play?.round.flatMap { golf?[$0.level.key] })
    case .next: return begin(play?.round.flatMap { golf?.level(after: $0.level.key) })
    }
  }

  /// Shows the levels that were asked for, and begins the one with a key if there is one.
  mutating func offer(_ levels: [GolfLevel], first: String?) -> [Request] {
    guard !levels.isEmpty else {
      message = .problem("There is no race to play golf with.")
      return []
    }
    let requests = leaveRace() + leaveGolf()
    golf = Golf(levels: levels)
    // A stage is for a race that a script tells.
    talk.isOnStage = false
    if let first, let level = golf?[first] { begin(level) }
    return requests
  }

  /// Begins a level in the place of another, if there is one.
  private mutating func begin(_ level: GolfLevel?) -> [Request] {
    guard let level else {
      message = .problem(Self.noLevel)
      return []
    }
    let requests = stopInquiries()
    begin(level)
    return requests
  }

  private static let noLevel = "No level of golf is being played; golf shows the levels."

  /// Begins a level, without any help asked for before.
  mutating func begin(_ level: GolfLevel) {
    golf?.select(level.key)
    play = Play(level)
    overlay = nil
    search = nil
    if predicts { play?.prediction = .on }
  }

  /// Leaves the race for the list that it was chosen from.
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

  /// Asks for a par that is not known yet: for that of the level being played, else for the first
  /// one in the list.
  mutating func inquireForPar() -> [Request] {
    guard let golf, golf.asked == nil else { return [] }
    let wanted =
      play == nil ? golf.levels : [play?.round.flatMap { golf[$0.level.key] }].compactMap(\.self)
    guard let pending = wanted.first(where: { $0.par == .pending }) else { return [] }
    let inquiry = nextInquiry(.par, of: Snapshot(pending.scenario))
    self.golf?.asked = Golf.Asked(number: inquiry.number, key: pending.key)
    return [.inquire(inquiry)]
  }

  /// Takes in the result of a check of a level, if it answers the inquiry for a par.
  ///
  /// - Returns: true if it does.
  mutating func takePar(_ verdict: Check.Verdict, of number: Int) -> Bool {
    guard let asked = golf?.asked, asked.number == number else { return false }
    golf?.asked = nil
    golf?.change(asked.key) { $0.par = GolfLevel.Par(verdict) }
    if play?.round?.level.key == asked.key { play?.round?.level.par = GolfLevel.Par(verdict) }
    return true
  }

  // MARK: The rules

  /// Judges the way to now after an event, and requests that a new best result is kept.
  mutating func score() -> [Request] {
    guard let moves = play?.score(), let key = play?.round?.level.key else { return [] }
    golf?.change(key) { $0.best = moves }
    return [.recordGolf(level: key, moves: moves)]
  }

  /// The message at the first request for help.
  static let helpWords = "You have help now: not recorded; r begins again."
}
