// Checks the pictures that explain a moment in the place of the race.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("A figure")
struct FigureTests {
  private static let sizes = [
    Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    Size(rows: 50, columns: 160),
  ]

  /// Returns a session after so many presses of the key for figures.
  private static func figure(_ presses: Int, _ session: Session) -> Session {
    (0..<presses).reduce(session) { session, _ in session.after(.race(.nextFigure)) }
  }

  @Test("is the data, the ways, the causes, and then the race again, on one key")
  func round() throws {
    let session = try SampleSession.demo("06-classroom", atStep: 10)
    let titles = try (0...4).map { presses in
      FigurePanel(play: try #require(Self.figure(presses, session).play)).title
    }
    #expect(titles[0] == "" && titles[4] == "")
    #expect(titles[1] == "where is the data?" && titles[2] == "past the first loop")
    #expect(titles[3] == "why is the s2 that punch has gathered stale?")
  }

  @Test("of the data follows the bytes from the swap area to memory and back", arguments: sizes)
  func data(size: Size) throws {
    func text(_ demo: String, _ step: Int) throws -> [String] {
      let session = Self.figure(1, try SampleSession.demo(demo, atStep: step))
      return Screen.grid(of: session, size: size).lines
    }
    // Before the swap-in there is no page, after it the slot leads to one.
    let before = try text("06-classroom", 5)
    #expect(before.contains { $0.contains("slot 2") && $0.contains("s2") }, "\(before)")
    #expect(!before.contains { $0.contains("─ P2") }, "\(before)")
    let cached = try text("06-classroom", 9)
    #expect(cached.contains { $0.contains("slot 2") && $0.contains("s2") && $0.contains("P2") })
    let after = try #require(try SampleSession.demo("06-classroom", atStep: 10).play)
    let places = DataPlaces(of: PageIndex(2), in: after.snapshot)
    #expect(places.leadsToFrame && !places.leadsToSwap && places.isCached && places.isStale)
    let stale = try text("06-classroom", 10)
    #expect(stale.contains { $0.contains("got s2, stale") || $0.contains("[s2]") }, "\(stale)")
  }

  @Test(
    "of the data of an ordinary file shows its blocks on the disk until they are free",
    arguments: sizes
  )
  func blocks(size: Size) throws {
    func text(_ step: Int) throws -> String {
      let session = Self.figure(1, try SampleSession.demo("32-blocks-that-come-back", atStep: step))
      return Screen.grid(of: session, size: size).lines.joined(separator: "\n")
    }
    let held = try text(12)
    #expect(held.contains("the disk") && held.contains("block 0") && held.contains("old data"))
    let freed = try text(20)
    #expect(freed.contains("block 0") && freed.contains("free"), "\(freed)")
    let play = try #require(try SampleSession.demo("32-blocks-that-come-back", atStep: 20).play)
    #expect(DataPlaces(of: PageIndex(0), in: play.snapshot).onDisk?.isZeros == true)
    let row = Screen.grid(
      of: try SampleSession.demo("32-blocks-that-come-back", atStep: 12),
      size: Size(rows: 30, columns: 100)
    ).lines.first { $0.contains("disk ") }
    #expect(row?.contains("block 0 old data") == true, "\(row ?? "")")
    let tmpfs = try #require(try SampleSession.demo("06-classroom", atStep: 10).play)
    #expect(DataPlaces(of: PageIndex(2), in: tmpfs.snapshot).onDisk == nil)
  }

  @Test("of the data has no name on a stage that is a part of another name")
  func wholeNames() throws {
    let size = Size(rows: 12, columns: 40)
    for step in 0...48 {
      let session = try SampleSession.demo("25-real-size", atStep: step)
        .after(.talk(.toggleStage))
      let figure = Self.figure(1, session)
      let lines = Screen.grid(of: figure, size: size).lines
      let start = try #require(lines.firstIndex { $0.contains("memory") }, "\(lines)")
      let end = lines.lastIndex { $0.contains("└") } ?? start
      let play = try #require(figure.play)
      let places = play.dataSlots.map { DataPlaces(of: $0, in: play.snapshot) }
      let known =
        places.compactMap(\.entry?.description) + places.compactMap(\.gathered?.name)
        + places.compactMap(\.frame?.number.description)
        + places.compactMap(\.swap?.entry.description)
      for line in lines[start...end] {
        for name in line.matches(of: #/[Ps]\d+/#).map({ String($0.0) }) {
          #expect(known.contains(name), "step \(step): \(name) of \(known) in \(lines)")
        }
      }
    }
  }

  @Test("of the data shows the bytes of one page of the file of a large page that left the file")
  func partOfLargePage() throws {
    for step in 20...22 {
      let session = try SampleSession.demo("31-data-outside-the-hole", atStep: step)
      let play = try #require(session.play)
      let frame = try #require(DataPlaces(of: PageIndex(3), in: play.snapshot).frame)
      #expect(frame.number == PageNumber(0) && frame.content?.isZeros == true, "step \(step)")
    }
  }

  @Test("of the data on a small stage shows the slot that has changed, and counts those left out")
  func smallStage() throws {
    func lines(_ demo: String, _ step: Int) throws -> [String] {
      let session = try SampleSession.demo(demo, atStep: step).after(.talk(.toggleStage))
      return Screen.grid(of: Self.figure(1, session), size: Size(rows: 12, columns: 40)).lines
    }
    // Slots 2 and 3 hold s2, of which slot 3 has another entry than before.
    let split = try lines("28-entry-that-shrank", 24)
    #expect(split[1].contains("slot +1") && split[2].contains("─ 3! ─"), "\(split)")
    // Names and titles are whole.
    let blocks = try lines("32-blocks-that-come-back", 31)
    #expect(blocks[0].hasPrefix("where is the data? "), "\(blocks)")
    #expect(!blocks.contains { $0.contains("bloc") }, "\(blocks)")
  }

  @Test("of the ways has a row for each slot that the first loop leaves, as it leaves it")
  func ways() throws {
    func ways(_ step: Int) throws -> [FirstLoopSurvivor.Way] {
      let play = try #require(try SampleSession.demo("08-locked-page", atStep: step).play)
      return play.firstLoopSurvivors.map(\.way)
    }
    let last = try #require(try SampleSession.demo("08-locked-page", atStep: 94).play)
    #expect(last.hasGatheredForFirstLoop)
    let first = try #require(try SampleSession.demo("08-locked-page", atStep: 2).play)
    #expect(!first.hasGatheredForFirstLoop, "it has not begun")
    let without = try #require(try SampleSession.demo("06-classroom", atStep: 20).play)
    #expect(!without.hasGatheredForFirstLoop, "it is switched off")
    func task(_ name: String) throws -> TaskID {
      try #require(last.snapshot.machine.tasks.first { last.snapshot.name(of: $0) == name })
    }
    let all: [FirstLoopSurvivor.Way] = [
      .lockedPage(by: try task("reclaim-2")), .pageGone,
      .pageForSwap(lockedBy: try task("read-1")), .pageForSwap(lockedBy: nil), .otherSwap,
    ]
    #expect(try ways(94) == all)
    let counts = try (0...94).map { try ways($0).count }
    #expect(counts == counts.sorted() && Set(counts) == [0, 1, 2, 3, 4, 5])
    for size in Self.sizes {
      let session = Self.figure(2, try SampleSession.demo("08-locked-page", atStep: 70))
      let lines = Screen.grid(of: session, size: size).lines
      #expect(lines.contains { $0.contains("still there") && $0.contains("s4") }, "\(lines)")
    }
    #expect(last.firstLoopSurvivors.allSatisfy { $0.fate(in: last.snapshot) == "gone" })
  }

  @Test("of the causes has a column for each task, and time runs down", arguments: sizes)
  func causes(size: Size) throws {
    let session = try SampleSession.demo("09-take-two", atStep: 26)
    let figure = Self.figure(3, session)
    let play = try #require(figure.play)
    let lines = Screen.grid(of: figure, size: size).lines
    let heads = try #require(lines.firstIndex { $0.contains("step  reclaim-1") })
    #expect(lines[heads].contains("punch"), "\(lines)")
    let causes = play.answer(to: play.whyQuestions[0]).causes
    let rows = try causes.map { cause in
      let id = cause.stepID?.rawValue ?? "+"
      let row = lines.firstIndex { $0.contains(" \(id) ") && $0.contains("\(cause.number)") }
      return try #require(row, "\(id): \(lines)")
    }
    #expect(rows == rows.sorted() && rows.count > 2, "\(lines)")
  }

  @Test("chosen by hand stays while the race is stepped")
  func steps() throws {
    let session = Self.figure(1, try SampleSession.demo("06-classroom", atStep: 5))
    let later = session.after(.race(.stepForward))
    #expect(later.play?.figure == .data(nil) && later.play?.timeline.number == 6)
    let text = Screen.grid(of: later, size: Self.sizes[1]).text
    #expect(text.contains("where is the data?") && text.contains("what happened"))
  }
}
