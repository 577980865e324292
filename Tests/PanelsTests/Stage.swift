// The races that the tests draw, played through the same events as by hand.

import Playback
import Shmem
import Testing

/// Races to draw.
enum Stage {
  /// A race that has just been opened.
  static func opened(
    title: String,
    kernel: Kernel,
    changing change: (inout Rules) -> Void = { _ in },
    slots: [SlotStart],
    hole: ClosedRange<UInt64>,
    tasks: [(TaskKind, UInt64?)],
    mapShift: Int = 3,
  ) throws -> Session {
    try opened(
      title: title,
      kernel: kernel,
      changing: change,
      runs: slots.map { SlotRun(count: 1, start: $0) },
      hole: hole,
      tasks: tasks,
      mapShift: mapShift,
    )
  }

  /// A race on a file that is described by runs.
  static func opened(
    title: String,
    kernel: Kernel,
    changing change: (inout Rules) -> Void = { _ in },
    runs: [SlotRun],
    hole: ClosedRange<UInt64>,
    tasks: [(TaskKind, UInt64?)],
    mapShift: Int,
  ) throws -> Session {
    var rules = kernel.rules
    change(&rules)
    let scenario = try Scenario(
      kernel: kernel,
      rules: rules,
      slots: runs,
      hole: Hole(
        first: PageIndex(hole.lowerBound),
        end: PageIndex(hole.upperBound + 1),
        cutsPageBefore: false,
        cutsPageAfter: false,
      ),
      tasks: tasks.map { TaskSpec(kind: $0.0, index: $0.1.map(PageIndex.init), loops: false) },
      batchLimit: 14,
      mapShift: mapShift,
    )
    let play = Play(title: title, timeline: Timeline(scenario), hasScript: false)
    return Session(gallery: gallery, play: play, isMouseOn: false)
  }

  /// What the gallery offers in the tests.
  static let gallery = Gallery(items: [
    GalleryItem(
      demo: "01",
      title: "The classroom loss",
      about: "The first pass is switched off, so one swizzle is enough.",
      steps: 24,
    ),
    GalleryItem(
      demo: "02",
      title: "Take two",
      about: "The swap retry alone: a page that turns into swap slips through.",
      steps: 31,
    ),
    .freePlay, .golf,
  ])

  /// The loss of the first demo, before its first step.
  static func classroom() throws -> Session {
    try opened(
      title: "The classroom loss",
      kernel: .v3_16,
      changing: {
        $0.firstPass = false
        $0.swapRetry = .off
      },
      slots: [.page, .page, .swap, .cached, .hole, .fallocated, .clean, .page],
      hole: 1...5,
      tasks: [(.read, 2), (.reclaim, 3)],
    )
  }

  /// The moment at which the gathered swap entry has just become a page.
  static func stale() throws -> Session {
    var session = try classroom()
    session.say("step punch until P14", "step read-1 until S7")
    session.say("chapter The swizzle")
    session.say("note One store: the entry becomes a page. The slot was never empty.")
    return session
  }

  /// The end at which old data is still there.
  static func lost() throws -> Session {
    var session = try stale()
    session.say("step read-1 until end", "step punch until P22")
    return session
  }

  /// The page that turned into a swap entry between gather and lock, on the kernel that missed it.
  static func swappedUnderTheCursor() throws -> Session {
    var session = try opened(
      title: "Take two",
      kernel: .take2,
      slots: [.page, .hole, .swap, .page, .hole, .hole, .hole, .page],
      hole: 1...5,
      tasks: [(.reclaim, 3), (.faultWrite, 4)],
    )
    session.say("step punch until P4", "step reclaim-1 until C5", "step punch until P8 at 3")
    session.say("step fault-1 until F14")
    session.say("step punch until P14", "step reclaim-1 until C11")
    return session
  }

  /// A tree of two levels whose last node has just gone, and the first page as well.
  static func twoLevels() throws -> Session {
    var session = try opened(
      title: "Nodes of four",
      kernel: .v3_16,
      slots: [.page, .page, .hole, .hole, .page, .swap, .hole, .page],
      hole: 4...7,
      tasks: [],
      mapShift: 2,
    )
    session.say("step punch until P7 at 5")
    return session
  }

