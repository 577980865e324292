// Knows that what a time line remembers of its ways is what a walk along them finds.

import Script
import Shmem
import Testing

@testable import Playback

@Suite("Ways")
struct WayTests {
  @Test("what is remembered of a way is what a walk finds", arguments: 0..<8 as Range<UInt64>)
  func remembersWays(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var race = try RandomRace(seed: seed, mapping: seed % 2 == 0 ? .tmpfs : .file)
    var timeline = Timeline(race.scenario)
    for _ in 0..<150 {
      switch generator.next() % 6 {
      case 0: timeline.jump(to: MomentID(Int(generator.next() % UInt64(timeline.count))))
      case 1: timeline.goBack()
      case 2: timeline.goForward()
      case 3:
        let text = "\(generator.next() % 100)"
        let isChapter = generator.next() % 3 == 0
        timeline.annotate { if isChapter { $0.chapter = text } else { $0.note = text } }
      default:
        if let step = race.nextStep(in: timeline.now.snapshot) { timeline.perform(.step(step)) }
      }
      try compare(timeline)
    }
    #expect(timeline.branches.count > 1, "there is more than one way")
  }

  private func compare(_ timeline: Timeline) throws {
    let (past, future) = (timeline.past, timeline.future)
    #expect(past.first == .start)
    #expect(timeline.past(last: 3) == past.suffix(3))
    #expect(timeline.future(first: 3) == Array(future.prefix(3)))
    #expect(timeline.stepsAhead == future.count)
    #expect(timeline.wayEnd == future.last ?? timeline.current)
    #expect(timeline.annotation(at: timeline.current) == Self.words(along: past, in: timeline))
    for (before, moment) in zip(past, past.dropFirst()) {
      let (now, then) = (timeline[moment].snapshot, timeline[before].snapshot)
      let isBreach = Promise.allCases.contains {
        now.status(of: $0).isBroken && !then.status(of: $0).isBroken
      }
      let isOver = now.machine.file.phase == .after && then.machine.file.phase != .after
      #expect(timeline.isTurningPoint(moment) == (isBreach || isOver))
    }
  }

  /// The words in force at the end of a way, found by going back along it.
  private static func words(along way: [MomentID], in timeline: Timeline) -> Annotation {
    var found = Annotation(chapter: nil, note: nil, speaker: nil)
    for moment in way.reversed() {
      guard let annotation = timeline[moment].annotation else { continue }
      if moment == way.last { found.note = annotation.note }
      if let chapter = annotation.chapter {
        found.chapter = chapter
        break
      }
    }
    return found
  }

  @Test("the first difference is the one that a search finds", arguments: 0..<12 as Range<UInt64>)
  func findsDifferences(seed: UInt64) throws {
    var race = try RandomRace(seed: seed, mapping: seed % 2 == 0 ? .tmpfs : .file)
    var timeline = Timeline(race.scenario)
    var found = 0
    for rules in [Kernel.take2, .v3_15].map({ OtherRules(kernel: $0, settings: []) }) {
      guard var comparison = Comparison(.rules(rules), in: timeline) else { continue }
      for _ in 0..<60 {
        guard let step = race.nextStep(in: timeline.now.snapshot) else { break }
        timeline.perform(.step(step))
        comparison.follow(to: timeline.current, in: timeline)
        let other = try #require(comparison.race(at: timeline.current))
        let difference = other.firstDifferenceBySearch(in: timeline.now.snapshot)
        #expect(other.firstDifference == difference)
        if difference != nil { found += 1 }
        #expect(timeline.other(rules, at: timeline.current)?.snapshot == other.snapshot)
      }
      timeline.jump(to: .start)
    }
    if seed == 0 { #expect(found > 0, "there is a difference to be found") }
  }

  @Test("a list in chunks is a list, and its copies are copies", arguments: 0..<6 as Range<UInt64>)
  func listsInChunks(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var (list, plain) = (ChunkedArray<UInt64>(), [UInt64]())
    var copies: [(list: ChunkedArray<UInt64>, plain: [UInt64])] = []
    for _ in 0..<2000 {
      let number = generator.next()
      if plain.isEmpty || number % 3 > 0 {
        list.append(number)
        plain.append(number)
      } else {
        let position = Int(number / 3 % UInt64(plain.count))
        list.change(at: position) { $0 = number }
        plain[position] = number
      }
      if number % 100 == 0 { copies.append((list, plain)) }
    }
    for (list, plain) in copies + [(list, plain)] {
      #expect(list.indices == plain.indices)
      #expect(list.indices.map { list[$0] } == plain)
    }
  }
}
