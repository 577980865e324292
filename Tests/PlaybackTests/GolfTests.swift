// Knows the rules of golf: what a level is, what a move is, what counts.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Golf")
struct GolfTests {
  /// A race that can be lost in 25 moves, one that can be lost sooner, and one that cannot.
  static func races() throws -> [GolfRace] {
    [
      GolfRace(
        title: "Proved",
        scenario: try Scenario(.v3_16, "page", tasks: "reclaim@0")
      ),
      GolfRace(
        title: "Take two",
        scenario: try Scenario(.take2, "page", tasks: "reclaim@0")
      ),
      GolfRace(
        title: "Classroom",
        scenario: try Scenario(
          .v3_16,
          "swap",
          tasks: "read@0",
          set: "first-pass=off swap-retry=off"
        )
      ),
    ]
  }

  /// A session among the levels, with every par found out.
  static func list(best: [String: Int] = [:]) throws -> Session {
    var session = Session(gallery: Gallery(items: [.golf]), play: nil, isMouseOn: false)
    let levels = GolfLevel.levels(of: try races(), best: best)
    try session.answer(session.update(.answer(.golf(levels, first: nil))))
    return session
  }

  /// A session at the start of a level.
  static func level(_ title: String, best: [String: Int] = [:]) throws -> Session {
    var session = try list(best: best)
    let place = try #require(session.golf?.levels.firstIndex { $0.title == title })
    session.take(.window(.choose(place + 1)))
    return session
  }

  /// The schedule of "Take two" that nobody can do with fewer moves.
  static let takeTwo = [
    "step reclaim-1 until C5", "step punch until P14", "step reclaim-1 until C13",
    "step punch until P22",
  ]

  static func key(_ title: String) throws -> String {
    try #require(races().first { $0.title == title }).key
  }

  // MARK: Levels

  @Test("every scenario is a level once, by its first title, if it can be looked at in full")
  func distinct() throws {
    let races = try Self.races()
    let again = GolfRace(title: "Again", scenario: races[0].scenario)
    let large = GolfRace(
      title: "Large",
      scenario: try Scenario(.v3_16, "0-9=page", tasks: "reclaim@0")
    )
    let levels = GolfLevel.levels(of: races + [again, large], best: [races[1].key: 30])
    #expect(levels.map(\.title) == ["Proved", "Take two", "Classroom"])
    #expect(levels.map(\.best) == [nil, 30, nil])
    #expect(levels.allSatisfy { $0.par == .pending })
  }

