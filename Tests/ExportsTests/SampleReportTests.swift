// Knows how it is told what random schedules came to.

import Exports
import Foundation
import Playback
import RaceSupport
import Shmem
import Testing

@Suite("Random schedules, told")
struct SampleReportTests {
  private func report(
    _ kernel: Kernel,
    _ strategy: SamplingStrategy = .uniform,
    count: Int = 300,
    asked: Int? = nil,
    stepLimit: Int = 1000,
    timing: SampleReport.Timing? = nil
  ) throws -> SampleReport {
    let scenario = try Scenario(
      kernel,
      "page,swap,page",
      tasks: "reclaim:loop read:loop fault-read@1"
    )
    let sampler = Sampler(scenario, strategy: strategy, seed: 7, stepLimit: stepLimit)
    return SampleReport(
      origin: Timeline(scenario),
      sampler: sampler,
      samples: sampler.run(schedules: 0..<count),
      asked: asked ?? count,
      timing: timing
    )
  }

  private func json(_ report: SampleReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }

  private func text(_ report: SampleReport) -> [String] {
    [report.sentence, report.circumstances, ""] + report.lines
  }

  @Test("as tables and bars")
  func lines() throws {
    try expect(text(try report(.take2)), toBeAsIn: "sample-take-2")
    try expect(
      text(try report(.v3_16, .priority(changes: 2))),
      toBeAsIn: "sample-3.16-priority"
    )
  }

  @Test("as an object, without a word about time")
  func object() throws {
    let lines = try json(try report(.take2, count: 50)).split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.contains("\"rules\" : {") })
    let end = try #require(lines[start...].firstIndex { $0.contains("}") })
    #expect(lines[start...end].contains { $0.contains("\"swap-retry\" : \"second\"") })
    // The rules are those of every other report, and new ones come in.
    try expect(Array(lines[..<start] + lines[(end + 1)...]), toBeAsIn: "sample-take-2-json")
  }

  @Test("time is told only if it is asked for, and changes nothing else")
  func timing() throws {
    let timing = SampleReport.Timing(threads: 3, seconds: 0.5)
    let with = try report(.take2, count: 50, timing: timing)
    let without = try report(.take2, count: 50)
    #expect(text(with) == text(without))
    let more = try json(with).split(separator: "\n")
    let less = try json(without).split(separator: "\n")
    let added = more.filter { !less.contains($0) }
    #expect(added.count == 3)
    #expect(added.contains { $0.contains("\"threads\" : 3") })
    #expect(added.contains { $0.contains("\"seconds\" : 0.5") })
    #expect(with.stepsPerSecond == with.samples[.steps].total * 2)
  }

  @Test("what was cut off, or never run, is said")
  func incomplete() throws {
    let cut = try report(.v3_16, count: 10, asked: 20, stepLimit: 5)
    #expect(
      cut.circumstances
        == "uniform, seed 7; interrupted after 10 of 20 schedules; 0 ended; 10 cut off after 5 steps"
    )
    #expect(!cut.isComplete)
    let none = try report(.v3_16, count: 0, asked: 20)
    #expect(none.sentence == "nothing is known: no schedule was run.")
    #expect(none.lines.isEmpty)
  }

  @Test("the first loss is a play that ends with a broken promise")
  func play() throws {
    let report = try report(.take2)
    let loss = try #require(report.samples.firstBroken)
    let play = try #require(report.play)
    var timeline = play.timeline
    while timeline.goForward() {}
    #expect(timeline.now.depth == loss.depth)
    #expect(timeline.now.snapshot.status(of: loss.promise).isBroken)
    #expect(play.title == "random schedule \(loss.schedule) of seed 7")
  }
}
