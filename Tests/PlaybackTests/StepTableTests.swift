// Knows how the views with a row for each step are opened, moved in and left.

import Playback
import Script
import Shmem
import Testing

@Suite("The views with a row for each step")
struct StepTableTests {
  private struct Missing: Error {}

  private static func table(_ session: Session) throws -> StepTable {
    guard case .table(let table) = session.overlay else { throw Missing() }
    return table
  }

  /// A page left behind at its end, with a view open.
  private static func opened(_ event: WindowEvent) throws -> Session {
    var session = try classroomSession()
    session.take(.race(.toEnd), .window(event))
    return session
  }

  @Test("open at now, with their modes, and closing them leaves the race where it was")
  func opening() throws {
    for (event, mode) in [(WindowEvent.openSpaceTime, Mode.spaceTime), (.openLanes, .lanes)] {
      var session = try Self.opened(event)
      #expect(session.mode == mode)
      let table = try Self.table(session)
      let now = try #require(session.play?.timeline.current)
      #expect(table.moment == now)
      session.take(.window(.up), .window(.up), .window(.close))
      #expect(session.overlay == nil)
      #expect(session.play?.timeline.current == now)
    }
  }

  @Test("select rows with all usual keys, and never leave the branch")
  func moving() throws {
    var session = try Self.opened(.openLanes)
    let last = try Self.table(session).way.count - 1
    #expect(try Self.table(session).selected == last)
    session.take(.window(.down))
    #expect(try Self.table(session).selected == last)
    session.take(.window(.up))
    #expect(try Self.table(session).selected == last - 1)
    session.take(.window(.top), .window(.up))
    #expect(try Self.table(session).selected == 0)
    session.take(.window(.table(.move(byRows: 3))))
    #expect(try Self.table(session).selected == 3)
    session.take(.window(.bottom))
    #expect(try Self.table(session).selected == last)
  }

  @Test("go to the selected step by Enter, as :goto does")
  func jumping() throws {
    var session = try Self.opened(.openSpaceTime)
    session.take(.window(.top), .window(.down), .window(.down), .window(.down))
    let moment = try Self.table(session).moment
    session.take(.window(.confirm))
    #expect(session.overlay == nil)
    #expect(session.play?.timeline.current == moment)
  }

  @Test("take the next step and the last one back, and stay open")
  func stepping() throws {
    var session = try classroomSession()
    session.take(.window(.openSpaceTime))
    let start = try #require(session.depth)
    for _ in 0..<4 { session.take(.window(.table(.stepForward))) }
    let depth = try #require(session.depth)
    #expect(depth > start)
    #expect(try Self.table(session).selected == depth)
    session.take(.window(.table(.stepBack)))
    #expect(try Self.table(session).selected == session.depth)
  }

  @Test("find steps by their words, on and back, and go round the ends")
  func searching() throws {
    var session = try Self.opened(.openSpaceTime)
    session.take(.window(.top), .window(.openFind))
    for character in "P16" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    let play = try #require(session.play)
    let found = try Self.table(session).moment
    #expect(play.narration(of: found)?.stepID == .p16)
    session.take(.window(.findNext))
    #expect(try Self.table(session).moment == found, "there is one such step")
    #expect(session.message?.text == "No other step mentions it.")
    session.take(.window(.findPrevious))
    #expect(try Self.table(session).moment == found)
  }

  @Test("show another branch beside this one, and give it the keys")
  func beside() throws {
    var session = try classroomSession()
    session.take(.race(.toEnd), .window(.openSpaceTime), .window(.table(.toggleBeside)))
    #expect(try Self.table(session).beside == nil)
    #expect(session.message?.text == "There is no other branch yet, and no comparison.")
    session.take(.window(.close), .race(.goTo(step: 3)), .race(.takeMove(2)))
    let here = try #require(session.play?.timeline.current)
    session.take(.window(.openSpaceTime), .window(.table(.toggleBeside)))
    guard case .branch(let way, let shared) = try Self.table(session).beside else {
      throw Missing()
    }
    #expect(shared == 4, "the start and three steps")
    #expect(Array(way[..<shared]) == Array(try Self.table(session).way[..<shared]))
    #expect(!way.contains(here))
    session.take(.window(.table(.sideways(by: 1))))
    #expect(try Self.table(session).moment == way[4])
    session.take(.window(.confirm))
    #expect(session.play?.timeline.current == way[4])
  }