  /// A file of one page, which needs no node.
  static func directItem() throws -> Session {
    try opened(
      title: "One page",
      kernel: .v3_15,
      slots: [.page],
      hole: 0...0,
      tasks: [(.faultRead, 0)],
      mapShift: 2,
    )
  }

  /// A file of 4096 pages in nodes of 64.
  static func large() throws -> Session {
    var session = try opened(
      title: "A large file",
      kernel: .v3_16,
      runs: [
        SlotRun(count: 1000, start: .page), SlotRun(count: 600, start: .swap),
        SlotRun(count: 500, start: .hole), SlotRun(count: 1996, start: .page),
      ],
      hole: 900...2999,
      tasks: [(.read, 1010), (.reclaim, nil)],
      mapShift: 6,
    )
    session.say("step punch until P6 at 1003")
    return session
  }

  /// More tasks than there is room for, some of them starting over for ever.
  static func crowd() throws -> Session {
    let tasks = [
      TaskSpec(kind: .faultWrite, index: PageIndex(3), loops: false),
      TaskSpec(kind: .faultRead, index: PageIndex(2), loops: true),
      TaskSpec(kind: .read, index: PageIndex(4), loops: false),
      TaskSpec(kind: .reclaim, index: PageIndex(1), loops: false),
      TaskSpec(kind: .read, index: PageIndex(5), loops: false),
      TaskSpec(kind: .read, index: PageIndex(6), loops: true),
      TaskSpec(kind: .reclaim, index: nil, loops: true),
    ]
    let scenario = try Scenario(
      kernel: .v3_16,
      rules: Kernel.v3_16.rules,
      slots: [SlotRun(count: 8, start: .page)],
      hole: Hole(
        first: PageIndex(1),
        end: PageIndex(7),
        cutsPageBefore: false,
        cutsPageAfter: false,
      ),
      tasks: tasks,
      batchLimit: 14,
      mapShift: 3,
    )
    let play = Play(title: "A crowd", timeline: Timeline(scenario), hasScript: false)
    return Session(gallery: gallery, play: play, isMouseOn: false)
  }

  /// A tree of three ways, seen from before they part.
  static func branches() throws -> Session {
    var session = try classroom()
    session.say("step punch until P4")
    let fork = try #require(session.play).timeline.current
    session.say("step read-1")
    session = session.after(.race(.stepBack))
    session.say("step punch", "step read-1")
    session = session.after(.race(.stepBack))
    session.say("step punch")
    while session.play?.timeline.current != fork { session = session.after(.race(.stepBack)) }
    return session
  }

  /// A file full of pages, before the punch.
  static func full(_ pages: UInt64) throws -> Session {
    try opened(
      title: "Full",
      kernel: .v3_16,
      runs: [SlotRun(count: pages, start: .page)],
      hole: 2...4,
      tasks: [],
      mapShift: 2,
    )
  }

  /// A file of 1000 pages in which a slot has just got as many marks as a slot can have.
  static func swappedInALargeFile() throws -> Session {
    var session = try opened(
      title: "Marks",
      kernel: .v3_16,
      runs: [SlotRun(count: 1000, start: .page)],
      hole: 100...900,
      tasks: [],
      mapShift: 6,
    )
    session.say("inject reclaim at 104", "step reclaim-1 until C11")
    return session.after(.race(.select(PageIndex(104))))
  }
}

extension Session {
  /// Writes lines at the prompt.
  mutating func say(_ lines: String...) {
    for line in lines {
      _ = update(.window(.openPrompt))
      for character in line { _ = update(.window(.typed(character))) }
      _ = updateToEnd(.window(.confirm))
      precondition(message == nil, "a line of a test is carried out: \(message?.text ?? "")")
    }
  }

  /// The session after some more events.
  func after(_ events: Event...) -> Session {
    var copy = self
    for event in events { _ = copy.update(event) }
    return copy
  }
}
