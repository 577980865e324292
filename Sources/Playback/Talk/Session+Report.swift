// Knows how to tell a speaker's second screen where a talk is.

import Shmem

extension Session {
  /// Returns a report of the talk at this moment, for its followers.
  ///
  /// - Parameters:
  ///   - process: the process that gives the talk.
  ///   - epoch: the time at which that process began, in seconds since 1970.
  ///   - picture: the screen of the audience, as rows of a small screen.
  ///   - pictureWidth: the width of that screen, in columns.
  /// - Returns: the report.
  package func report(
    process: Int,
    epoch: Double,
    picture: [String],
    pictureWidth: Int
  ) -> TalkReport {
    let scriptPath = play?.scriptPath
    let stops = scriptPath?.stops ?? []
    let said = play?.annotation
    let chapter = play?.presentChapter ?? -1
    return TalkReport(
      process: process,
      openedAt: epoch,
      startedAt: talk.beginning.map { epoch + $0 / .seconds(1) },
      planned: talk.planned.map { Int($0.components.seconds) },
      title: play?.title ?? "The gallery",
      playlist: placeInTalk,
      nextDemo: demoAhead?.title,
      chapter: said?.chapter,
      nextChapter: play?.chapters.dropFirst(chapter + 1).first?.title,
      stop: stops.count { $0 <= (scriptPath?.position ?? 0) },
      stopCount: stops.count,
      speaker: said?.speaker,
      note: audienceWords,
      next: demoOfNextPress.map { ["Opens the next demo: \($0.title)."] }
        ?? play?.linesToNextStop(isUnderWay: isUnderWay) ?? [],
      nextNote: play?.noteAhead,
      wayBack: play?.isAway == true ? "o goes back to the script" : nil,
      motion: motionWords,
      isBlank: talk.isBlank,
      picture: picture,
      pictureWidth: pictureWidth
    )
  }

  /// The words that the audience reads, a paragraph a line; nil if there are none.
  ///
  /// On a screen that is no stage, the note in force stays beside the sentence about the last step.
  private var audienceWords: String? {
    guard let play else { return nil }
    if let announcement = play.announcement {
      return ([announcement.sentence, announcement.question] + announcement.numberedAnswers)
        .joined(separator: " ")
    }
    // The picture shows how far a check has come: here it would change all the time.
    var words = play.audienceText.filter { paragraph in
      paragraph.kind != .answer(isBroken: false) || play.checkOfScript?.isRunning != true
    }.map(\.text)
    if let outcome = play.predictionOutcome { words.insert(outcome.words, at: 0) }
    if !talk.isOnStage, play.newWords?.note == nil, let note = play.annotation.note {
      words.append(note)
    }
    if let check = play.check, !check.isOfScript, !check.isRunning,
      check.moment == play.timeline.current
    {
      words.append(check.briefWords)
    }
    return words.isEmpty ? nil : words.joined(separator: "\n")
  }

  private var isUnderWay: Bool {
    switch talk.motion {
    case .toStop: true
    case .autoplay, nil: false
    }
  }

  private var motionWords: String? {
    guard talk.isAutoplaying else { return nil }
    return talk.isWaiting ? "Autoplay waits for a key." : "Autoplay, \(talk.pace.words)."
  }
}

extension Play {
  /// The most steps of one press that are told in full.
  private static let stepsTold = 4

  /// Returns the effect of the next press on a stage: a line for each step, or a few lines for many
  /// steps, or another sentence if the press takes no step.
  fileprivate func linesToNextStop(isUnderWay: Bool) -> [String] {
    guard let scriptPath, !scriptPath.isLeft else {
      guard let action = nextAction, let next = snapshot.after(action) else {
        return ["Nothing: no task can go on."]
      }
      return [Narrator(before: snapshot, after: next).tell(action).noteLine]
    }
    guard scriptPath.next != nil else { return ["Nothing: this is the end."] }
    guard announced == nil else { return ["The step that the question is about."] }
    let end = stopAhead(on: scriptPath)
    guard !asksNext, end > scriptPath.position else {
      return ["The question about the next step."]
    }
    let points = scriptPath.points[(scriptPath.position + 1)...end]
    if let landing = points.last, landing.isLanding {
      return ["The script goes back to step \(timeline.number(of: landing.moment))."]
    }
    let steps = points.filter { $0.moment != scriptPath.point.moment }
      .compactMap { narration(of: $0.moment) }
    let question = points.last?.check.map { _ in
      ["The checker starts; its answer appears by itself."]
    }
    guard !steps.isEmpty else { return question ?? ["No step: only the text changes."] }
    return (isUnderWay ? ["Jumps to the next stop."] : []) + lines(of: steps) + (question ?? [])
  }

  private func lines(of steps: [Narration]) -> [String] {
    guard steps.count > Self.stepsTold else { return steps.map(\.noteLine) }
    // The tasks and their steps; only the steps that break a promise, and the last one, are told in full.
    var turns: [(who: String, rows: [String])] = []
    for step in steps {
      let who = step.task.map(snapshot.nameIfKnown) ?? "another task"
      if turns.last?.who != who { turns.append((who, [])) }
      turns[turns.count - 1].rows.append(step.stepID?.rawValue ?? "joins")
    }
    let list = turns.map { "\($0.who) \($0.rows.joined(separator: " "))" }.joined(separator: ", ")
    let breaches = steps.dropLast().filter { $0.consequences.contains(where: \.isBreach) }
    return ["\(steps.count) steps: \(list)."] + (breaches + steps.suffix(1)).map(\.noteLine)
  }

  /// The note that the audience reads after the next press; nil if the next stop has no note of its own.
  fileprivate var noteAhead: String? {
    guard let scriptPath, !scriptPath.isLeft, scriptPath.next != nil else { return nil }
    let stop = scriptPath.points[scriptPath.stopAhead]
    return stop.recap?.joined(separator: " ") ?? stop.annotation?.note
  }
}

extension Narration {
  /// The step, the sentence, and the words that a promise is broken.
  fileprivate var noteLine: String {
    ([stepID?.rawValue, sentence].compactMap(\.self) + consequences.filter(\.isBreach).map(\.words))
      .joined(separator: " ")
  }
}