  @Test("divide a branch into rows, every step in one of them, and fold only quiet steps")
  func rows() throws {
    var session = try Self.opened(.openSpaceTime)
    let play = try #require(session.play)
    for showsQuiet in [false, true] {
      let table = try Self.table(session)
      let rows = table.rows(of: play, along: table.way)
      var places: [Int] = []
      var row: Range<Int>? = rows.row(of: 0)
      while let present = row {
        places += present
        for place in present {
          #expect(rows.row(of: place) == present)
          let isQuiet = play.timeline.change(at: table.way[place])?.isQuiet ?? false
          #expect(present.count == 1 || isQuiet)
          #expect(present.count == 1 || !showsQuiet)
        }
        row = rows.row(after: present)
      }
      #expect(places == Array(table.way.indices))
      session.take(.window(.table(.toggleQuiet)))
    }
  }

  @Test("tell when the time of the promises begins and ends")
  func instants() throws {
    let session = try Self.opened(.openSpaceTime)
    let play = try #require(session.play)
    let race = BranchRace(play, along: try Self.table(session).way, isOther: false)
    let t0 = try #require(race.place(of: .punchBegins))
    let t1 = try #require(race.place(of: .punchEnds))
    #expect(race.change(at: t0)?.step?.id == .p2)
    #expect(race.change(at: t1)?.step?.id == .p22)
    let survivors = race.survivors(among: (0..<4).map { PageIndex($0) })
    #expect(Array(survivors.keys) == [PageIndex(2)])
    let passed = try #require(survivors[PageIndex(2)])
    #expect(passed <= t1)
    #expect(try #require(race.snapshot(at: passed - 1)?.walkIndex) <= PageIndex(2))
  }

  @Test("tell the own steps of the race beside, each of which leads from a state of it to the next")
  func stepsBeside() throws {
    var session = try classroomSession()
    session.take(.race(.toEnd))
    _ = session.say("compare 3.16")
    session.take(.window(.openSpaceTime))
    let play = try #require(session.play)
    let way = try Self.table(session).way
    let (race, other) = (
      BranchRace(play, along: way, isOther: false), BranchRace(play, along: way, isOther: true)
    )
    var differing = 0
    for place in way.indices.dropFirst() {
      let change = try #require(other.change(at: place))
      guard let step = change.step else {
        #expect(other.standstill(at: place) != nil, "place \(place)")
        continue
      }
      #expect(other.actor(at: place) == step.task)
      #expect(change.before.after(.step(step))?.machine == change.after.machine, "place \(place)")
      if step.id != race.change(at: place)?.step?.id { differing += 1 }
    }
    #expect(differing > 0, "the first loop of 3.16 takes other steps")
  }

  @Test("know who holds what: a span begins where it is taken and ends where it is let go")
  func spans() throws {
    let session = try Self.opened(.openLanes)
    let timeline = try #require(session.play?.timeline)
    let way = try Self.table(session).way
    let all = timeline.holdingSpans(along: way, in: 0..<way.count)
    #expect(!all.isEmpty)
    func holder(_ thing: Holding, _ place: Int) -> TaskID? {
      let machine = timeline[way[place]].snapshot.machine
      return switch thing {
      case .inodeMutex: machine.file.inodeMutexOwner
      case .swaplistMutex: machine.file.swaplistMutexOwner
      case .invalidateLock: machine.file.invalidateLockOwner
      case .pageLock(let page): machine[page].lockOwner
      case .reference, .waitQueue, .value: nil
      }
    }
    for place in way.indices {
      let machine = timeline[way[place]].snapshot.machine
      let mutex = all.first { $0.thing == .inodeMutex && $0.places.contains(place) }
      #expect(mutex?.task == machine.file.inodeMutexOwner)
    }
    for span in all {
      for place in span.places where holder(span.thing, place) != nil {
        #expect(holder(span.thing, place) == span.task)
      }
      if !span.isOlder, span.places.lowerBound > 0,
        holder(span.thing, span.places.lowerBound) != nil
      {
        #expect(holder(span.thing, span.places.lowerBound - 1) != span.task)
      }
      if !span.isOpen, holder(span.thing, span.places.lowerBound) != nil {
        #expect(holder(span.thing, span.places.upperBound) != span.task)
      }
    }
    // A part of the branch has the same spans, cut off at its ends.
    let middle = 4..<way.count - 3
    let cut = timeline.holdingSpans(along: way, in: middle)
    for span in all where span.places.overlaps(middle) {
      let places = span.places.clamped(to: middle)
      #expect(
        cut.contains { $0.task == span.task && $0.thing == span.thing && $0.places == places }
      )
    }
  }
}
