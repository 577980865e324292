// Knows the levels of golf: which there are, in which order they teach, and how well they were played.

import Script
package import Shmem

/// A race that can be played golf on: break one of its promises in as few moves as possible.
package struct GolfLevel: Hashable, Sendable {
  /// The scenario as it is printed, by which results are kept: a demo that is changed is another level.
  package let key: String
  /// The title of the race.
  package let title: String
  /// The thing that the level teaches, in a clause or two; nil if its demo does not say.
  package let lesson: String?
  /// The race.
  package let scenario: Scenario
  /// The fewest moves that break a promise, as far as it is known.
  package internal(set) var par: Par
  /// The fewest moves with which the level has been done; nil if it has not been done.
  package internal(set) var best: Int?
  /// The level's place in reading order, counted from 0.
  let place: Int

  /// The fewest moves that break a promise.
  package enum Par: Hashable, Sendable {
    /// It has not been found out yet.
    case pending
    /// So many: the length of the shortest schedule, and the promise that it breaks.
    case moves(Int, breaking: Promise)
    /// No schedule breaks a promise.
    case never
    /// There are too many schedules to know.
    case unknown

    /// Makes the par of a level from the verdict of a check of the whole race.
    init(_ verdict: Check.Verdict) {
      switch verdict {
      case .violated(let broken, let schedule):
        self = .moves(schedule.count, breaking: broken.promise)
      // A punch that goes round for ever has left nothing behind.
      case .holds, .endless: self = .never
      case .unknown: self = .unknown
      }
    }

    /// The number of moves, if there is one.
    package var moves: Int? {
      switch self {
      case .moves(let moves, _): moves
      case .pending, .never, .unknown: nil
      }
    }
  }

  /// The settings of the rules that are not those of the kernel.
  package var changes: [RuleSetting] { scenario.rules.settings(unlike: scenario.usualRules) }

  /// The level's place in the list.
  ///
  /// The levels that teach come first: those about old data before those about other promises, kernels as they
  /// were before kernels with changed rules, and the easier ones before the harder. The order of locks comes after
  /// every other promise.
  fileprivate var rank: [Int] {
    switch par {
    case .moves(let moves, let promise):
      [0, Promise.allCases.firstIndex(of: promise) ?? 0, changes.count, moves, place]
    case .pending: [1, place]
    case .unknown: [2, place]
    case .never: [3, place]
    }
  }

  /// Returns the levels that some races make: each scenario once, under the first of its titles, and only
  /// scenarios that can be checked in full.
  ///
  /// - Parameters:
  ///   - races: the races, in reading order.
  ///   - best: the best results so far, by the keys of the levels.
  /// - Returns: the levels, in the order of the races.
  package static func levels(of races: [GolfRace], best: [String: Int]) -> [GolfLevel] {
    var levels: [GolfLevel] = []
    for race in races where FlatStorage.canHold(race.scenario) {
      let key = race.key
      guard !levels.contains(where: { $0.key == key }) else { continue }
      levels.append(
        GolfLevel(
          key: key,
          title: race.title,
          lesson: race.lesson,
          scenario: race.scenario,
          par: .pending,
          best: best[key],
          place: levels.count
        )
      )
    }
    return levels
  }
}

/// A race under a title.
package struct GolfRace: Hashable, Sendable {
  /// The title of the race.
  package let title: String
  /// The thing that the race teaches, in a clause or two; nil if its demo does not say.
  package let lesson: String?
  /// The race.
  package let scenario: Scenario

  /// Names a race.
  package init(title: String, lesson: String? = nil, scenario: Scenario) {
    self.title = title
    self.lesson = lesson
    self.scenario = scenario
  }

  /// The scenario as it is printed.
  package var key: String { Demo(title: nil, about: nil, scenario: scenario, commands: []).text }
}

/// The levels as they are offered: those that teach first, those in which nothing can be broken last.
package struct Golf: Hashable, Sendable {
  /// The levels, in the order of the list.
  package private(set) var levels: [GolfLevel]
  /// The level that the person selected; nil before that, which means the first level.
  private var selectedKey: String?
  /// The inquiry for a par that is under way.
  var asked: Asked?

  /// An inquiry, and the level that it is about.
  struct Asked: Hashable, Sendable {
    let number: Int
    let key: String
  }

  /// Offers levels.
  package init(levels: [GolfLevel]) {
    self.levels = levels
  }

  /// The place of the selected level in the list, counted from 0.
  package var selected: Int {
    get { levels.firstIndex { $0.key == selectedKey } ?? 0 }
    set {
      guard !levels.isEmpty else { return }
      selectedKey = levels[min(max(newValue, 0), levels.count - 1)].key
    }
  }

  /// Selects a level.
  mutating func select(_ key: String) { selectedKey = key }

  /// A level.
  subscript(key: String) -> GolfLevel? { levels.first { $0.key == key } }

  /// Returns the level after another one in the list; after the last one, the first.
  func level(after key: String) -> GolfLevel? {
    guard let place = levels.firstIndex(where: { $0.key == key }) else { return levels.first }
    return levels[(place + 1) % levels.count]
  }

  /// Changes a level and puts it where it belongs.
  mutating func change(_ key: String, _ edit: (inout GolfLevel) -> Void) {
    guard let place = levels.firstIndex(where: { $0.key == key }) else { return }
    edit(&levels[place])
    levels.sort { $0.rank.lexicographicallyPrecedes($1.rank) }
  }
}
