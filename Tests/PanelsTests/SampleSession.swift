// Plays the races that the tests draw, through the same events as by hand.

import Playback
import RaceSupport
import Shmem
import Testing

/// Sessions to draw.
enum SampleSession {
  /// A race that has just been opened.
  static func opened(title: String, _ scenario: Scenario) -> Session {
    let play = Play(title: title, timeline: Timeline(scenario), hasScript: false)
    return Session(gallery: gallery, play: play, isMouseOn: false)
  }

  /// The demos of the gallery in the tests.
  static let gallery = Gallery(items: [
    GalleryItem(
      demo: "01",
      title: "A page left behind",
      about: "The first pass is switched off, so one swizzle is enough.",
      length: ScriptLength(steps: 24, presses: 36, stops: 12, words: 200),
    ),
    GalleryItem(
      demo: "02",
      title: "Take two",
      about: "The swap retry alone: a page that turns into swap slips through.",
      length: ScriptLength(steps: 31, presses: 51, stops: 20, words: 420),
    ),
    .freePlay, .golf,
  ])

  /// A gallery of many demos in groups, as long as the real one.
  static let longGallery = Gallery(
    items: (1...26).map { number in
      GalleryItem(
        demo: "\(number)",
        title: "The demo of the number \(number)",
        about: "Demo \(number) tells how a page goes, how an entry comes, how the cursor walks "
          + "over both of them, and more.",
        length: ScriptLength(steps: number * 4, presses: number * 4 + 20, stops: 20, words: 250),
        group: "Group \((number + 4) / 5)"
      )
    } + [.freePlay, .golf]
  )

  /// The loss of the first demo, before its first step.
  static func classroom() throws -> Session {
    try opened(
      title: "A page left behind",
      Scenario(
        .v3_16,
        "page,page,swap,cached,hole,fallocated,clean,page 1-5",
        tasks: "read@2 reclaim@3",
        set: "first-pass=off swap-retry=off"
      )
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
      Scenario(
        .take2,
        "page,hole,swap,page,hole,hole,hole,page 1-5",
        tasks: "reclaim@3 fault-write@4"
      )
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
      Scenario(.v3_16, "page,page,hole,hole,page,swap,hole,page 4-7", mapShift: 2)
    )
    session.say("step punch until P7 at 5")
    return session
  }

  /// A file of one page, which needs no node.
  static func directItem() throws -> Session {
    try opened(
      title: "One page",
      Scenario(.v3_15, "page", tasks: "fault-read@0", mapShift: 2)
    )
  }

  /// A file of 4096 pages in nodes of 64.
  static func large() throws -> Session {
    var session = try opened(
      title: "A large file",
      Scenario(
        .v3_16,
        "0-999=page,1000-1599=swap,1600-2099=hole,2100-4095=page 900-2999",
        tasks: "read@1010 reclaim",
        mapShift: 6
      )
    )
    session.say("step punch until P6 at 1003")
    return session
  }

  /// More tasks than there is room for, some of them starting over for ever.
  static func crowd() throws -> Session {
    try opened(
      title: "A crowd",
      Scenario(
        .v3_16,
        "0-7=page 1-6",
        tasks: """
          fault-write@3 fault-read:loop@2 read@4 reclaim@1 read@5 read:loop@6 reclaim:loop
          """
      )
    )
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
      Scenario(.v3_16, "0-\(pages - 1)=page 2-4", mapShift: 2)
    )
  }

  /// A file of 1000 pages in which a slot has just got as many marks as a slot can have.
  static func swappedInALargeFile() throws -> Session {
    var session = try opened(
      title: "Marks",
      Scenario(.v3_16, "0-999=page 100-900", mapShift: 6)
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
