// Knows that hints, odds and causes can be read on a stage.

import Display
import Panels
import Playback
import Testing

@Suite("Answers on a stage")
struct StageAnswersTests {
  static let sizes = [
    Size(rows: 12, columns: 40), Size(rows: 20, columns: 53), Size(rows: 24, columns: 80),
  ]

  @Test("every step that can be taken ends with what it leads to", arguments: sizes)
  func hints(size: Size) throws {
    let session = try SampleSession.hinted(Stage.toldLoss(atStop: 1))
    let line = try #require(
      Screen.grid(of: session, size: size).lines.first { $0.contains("> read-1") }
    )
    #expect(["safe", "risk", "doomed"].contains { line.contains($0) }, "\(line)")
  }

  @Test("the odds stand in the last row, on the script and off it", arguments: sizes)
  func odds(size: Size) throws {
    for session in [try Stage.toldLoss(atStop: 1), try Stage.away()] {
      let asked = session.after(.inquiry(.toggleOdds))
      #expect(Screen.grid(of: asked, size: size).text.contains("Odds are on"))
      let shown = try SampleSession.oddsOf(session)
      let line = try #require(Screen.grid(of: shown, size: size).lines.last)
      #expect(line.contains("broken ") && line.contains("%"), "\(line)")
      #expect(!Screen.grid(of: shown, size: size).text.contains("Odds are on"))
    }
  }

  @Test("a message stands once and whole, beside the way back and the time too", arguments: sizes)
  func messages(size: Size) throws {
    for session in [try Stage.toldLoss(atStop: 1), try Stage.away()] {
      for isTimed in [false, true] {
        let stage = isTimed ? session.after(.talk(.toggleTimer)) : session
        for event in [Event.inquiry(.toggleReachability), .inquiry(.toggleOdds)] {
          let told = stage.after(event)
          let message = try #require(told.message).text
          let text = Screen.grid(of: told, size: size).lines.joined(separator: " ")
          let words = text.split(separator: " ").joined(separator: " ")
          #expect(words.contains(message), "\(words)")
          let beginning = message.prefix(11)
          #expect(words.ranges(of: beginning).count == 1, "\(words)")
        }
      }
    }
  }

  @Test("the lock of the tree stands beside the chapter while there is room", arguments: sizes)
  func treeLock(size: Size) throws {
    let swizzle = try Stage.toldLoss(atStop: 1)
    #expect(Screen.grid(of: swizzle, size: size).lines[0].contains("tree_lock"))
    let next = swizzle.after(.race(.stepForward))
    #expect(!Screen.grid(of: next, size: size).lines[0].contains("tree_lock"))
  }

  @Test("the keys for them are the same as in a race", arguments: ["H", "%", "w"])
  func keys(key: Character) {
    let event = KeyBindings.event(for: .character(key), mode: .race)
    #expect(event != nil && KeyBindings.event(for: .character(key), mode: .talk) == event)
  }

  @Test(
    "the causes have every number, in short lines with air where there is room",
    arguments: sizes
  )
  func why(size: Size) throws {
    let session = try Stage.toldLoss(atStop: 2).after(.window(.openWhy))
    guard case .why(let list) = session.overlay else {
      Issue.record("the answer is open")
      return
    }
    let lines = Screen.grid(of: session, size: size).lines
    #expect(lines[0].contains("why does slot 2"))
    for cause in list.answer.causes.indices {
      let isThere = lines.contains { $0.drop { $0 == " " }.hasPrefix("\(cause + 1) ") }
      #expect(isThere, "\(cause + 1): \(lines)")
    }
    #expect(lines.dropLast().allSatisfy { $0.count <= 74 })
    let conclusion = try #require(list.answer.conclusions.first?.words)
    #expect(lines.contains { $0.contains("-> \(conclusion.prefix(12))") })
    if size.rows == 24 { #expect(lines.filter { $0.allSatisfy { $0 == " " } }.count >= 2) }
  }

  @Test("the causes look as reviewed", arguments: sizes)
  func looks(size: Size) throws {
    let session = try Stage.toldLoss(atStop: 2).after(.window(.openWhy))
    try GoldenFile(name: "stage-why-\(size.columns)x\(size.rows)").expect(
      Screen.grid(of: session, size: size)
    )
  }
}
