// Knows the laws of pace over all demos: what a press passes over, and how long the short path takes.

import Foundation
import Playback
import Script
import Shmem
import Testing

@Suite("The pace of the demos")
struct PaceLawTests {
  private static func opened(_ name: String) throws -> (Session, ScriptLength) {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    let scriptRun = ScriptRun(of: demo)
    let session = Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: scriptRun, fallbackTitle: name),
      isMouseOn: false
    )
    return (session, ScriptLength(of: scriptRun))
  }

  @Test(
    "the gallery tells the number of the last step, and the presses that it takes",
    arguments: DemoFiles.all
  )
  func lengths(name: String) throws {
    var (session, length) = try Self.opened(name)
    var presses = 0
    while session.play?.isAtScriptEnd == false, presses < 2000 {
      _ = session.updateToEnd(.race(.readOn))
      presses += 1
    }
    let timeline = try #require(session.play).timeline
    #expect(length.steps == timeline.lastNumber && length.presses == presses)
  }

  @Test(
    "a press passes over no change of a slot, no words and no end of a task",
    arguments: DemoFiles.all
  )
  func passed(name: String) throws {
    let (session, _) = try Self.opened(name)
    let play = try #require(session.play)
    let points = try #require(play.scriptPath).points
    for position in points.indices where play.isPassedOver(position) {
      let point = points[position]
      let change = try #require(play.timeline.change(at: point.moment))
      #expect(change.changedSlots.isEmpty && !point.isStop && change.instant != .punchEnds)
    }
  }

  @Test("a punch that begins without words begins in one press", arguments: DemoFiles.all)
  func openings(name: String) throws {
    let (session, _) = try Self.opened(name)
    let play = try #require(session.play)
    let points = try #require(play.scriptPath).points
    for position in points.indices.dropLast() where !points[position].isStop {
      guard let change = play.timeline.change(at: points[position].moment),
        change.step?.task == .puncher, change.before.machine.file.phase == .before,
        change.after.walk == nil, !points[position + 1].isLanding,
        change.before.machine.tasks.allSatisfy({
          change.before.wait(of: $0)?.reason == change.after.wait(of: $0)?.reason
        })
      else { continue }
      let number = play.timeline.number(of: points[position].moment)
      #expect(play.isPassedOver(position), "step \(number)")
    }
  }

  @Test("the short path has six demos, and takes at most twenty minutes")
  func shortPath() throws {
    let list = try String(
      contentsOf: DemoFiles.folder.appending(path: "short-path.txt"),
      encoding: .utf8
    )
    let numbers = list.split(separator: "\n").compactMap { line in
      Int(line.prefix { $0 != "#" }.filter { $0 != " " })
    }
    #expect(numbers.count == 6 && numbers == numbers.sorted())
    var total = Duration.zero
    var told: [String] = []
    for number in numbers {
      let prefix = (number < 10 ? "0" : "") + "\(number)-"
      let name = try #require(DemoFiles.all.first { $0.hasPrefix(prefix) })
      let length = try Self.opened(name).1
      told.append("\(number): \(length.duration)")
      total += length.duration
    }
    #expect(total <= .seconds(20 * 60), "\(total): \(told.joined(separator: ", "))")
  }

  @Test("the template meets its expectations")
  func template() throws {
    let scriptRun = ScriptRun(of: try Demo(parsing: Demo.template))
    #expect(scriptRun.failures.isEmpty)
  }
}
