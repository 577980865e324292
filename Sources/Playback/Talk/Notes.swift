// Knows what a speaker's second screen shows, and how it changes.

/// The second screen of a talk.
package struct Notes: Hashable, Sendable {
  /// The source of the words.
  package enum Source: Hashable, Sendable {
    /// There is no talk yet.
    case waiting
    /// A talk is being given.
    case following(TalkReport)
    /// The talk that was followed has ended; this was its last report.
    case ended(TalkReport)
    /// The program that gave the talk has died; this was its last report.
    case died(TalkReport)
    /// A talk is being given, but its report cannot be understood, for this reason.
    case mistaken(String)
  }

  /// The source of the words.
  package private(set) var source: Source
  /// The number of other talks that are being given.
  package private(set) var otherCount = 0
  /// The number of lines that have been scrolled away.
  package private(set) var scroll = 0
  /// The time, in seconds since 1970.
  package private(set) var now = 0.0
  /// The time of day, in words.
  package private(set) var clock = ""
  /// The process whose talk was asked for; nil for the newest talk.
  package let process: Int?
  /// The time at which the end of the talk was noticed, in seconds since 1970; nil before that.
  private var endedAt: Double?
  /// True if text was pasted, which does nothing here, since the last key.
  package private(set) var hasPaste = false

  /// Starts before the first report of any talk, or of the talk of `process`.
  package init(process: Int? = nil) {
    self.process = process
    source = .waiting
  }

  /// A fact.
  package enum Event: Hashable, Sendable {
    /// This is the newest of the talks that are being given, and so many others are on.
    case heard(TalkReport, others: Int)
    /// The report of the newest talk cannot be understood, for this reason.
    case misheard(String)
    /// No talk that could be followed is being given; the files of these processes are there.
    case silence(remains: Set<Int>)
    /// It is so late.
    case time(Double, clock: String)
    /// So many lines down, or up if negative.
    case scroll(by: Int)
    /// To a line.
    case scrollTo(Int)
    /// Text was pasted.
    case pasted
    /// A key was pressed, whatever it means.
    case keyPressed
  }

  /// Takes in a fact.
  package mutating func update(_ event: Event) {
    switch event {
    case .heard(let report, let others):
      otherCount = others
      // Words for another place are read from their first line on.
      if lastWord.map({ !$0.isSamePlace(as: report) }) ?? true { scroll = 0 }
      source = .following(report)
      endedAt = nil
    case .misheard(let why):
      source = .mistaken(why)
      scroll = 0
    case .silence(let remains):
      otherCount = 0
      switch source {
      case .following(let report):
        source = remains.contains(report.process) ? .died(report) : .ended(report)
        endedAt = now
      case .mistaken: source = .waiting
      case .waiting, .ended, .died: break
      }
    case .time(let now, let clock):
      self.now = now
      self.clock = clock
    case .scroll(let lines): scroll = max(0, scroll + lines)
    case .scrollTo(let line): scroll = max(0, line)
    case .pasted: hasPaste = true
    case .keyPressed: hasPaste = false
    }
  }

  /// The report that was read last; nil if none was read.
  package var lastWord: TalkReport? {
    switch source {
    case .following(let report), .ended(let report), .died(let report): report
    case .waiting, .mistaken: nil
    }
  }
}

extension Notes {
  /// The time since the talk began, in seconds, or the time it took; nil before it begins.
  package var elapsed: Double? {
    lastWord?.startedAt.map { max(0, (endedAt ?? now) - $0) }
  }

  /// The time for which the screen stays true if no talk writes a report.
  ///
  /// That is the time to the next second of the talk, or to the next minute on the clock. Once a second
  /// the program has to look whether the talk is still there.
  package var timeToNextDeadline: Duration {
    switch source {
    case .following, .mistaken:
      let second = elapsed.map { 1 - $0.truncatingRemainder(dividingBy: 1) } ?? 1
      return .seconds(second)
    case .waiting, .ended, .died: return .seconds(60 - now.truncatingRemainder(dividingBy: 60))
    }
  }
}

extension TalkReport {
  /// Returns true if another report is about the same stop of the same talk.
  fileprivate func isSamePlace(as other: TalkReport) -> Bool {
    process == other.process && stop == other.stop && chapter == other.chapter
      && speaker == other.speaker && next == other.next
  }
}
