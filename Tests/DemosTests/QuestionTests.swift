// Checks that the demos of the story ask good questions at their turning points.

import Playback
import Script
import Shmem
import Testing

@Suite("Questions in the demos")
struct QuestionTests {
  /// The demos of the story, 3 to 16.
  static let story = DemoFiles.all.filter { name in
    Int(name.prefix(2)).map { (3...16).contains($0) } ?? false
  }

  @Test(
    "every demo of the story asks at two to five turning points, each with answers",
    arguments: story
  )
  func asks(name: String) throws {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    let scriptRun = ScriptRun(of: demo)
    let points = scriptRun.scriptPath.points
    let marked = points.count { $0.isAsked }
    // A step that the script tells twice is asked about twice, and the second answer replaces the first.
    let questions = Set(points.indices.filter { points[$0].isAsked }.map { points[$0 + 1].moment })
    #expect((2...5).contains(marked))
    var session = Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: scriptRun, fallbackTitle: name),
      isMouseOn: false
    )
    _ = session.updateToEnd(.games(.togglePrediction))
    var asked = 0
    while session.play?.hasMoreToTell == true {
      _ = session.updateToEnd(.race(.stepForward))
      guard let announcement = session.play?.announcement else { continue }
      asked += 1
      let report = session.report(process: 1, epoch: 0, picture: [], pictureWidth: 40)
      #expect(report.next == ["The step that the question is about."])
      #expect((2...4).contains(announcement.answers.count), "\(announcement)")
      _ = session.updateToEnd(.race(.takeMove(1)))
    }
    #expect(asked == marked)
    #expect(session.play?.predictionScore?.answered == questions.count)
  }
}
