// Knows that the model goes through a punch as Linux 6.12.95 was recorded to do.

import Foundation
import RaceSupport
import Testing

@testable import Shmem

@Suite("Recordings of a real kernel")
struct RecordingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// A recording: a file in this folder, and the punch that it shows.
  struct Recording: Sendable, CustomTestStringConvertible {
    /// The name of the file.
    let name: String
    /// The hole.
    let hole: ClosedRange<UInt64>
    /// The number of moves in the file that the model tells as well.
    let count: Int

    var testDescription: String { name }

    /// A file whose pages 16 to 31 are one swap entry.
    func scenario() throws -> Scenario {
      let holes = Array(repeating: "hole", count: 16).joined(separator: ",")
      return try Scenario(.v6_12_95, "\(holes),swap:4 \(hole.lowerBound)-\(hole.upperBound)")
    }

    /// The moves in the file.
    func moves() throws -> [RecordedMove] {
      let file = RecordingTests.folder.appending(path: "\(name).trace")
      return RecordedMove.moves(ofRecording: try String(contentsOf: file, encoding: .utf8))
    }
  }

  static let recordings = [
    Recording(name: "f-6.12-large-quiet-16-32", hole: 16...31, count: 6),
    Recording(name: "f-6.12-large-quiet-18-30", hole: 18...29, count: 32),
  ]

  @Test(
    "a punch of an entry that takes sixteen slots goes step by step as recorded",
    arguments: recordings
  )
  func steps(recording: Recording) throws {
    let scenario = try recording.scenario()
    var machine = Machine<SharedStorage>(scenario)
    var moves: [RecordedMove] = []
    while let step = machine.enabledSteps(picking: [], in: scenario).first {
      let effect = machine.transition(for: step, in: scenario)?.effect
      if let undo = effect?.undo { moves += RecordedMove.moves(of: undo) }
      machine.apply(step, in: scenario)
    }
    #expect(machine.readiness(of: .puncher, in: scenario) == .finished)
    let recorded = try recording.moves()
    #expect(recorded.count == recording.count)
    #expect(moves == recorded)
  }
}
