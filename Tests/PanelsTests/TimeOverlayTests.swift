// Checks the pictures of the branches, of the old data in time and of the futures of moves.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("Branches, old data and futures")
struct TimeOverlayTests {
  struct Picture: CustomTestStringConvertible {
    let name: String
    let session: @Sendable () throws -> Session
    var testDescription: String { name }
  }

  static let pictures = [
    Picture(name: "tree-of-branches") { try SampleSession.named() },
    Picture(name: "old-data") { try SampleSession.oldDataInTime() },
    Picture(name: "what-if") { try SampleSession.futures() },
  ]

  static let sizes = [
    Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    Size(rows: 50, columns: 160),
  ]

  @Test("look as reviewed", arguments: pictures, sizes)
  func looks(picture: Picture, size: Size) throws {
    let grid = Screen.grid(of: try picture.session(), size: size)
    try GoldenFile(name: "\(picture.name)-\(size.columns)x\(size.rows)").expect(grid)
  }

  @Test("look as reviewed in ASCII", arguments: pictures)
  func ascii(picture: Picture) throws {
    let grid = Screen.grid(of: try picture.session(), size: Size(rows: 24, columns: 80))
    try GoldenFile(name: "\(picture.name)-80x24-ascii").expect(grid.inASCII())
  }

  @Test("every branch has a row with its number and its verdict", arguments: sizes)
  func branchRows(size: Size) throws {
    let session = try SampleSession.named()
    guard case .branches(let list) = session.overlay else {
      Issue.record("the tree is open")
      return
    }
    let lines = Screen.grid(of: session, size: size).lines
    for (place, line) in list.lines.enumerated() {
      let row = lines[2 + place]
      #expect(row.contains("\(line.branch.number) "))
      switch line.branch.verdict.outcome {
      case .broken(.oldDataGone, _): #expect(row.contains("LEFT"))
      case .broken, .brokenBefore: #expect(row.contains("BROKEN"))
      case .held: #expect(row.contains("held"))
      case .open: #expect(row.contains("open") || row.contains("stuck"))
      }
      #expect(row.contains("here") == (place == list.current && place != list.marked))
      #expect(row.contains("marked") == (place == list.marked))
    }
  }

  @Test("the future of a move tells what becomes of the promises on the smallest screen")
  func verdictOfWhatIf() throws {
    let crowd = "read@1 read@3 reclaim@0 reclaim@2 fault-read@0 write@1 fault-write@2"
    var session = try SampleSession.opened(
      title: "Crowd",
      Scenario(.v3_16, "page,swap,page,swap", tasks: crowd, set: "page-retry=off")
    )
    for line in ["step reclaim-1 until C5", "step read-1 until S4", "step punch until P8"] {
      session.say(line)
    }
    session = session.after(.window(.openWhatIf))
    guard case .whatIf(let list) = session.overlay else {
      Issue.record("the list is open")
      return
    }
    for place in list.items.indices {
      let lines = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines
      #expect(lines[0].contains("\(place + 1) of \(list.items.count)"), "\(lines)")
      let text = lines.joined(separator: " ").replacing("│", with: "").split(separator: " ")
        .joined(separator: " ")
      let end = try #require(session.play?.texts(of: list.items[place]).last)
      #expect(text.contains(end), "\(end): \(lines)")
      session = session.after(.window(.down))
    }
  }

  @Test("an entry of several slots is one cell in a future as well", arguments: sizes)
  func largeEntries(size: Size) throws {
    let session = try SampleSession.demo("29-order-read-too-early", atStep: 12)
      .after(.window(.openWhatIf))
    let lines = Screen.grid(of: session, size: size).lines
    #expect(lines.contains { $0.contains(#/now +s0\*═+\*═+\*═+\*/#) }, "\(lines)")
  }

  @Test("a verdict is whole where the names of the branches leave it room")
  func verdicts() throws {
    let session = try SampleSession.demo("16-the-wait-queue", atStep: 5)
      .after(.window(.openBranches))
    let lines = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines
    let rows = lines.filter { $0.contains("OOPS") }
    #expect(rows.count >= 2 && rows.allSatisfy { $0.contains("OOPS: stopped ") }, "\(lines)")
  }

