// Knows what follows from the state that an event has led to, whatever the event was.

/// The facts about a session before an event that settling needs.
struct Standpoint: Hashable {
  /// The number of races opened so far.
  let raceNumber: Int
  /// The place of the race; nil without a race.
  let place: Playhead.Place?
  /// The moment at which the running job began; nil without a job.
  let jobOrigin: MomentID?
  /// True if help was asked for in the level of golf; nil outside of golf.
  let isHelped: Bool?

  /// Records where a session is.
  init(of session: Session) {
    let play = session.play
    raceNumber = session.raceNumber
    place = play?.playhead.place
    jobOrigin = play?.job?.origin
    isHelped = play?.round?.isHelped
  }

  /// True if a race is now elsewhere than at this standpoint, or is another race.
  func isLeft(in session: Session) -> Bool {
    let now = Standpoint(of: session)
    // A job has moved since it began, if not in its last slice.
    if let jobOrigin, jobOrigin != now.place?.moment { return true }
    return now.place?.point != place?.point || now.place?.isOnScript != place?.isOnScript
      || now.raceNumber != raceNumber
  }
}

extension Session {
  /// Does what the state asks for after an event.
  ///
  /// A session that has been settled and has not changed since asks for nothing.
  ///
  /// - Parameter before: the facts about the session before the event.
  /// - Returns: the requests to carry out.
  mutating func settle(since before: Standpoint) -> [Request] {
    play?.noteHelp()
    play?.dropAnnouncement()
    if before.isHelped == false, play?.round?.isHelped == true, message != nil {
      message = .note(Self.helpWords)
    }
    var requests = score()
    let isLeft = before.isLeft(in: self)
    dropCheckOfScript(leaving: before.place?.moment)
    followComparison()
    if isLeft || play?.timeline.current != before.place?.moment { requests += dropCheckOnStage() }
    requests += dropRescue()
    // Inquiries begin after a job has ended.
    guard !isWorking else { return requests }
    return requests + (isLeft ? startCheckOfScript() : []) + inquire()
  }
}
