// Finds steps in random races, for laws about steps that change nothing.

import Shmem
import Testing

@testable import Playback

/// A step of a random race, with the states before and after it.
struct WalkedStep {
  let step: Step
  let before: Snapshot
  let after: Snapshot
  /// The seed, the number of the step and its id, for a failure.
  let place: String

  /// Returns the steps of the first 150 of a random race that satisfy a condition on the time line after them.
  static func ofRandomRace(
    seed: UInt64,
    _ isWanted: (Timeline) -> Bool
  ) throws -> [WalkedStep] {
    var race = try RandomRace(seed: seed, mapping: seed % 4 == 3 ? .file : .tmpfs)
    var timeline = Timeline(race.scenario)
    var steps: [WalkedStep] = []
    for _ in 0..<150 {
      let before = timeline.now.snapshot
      guard let step = race.nextStep(in: before) else { break }
      timeline.perform(.step(step))
      guard isWanted(timeline) else { continue }
      let place = "seed \(seed), step \(timeline.number), \(step.id.rawValue)"
      let after = timeline.now.snapshot
      steps.append(WalkedStep(step: step, before: before, after: after, place: place))
    }
    return steps
  }

  /// Expects that every slot and everything that a walk has gathered is as before.
  func expectSameSlotsAndHands() {
    for page in 0..<before.scenario.filePages {
      let index = PageIndex(page)
      #expect(before.slotState(at: index) == after.slotState(at: index), "\(place)")
    }
    #expect(before.staleEntries == after.staleEntries, "\(place)")
    #expect(before.gatherPast == after.gatherPast, "\(place)")
  }
}
