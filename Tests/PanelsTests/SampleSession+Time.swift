// Plays the races whose branches, old data and futures the tests draw.

import Foundation
import Playback
import Script
import Testing

extension SampleSession {
  /// A demo that comes with the program, at one of its steps.
  static func demo(_ name: String, atStep step: Int) throws -> Session {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "demos").appending(path: "\(name).punch")
    let demo = try Demo(parsing: String(contentsOf: file, encoding: .utf8))
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
    return Session(gallery: gallery, play: play, isMouseOn: false).after(.race(.goTo(step: step)))
  }

  /// The tree of the branches of a demo, with branches tried by hand beside it, one named and one marked.
  static func named() throws -> Session {
    var session = try demo("09-take-two", atStep: 4).after(.race(.finishTask))
    session = session.after(.window(.openBranches), .window(.branch(.openName)))
    for character in "the punch alone" { session = session.after(.window(.typed(character))) }
    session = session.after(.window(.confirm), .window(.close))
    session = session.after(.race(.goTo(step: 9)), .race(.takeMove(1)), .race(.takeMove(1)))
    return session.after(
      .window(.openBranches),
      .window(.top),
      .window(.branch(.toggleMark)),
      .window(.down)
    )
  }

  /// The old data of a demo that loses, seen from its beginning.
  static func oldDataInTime() throws -> Session {
    try demo("06-classroom", atStep: 3).after(
      .window(.openOldData),
      .window(.oldData(.toNextChange))
    )
  }

  /// The moves of a demo that loses, before the step that decides.
  static func futures() throws -> Session {
    try demo("06-classroom", atStep: 9).after(.window(.openWhatIf))
  }
}
