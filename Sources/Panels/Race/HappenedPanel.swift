// Knows the text about the last step, and the legend that a race begins with.

import Display
import Playback
import Shmem

/// The sentence of the last step, its consequences, and the note of the demo.
///
/// ```text
///   C11  reclaim-1 puts swap entry s1 where page P3 was: one store, slot 3 was never empty.
///        punch still has P3 from its gather: stale now.
///        Watch the two rows part.
/// ```
///
/// The sentence has its short form if the whole sentence and the note do not fit together.
///
/// ```text
///   C11  Slot 3: P3 → s1. The punch still holds P3: stale.
///        Watch the two rows part.
/// ```
struct HappenedPanel: Panel {
  let play: Play
  /// True if the title says that the step was made under the lock of the tree, as no other title does.
  private let tellsTreeLock: Bool
  private let annotation: Annotation

  init(play: Play, tellingTreeLock tellsTreeLock: Bool) {
    self.play = play
    self.tellsTreeLock = tellsTreeLock
    annotation = play.annotation
  }

  var title: String {
    let lock = tellsTreeLock && play.tookTreeLock ? play.snapshot.scenario.kernel.treeLockName : nil
    let heads = lock.map { ["what happened under \($0)", "what happened, \($0)"] } ?? []
    return heads.lazy.map(title).first { $0.count <= Self.leastTitleRoom }
      ?? title(happened: "what happened")
  }

  /// The room for the title on the smallest screen.
  private static let leastTitleRoom = 54

  private func title(happened: String) -> String {
    let announcing = play.announced != nil
    let parts = [
      announcing ? AnnouncementText.title : isTask ? "golf" : happened, annotation.chapter,
      play.predicts && !announcing ? "predicting" : nil,
      play.showsEveryStep && play.scriptPath != nil ? "every step" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: " - ")
  }

  func picture(_ size: Size) -> Grid {
    if let announcement = play.announcement {
      return Grid(
        AnnouncementText(announcement: announcement, keyBack: "b").lines(size),
        size: size
      )
    }
    let width = size.columns
    let note = note(width) + wayBack(width)
    let comparison = comparison(width)
    guard let narration = play.narration else {
      let legend = Legend(of: play.snapshot.scenario, widthInColumns: width)
        .lines(atMost: size.rows - note.count - comparison.count)
      return Grid((comparison + note + legend).elided(to: size), size: size)
    }
    let passed = passed(width)
    let outcome = play.predictionOutcome
    let answer = outcome?.sentence(width) ?? []
    let apart = (outcome?.lines(width) ?? []) + paragraphs(narration, width)
    let together = answer + paragraph(narration, width)
    // The picture of the tree shows which nodes have come or gone, so these words are the first to become short, and
    // then to go.
    let treeBrief = answer + paragraph(narration.withBriefTreeShape, width)
    let treeless = answer + paragraph(narration.withoutTreeShape, width)
    let brief = answer + briefParagraph(narration.withoutTreeShape, width)
    let briefWithTree = answer + briefParagraph(narration, width)
    // The first of these that fits is taken: blank rows make sentences and the note easy to read from
    // afar. A note makes no room for long words about the step, which has a short form. In the end the
    // comparison does, as the rows of the tree show it as well.
    let choices =
      [passed + apart + comparison + [.empty] + note, passed + apart + comparison + note]
      + (passed.isEmpty ? [] : [passed + together + comparison + note])
      + [apart, together, treeBrief, treeless].map { $0 + comparison + note }
      + (note.isEmpty ? [together, treeBrief, treeless] : [])
      + [briefWithTree, brief].map { $0 + comparison + note } + [brief + note]
    if let fitting = choices.first(where: { $0.count <= size.rows }) {
      return Grid(fitting, size: size)
    }
    let briefest = Line.hanging(head(narration), Line(narration.brief, .text), width: width)
    return Grid((briefest + note).elided(to: size), size: size)
  }

  /// Returns the number of rows in which the sentence and its consequences are seen whole; 0 before the first step.
  func sentenceRows(_ width: Int) -> Int {
    guard play.announcement == nil, let narration = play.narration else { return 0 }
    return paragraph(narration, width).count
  }

  /// True if the text says what a level of golf asks for.
  private var isTask: Bool { play.round != nil && play.narration == nil }

  /// Returns the step's id, which stands before the sentences.
  private func head(_ narration: Narration) -> Line {
    Line(narration.stepID?.rawValue ?? "+", .emphasis).padded(to: 5)
  }

  /// Returns the sentence about the steps that were passed over.
  private func passed(_ width: Int) -> [Line] {
    play.passedWords.map { Line($0, .dim).wrapped(to: width) } ?? []
  }

  /// Returns a paragraph for the sentence, and one for each consequence.
  private func paragraphs(_ narration: Narration, _ width: Int) -> [Line] {
    let sentence = Line(narration.sentence, .text)
    let indent = Line.empty.padded(to: 5)
    return Line.hanging(head(narration), sentence, width: width)
      + narration.consequences.flatMap { consequence in
        Line.hanging(indent, Line(consequence.words, role(of: consequence)), width: width)
      }
  }

  /// Returns the sentence and the consequences in one paragraph.
  private func paragraph(_ narration: Narration, _ width: Int) -> [Line] {
    let spans = narration.consequences.map { Span($0.words, role(of: $0)) }
    let body = Line([Span(narration.sentence, .text)] + spans)
    return Line.hanging(head(narration), body, width: width)
  }

  /// Returns the short form of the sentence and of the consequences.
  private func briefParagraph(_ narration: Narration, _ width: Int) -> [Line] {
    let spans = narration.consequences.map { Span($0.briefWords, role(of: $0)) }
    return Line.hanging(head(narration), Line([Span(narration.brief, .text)] + spans), width: width)
  }

  private func role(of consequence: Consequence) -> Role {
    switch consequence.kind {
    case .loss, .breach: .broken
    case .staleness: .emphasis
    case .treeShape: .text
    case .success, .discharge: .holds
    }
  }

  /// Returns the differences to the race that this one is compared with.
  private func comparison(_ width: Int) -> [Line] {
    guard let words = play.otherRace?.words(against: play.snapshot) else { return [] }
    return Line(words, .emphasis).wrapped(to: width)
  }

  /// Returns the line that says off the script how to get back.
  private func wayBack(_ width: Int) -> [Line] {
    guard let words = WayBack.sentence(of: play, in: .race) else { return [] }
    return Line(words, .dim).wrapped(to: width)
  }

  private func note(_ width: Int) -> [Line] {
    guard let note = annotation.note ?? (isTask ? play.round?.task : nil) else { return [] }
    return note.split(separator: "\n").flatMap { Line(String($0), .note).wrapped(to: width) }
  }
}

extension Narration {
  /// The same with the short form of the words about nodes of the tree.
  fileprivate var withBriefTreeShape: Narration {
    var rest = self
    rest.consequences = consequences.map { $0.kind == .treeShape ? $0.inBrief : $0 }
    return rest
  }

  /// The same without the words about nodes of the tree.
  fileprivate var withoutTreeShape: Narration {
    var rest = self
    rest.consequences.removeAll { $0.kind == .treeShape }
    return rest
  }
}