  @Test("a race that is changed is another level")
  func keys() throws {
    let race = GolfRace(title: "A", scenario: try Scenario(.take2, "page"))
    let other = GolfRace(title: "A", scenario: try Scenario(.v3_16, "page"))
    #expect(race.key != other.key)
    #expect(
      race.key == GolfRace(title: "B", scenario: race.scenario).key,
      "a title changes nothing"
    )
    #expect(try Demo(parsing: race.key).scenario == race.scenario, "it can be read again")
  }

  @Test(
    "pars come one after the other; the levels that teach come first, what cannot be broken last"
  )
  func fills() throws {
    var session = Session(gallery: Gallery(items: [.golf]), play: nil, isMouseOn: false)
    let levels = GolfLevel.levels(of: try Self.races(), best: [:])
    let requests = session.update(.answer(.golf(levels, first: nil)))
    #expect(requests.words == ["par 1"])
    #expect(session.mode == .golfList)
    #expect(
      session.golf?.levels.map { $0.score() } == Array(repeating: "par ...  best -", count: 3)
    )
    session.take(.window(.down))
    try session.answer(requests)
    let golf = try #require(session.golf)
    #expect(golf.levels.map(\.title) == ["Take two", "Classroom", "Proved"])
    #expect(
      golf.levels.map(\.par) == [
        .moves(25, breaking: .oldDataGone), .moves(14, breaking: .oldDataGone), .never,
      ]
    )
    #expect(golf.selected == 0, "the level that was selected stays selected")
    #expect(session.update(.window(.up)).isEmpty, "everything is known")
  }

  @Test("the gallery and the prompt ask for the levels")
  func opens() throws {
    var session = Session(gallery: Gallery(items: [.freePlay, .golf]), play: nil, isMouseOn: false)
    #expect(session.update(.window(.choose(2))) == [.openGolf(nil)])
    #expect(session.say("golf") == [.openGolf(nil)])
    session.take(.answer(.golf([], first: nil)))
    #expect(session.message?.isProblem == true && session.mode == .gallery)
  }

  @Test("a level that was asked for is begun at once, and its par is found out first")
  func begins() throws {
    var session = Session(
      gallery: Gallery(items: []),
      play: nil,
      isMouseOn: false,
      talk: Talk(isOnStage: true)
    )
    let levels = GolfLevel.levels(of: try Self.races(), best: [:])
    let requests = session.update(.answer(.golf(levels, first: levels[2].key)))
    #expect(session.mode == .golf && session.play?.title == "Classroom")
    #expect(session.talk.isOnStage == false)
    #expect(session.play?.round?.level.par == .pending)
    try session.answer(requests)
    #expect(
      session.play?.round?.level.par == .moves(14, breaking: .oldDataGone),
      "it comes while the level is played"
    )
    session.take(.window(.close))
    #expect(session.mode == .golfList && session.golf?.selected == 0)
    #expect(session.update(.window(.close)) == [.quit], "there is no gallery to go back to")
  }

  @Test("q leads from the level to the list, then to the gallery, and nothing goes on there")
  func closes() throws {
    var session = Session(gallery: Gallery(items: [.golf]), play: nil, isMouseOn: false)
    let levels = GolfLevel.levels(of: try Self.races(), best: [:])
    _ = session.update(.answer(.golf(levels, first: levels[0].key)))
    #expect(session.update(.window(.close)).isEmpty)
    #expect(session.mode == .golfList)
    #expect(session.update(.window(.close)).words == ["abandon 1"])
    #expect(session.mode == .gallery && session.golf == nil)
  }

  @Test("a demo that is opened from a level leaves golf")
  func opensDemo() throws {
    var session = try Self.level("Take two")
    session.take(.answer(.opened(try #require(classroomSession().play))))
    #expect(session.mode == .race && session.golf == nil && session.play?.round == nil)
  }

  // MARK: An attempt

  @Test("the shortest schedule is par, and kept as the best result")
  func par() throws {
    var session = try Self.level("Take two")
    #expect(session.play?.round?.score(moves: 0) == "moves 0  par 25  best -")
    for line in Self.takeTwo.dropLast() { #expect(session.say(line).isEmpty) }
    #expect(session.play?.round?.outcome == .underWay && session.play?.moveCount == 19)
    let requests = session.say(Self.takeTwo[3])
    #expect(requests == [.recordGolf(level: try Self.key("Take two"), moves: 25)])
    let round = try #require(session.play?.round)
    #expect(round.outcome == .broken(.oldDataGone, moves: 25) && round.isPar && round.counts)
    #expect(round.verdict?.first == "par! LEFT BEHIND in 25 moves, the fewest possible.")
    #expect(round.score(moves: 25) == "moves 25  par 25  best 25")
    #expect(session.golf?.levels[0].best == 25, "the list knows it, too")
  }

  @Test("going back gives moves back, and going on after the loss costs nothing")
  func givesBack() throws {
    var session = try Self.level("Take two")
    for line in Self.takeTwo { _ = session.say(line) }
    #expect(session.update(.race(.stepForward)).isEmpty)
    #expect(session.play?.moveCount == 26)
    #expect(session.play?.round?.outcome == .broken(.oldDataGone, moves: 25))
    session.take(.race(.stepBack), .race(.stepBack))
    #expect(session.play?.moveCount == 24 && session.play?.round?.outcome == .underWay)
    #expect(session.update(.race(.stepForward)).isEmpty, "the same result is not recorded again")
    #expect(session.play?.round?.outcome == .broken(.oldDataGone, moves: 25))
  }

  @Test("a loss with a move too many is recorded until a better one comes, and no worse one after")
  func improves() throws {
    let key = try Self.key("Take two")
    var session = try Self.level("Take two", best: [key: 40])
    for line in Self.takeTwo.dropLast() { _ = session.say(line) }
    _ = session.say("step reclaim-1 C14")
    #expect(session.say(Self.takeTwo[3]) == [.recordGolf(level: key, moves: 26)])
    #expect(session.play?.round?.verdict?.first == "LEFT BEHIND in 26 moves, par 25: your best.")
    session.take(.games(.again))
    #expect(session.depth == 0 && session.play?.round?.outcome == .underWay)
    #expect(session.play?.round?.score(moves: 0) == "moves 0  par 25  best 26")
    for line in Self.takeTwo.dropLast() { _ = session.say(line) }
    #expect(session.say(Self.takeTwo[3]) == [.recordGolf(level: key, moves: 25)])
    session.take(.games(.again))
    for line in Self.takeTwo.dropLast() { _ = session.say(line) }
    _ = session.say("step reclaim-1 C14")
    #expect(session.say(Self.takeTwo[3]).isEmpty)
    #expect(session.play?.round?.verdict?.first == "LEFT BEHIND in 26 moves, par 25.")
  }

  @Test("a punch that is over without a loss is said to be, with the keys that help")
  func survives() throws {
    var session = try Self.level("Take two")
    _ = session.say("step punch until P22")
    let moves = try #require(session.depth)
    _ = session.say("step punch until end")
    #expect(session.play?.round?.outcome == .survived(moves: moves))
    #expect(
      session.play?.round?.verdict?.first
        == "The punch is over after \(moves) moves, and nothing is broken."
    )
    var proved = try Self.level("Proved")
    _ = proved.say("step punch until P22")
    #expect(proved.play?.round?.verdict?[1] == "Not broken: no promise can be.")
    #expect(proved.play?.round?.task.contains("No promise can be broken here") == true)
  }

  @Test("where it is another promise that breaks, the level says which")
  func otherPromise() throws {
    let race = GolfRace(
      title: "Locks",
      scenario: try Scenario(
        .inodeMutex,
        "page,hole,page,page 1-2",
        tasks: "fault-read@2 fault-read:no-retry@2"
      )
    )
    var session = Session(gallery: Gallery(items: [.golf]), play: nil, isMouseOn: false)
    let levels = GolfLevel.levels(of: [race], best: [:])
    try session.answer(session.update(.answer(.golf(levels, first: nil))))
    let level = try #require(session.golf?.levels.first)
    #expect(level.otherPromise == "locks in order")
    session.take(.window(.choose(1)))
    #expect(session.play?.round?.task.contains("Take two locks in the wrong order.") == true)
    _ = session.say("step punch until P2")
    #expect(session.say("step fault-1") == [.recordGolf(level: race.key, moves: 3)])
    #expect(session.play?.round?.outcome == .broken(.lockOrder, moves: 3))
    #expect(session.play?.round?.verdict?.first == "par! BROKEN in 3 moves, the fewest possible.")
  }

  @Test("L begins the next level of the list, and the first one behind the last")
  func next() throws {
    var session = try Self.level("Take two")
    session.take(.games(.next))
    #expect(session.play?.title == "Classroom")
    session.take(.games(.next))
    #expect(session.play?.title == "Proved")
    session.take(.games(.next))
    #expect(session.play?.title == "Take two" && session.golf?.selected == 0)
  }

}

extension Request {
  var isRecord: Bool {
    if case .recordGolf = self { true } else { false }
  }
}