  @Test("every step of the strip has a column, and its sign tells the place of the data")
  func signs() throws {
    let session = try SampleSession.oldDataInTime()
    guard case .oldData(let strip) = session.overlay, let play = session.play else {
      Issue.record("the strip is open")
      return
    }
    let size = Size(rows: 20, columns: 150)
    let panel = OldDataStripPanel(play: play, strip: strip)
    let row = panel.picture(size).lines[3]
    let start = panel.selection(size).column
    let scale = TimeScale(count: strip.way.count, widthInColumns: 150 - 8 - 10 - 1)
    let left = start - scale.columns(of: strip.cursor).lowerBound
    let track = try #require(strip.track)
    let signs = Array(row + String(repeating: " ", count: 150))
    for place in strip.way.indices where !track.changes.contains(place) && place > 2 {
      let sign = signs[left + scale.columns(of: place).upperBound - 1]
      let isOver = strip.punchReturns.map { place >= $0 } ?? false
      switch track.place(at: place) {
      case nil: #expect(sign == " ")
      case .some where isOver: #expect(sign == "!")
      case .page: #expect(sign == "=" || sign.isNumber)
      case .swap: #expect(sign == "-" || sign.isNumber)
      case .carried: #expect(sign == "~" || sign.isNumber)
      }
    }
    #expect(row.hasSuffix(track.fate == .broken ? "LEFT" : "due") || row.contains("gone"))
  }

  @Test("pages that go one by one have a sign of their own, and the legend counts those left")
  func going() throws {
    var session = try SampleSession.opened(title: "Going", Scenario(.v3_16, "0-29=page 5-24"))
    session.say("step punch until P14")
    session = session.after(.window(.openOldData), .window(.oldData(.look(by: -21))))
    guard case .oldData(let strip) = session.overlay, let play = session.play else {
      Issue.record("the strip is open")
      return
    }
    let left = play.timeline[strip.moment].snapshot.obligations.count
    #expect((1..<20).contains(left))
    for size in Self.sizes {
      let lines = Screen.grid(of: session, size: size).lines
      #expect(lines.contains { $0.contains(#/5-24 +P=*:+\. +gone/#) }, "\(lines)")
      #expect(lines[1].contains("\(left) left  . gone"), "\(lines[1])")
    }
  }

  @Test("a moment and its column lead to each other", arguments: 1...60)
  func scale(count: Int) {
    for width in stride(from: 1, through: 80, by: 7) {
      let scale = TimeScale(count: count, widthInColumns: width)
      #expect(scale.width <= max(1, width))
      var next = 0
      for column in 0..<scale.width {
        for place in scale.places(in: column) {
          #expect(scale.columns(of: place).contains(column))
          next = max(next, place + 1)
        }
      }
      #expect(next == count)
    }
  }

  @Test("a row of what if names the step and its end, however narrow it is", arguments: 34...100)
  func futureRows(columns: Int) throws {
    let session = try SampleSession.futures()
    guard case .whatIf(let list) = session.overlay, let play = session.play else {
      Issue.record("the list is open")
      return
    }
    let panel = WhatIfPanel(play: play, list: list)
    let lines = panel.picture(Size(rows: 20, columns: columns)).lines
    for (line, item) in zip(lines, list.items) {
      let name = play.snapshot.name(of: item.move.task)
      #expect(line.contains("\(name) ") && line.contains(" \(item.move.stepID.rawValue) "))
      #expect(play.endingWords(of: item).contains { line.hasSuffix($0) }, "\(line)")
    }
  }

  @Test("the slots that would be are those of the ghost's end")
  func wouldBe() throws {
    let session = try SampleSession.futures()
    guard case .whatIf(let list) = session.overlay else {
      Issue.record("the list is open")
      return
    }
    for place in list.items.indices {
      var chosen = session.after(.window(.top))
      for _ in 0..<place { chosen = chosen.after(.window(.down)) }
      let lines = Screen.grid(of: chosen, size: Size(rows: 24, columns: 80)).lines
      let row = try #require(lines.first { $0.contains("would be") })
      let end = list.items[place].ghost.end
      for number in 0..<end.scenario.filePages {
        #expect(row.contains(" \(end.glyph(at: PageIndex(number)).text)"))
      }
    }
  }

  @Test("tell the whole future of a move while rows are free", arguments: sizes)
  func wholeFuture(size: Size) throws {
    var session = try SampleSession.demo("25-real-size", atStep: 17).after(.window(.openWhatIf))
    for _ in 0..<3 {
      guard case .whatIf(let list) = session.overlay, let play = session.play else {
        Issue.record("the list is open")
        return
      }
      let words = play.text(of: list.item).filter(\.isLetter)
      #expect(Screen.grid(of: session, size: size).text.filter(\.isLetter).contains(words))
      session = session.after(.window(.down))
    }
  }

  @Test("count the steps of the race and those of the branch by different names")
  func counts() throws {
    let title = { (session: Session) in
      Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines[0]
    }
    for event in [WindowEvent.openSpaceTime, .openLanes] {
      let branches = try SampleSession.demo("10-both-retries", atStep: 60).after(.window(event))
      #expect(title(branches).contains(", step 60/72, 14"))
      #expect(title(branches).contains("/26 on the branch "))
      let alone = try SampleSession.demo("06-classroom", atStep: 9).after(.window(event))
      #expect(title(alone).contains(", step 9/20 "))
    }
  }
}
