// Checks the table of keys.

import Display
import Panels
import Playback
import Shmem
import Testing

@Suite("The keys")
struct KeyBindingsTests {
  @Test("mean one thing each in every mode", arguments: Mode.allCases)
  func unique(mode: Mode) {
    var seen: [Key: Event] = [:]
    for binding in KeyBindings.bindings(for: mode) {
      for key in binding.keys {
        #expect(seen[key] == nil, "\(key.name) is bound twice")
        seen[key] = binding.event
      }
    }
  }

  private let form: [FormEvent] =
    [
      .open, .change(by: 1), .change(by: -1), .add, .remove, .beginHole, .endHole,
      .toggleCutBefore, .toggleCutAfter, .toggleTaskPage, .movePage(by: 1), .movePage(by: -1),
      .write, .writeDigit(0), .writeDigit(9), .useDefault, .undo, .redo, .check, .save,
      .playFromStart, .openFormer,
    ] + SlotStart.allCases.map { .paint($0) } + TaskOption.allCases.map { .toggle($0) }
  private let zoom: [ZoomEvent] = [
    .open, .move(by: 1), .move(by: -1), .moveNode(by: 1), .moveNode(by: -1), .first, .last,
    .enter,
    .down, .up, .toCursor, .openSearch, .searchOn, .searchBack,
  ]

  @Test("reach every event that a person can cause")
  func complete() {
    let race: [RaceEvent] =
      [
        .stepForward, .stepBack, .readOn, .readBack,
        .toStart, .toEnd, .toNextCursorStep, .toPreviousCursorStep,
        .runForward, .runBack, .finishTask, .toNextBranch, .toPreviousBranch, .backToScript,
        .takeMove(1), .takeMove(9), .focusNext, .focusPrevious, .moveSelection(by: 1),
        .moveSelection(by: -1), .moveSelection(by: 8), .moveSelection(by: -8), .undoInjection,
        .redoInjection, .toLastChange, .toNextChange, .toggleBreakpoint,
        .runAtRandom(seed: nil),
      ] + Injection.allCases.map { .inject($0) }
    let talk: [TalkEvent] = [
      .toggleStage, .begin, .advance, .retreat, .nextStep, .previousStep, .toFirstStop, .toLastStop,
      .openChapters,
      .toNextChapter, .toPreviousChapter, .blank,
      .showAgain, .toggleAutoplay, .faster, .slower, .toggleTimer, .restartTimer,
    ]
    let games: [GameEvent] = [.togglePrediction, .again, .next]
    let inquiry: [InquiryEvent] = [
      .checkFromHere, .toLastNotDoomed, .toggleReachability, .toggleOdds,
    ]
    let window: [WindowEvent] = [
      .openInjection, .openHelp, .openWords, .openAccounts, .openWhy, .openBreakpoints, .openPrompt,
      .openSpaceTime, .openLanes, .table(.stepForward), .table(.stepBack), .table(.toggleQuiet),
      .table(.toggleBeside), .table(.changeBeside(forward: true)),
      .table(.changeBeside(forward: false)), .table(.sideways(by: 1)), .table(.sideways(by: -1)),
      .openSearch, .up, .down, .pageUp,
      .pageDown, .top, .bottom, .openFind, .findNext, .findPrevious, .confirm, .choose(1),
      .digit(0), .digit(9), .erase, .eraseWord, .eraseLine, .complete, .cancel, .close, .quit,
      .repaint, .toggleMouse,
      .openBranches, .branch(.goToEnd), .branch(.toggleMark), .branch(.compare),
      .branch(.openName), .openOldData, .oldData(.look(by: 1)), .oldData(.look(by: -1)),
      .oldData(.lookAtStart), .oldData(.lookAtEnd), .oldData(.toNextChange),
      .oldData(.toLastChange), .openWhatIf, .loadGhost,
      .toggleOption(.loop), .moveOptionPage(by: 1), .moveOptionPage(by: -1),
      .removeBreakpoint, .addBreakpoint, .openNextDemo, .openPreviousDemo,
      .pace(.toggleEveryStep), .pace(.openShortPath),
    ]
    let events = Set(
      Mode.allCases.flatMap { mode in KeyBindings.bindings(for: mode).map(\.event) }
    )
    let wanted: [Event] =
      race.map(Event.race) + talk.map(Event.talk) + games.map(Event.games)
      + inquiry.map(Event.inquiry) + (window + zoom.map(WindowEvent.zoom)).map(Event.window)
      + form.map(Event.form)
    for event in wanted {
      #expect(events.contains(event), "\(event) can be reached")
    }
    #expect(KeyBindings.event(for: .character("x"), mode: .prompt) == .window(.typed("x")))
  }

  @Test("never quit by Esc", arguments: Mode.allCases)
  func escape(mode: Mode) {
    let expected: Event = mode == .blank ? .talk(.showAgain) : .window(.cancel)
    #expect(KeyBindings.event(for: .escape, mode: mode) == expected)
  }

  @Test("bring the picture back, whatever they mean elsewhere, and do nothing else")
  func showAgain() {
    let keys = Mode.allCases.flatMap { KeyBindings.bindings(for: $0).flatMap(\.keys) }
    for key in keys + [.insert, .character("ä"), .function(12)] {
      #expect(KeyBindings.event(for: key, mode: .blank) == .talk(.showAgain))
    }
  }

  @Test("are what remotes send in a talk")
  func remotesInTalks() {
    let meanings: [(key: Key, event: TalkEvent)] = [
      (.pageDown, .advance), (.right, .advance), (.character(" "), .advance), (.enter, .advance),
      (.pageUp, .retreat), (.left, .retreat), (.backspace, .retreat), (.character("N"), .retreat),
      (.character("."), .blank), (.character("b"), .blank), (.character("B"), .blank),
    ]
    for (key, event) in meanings {
      #expect(KeyBindings.event(for: key, mode: .talk) == .talk(event), "\(key.name)")
    }
    #expect(KeyBindings.event(for: .function(5), mode: .talk) == .race(.backToScript))
    for mode in [Mode.gallery, .race] {
      #expect(KeyBindings.event(for: .function(5), mode: mode) == .talk(.begin), "\(mode)")
    }
    // The button of a remote control that sends F5 sends Esc the next time.
    #expect(KeyBindings.event(for: .escape, mode: .talk) == .window(.cancel))
  }

  @Test("type at the prompt, whatever they mean elsewhere", arguments: ["q", "?", " ", "1", ":"])
  func typing(text: String) {
    for character in text {
      #expect(
        KeyBindings.event(for: .character(character), mode: .prompt) == .window(.typed(character))
      )
    }
  }

  @Test("are what remotes and gdb send")
  func remotes() {
    let forward: [Key] = [.character(" "), .right, .pageDown]
    let back: [Key] = [.character("b"), .left, .pageUp, .backspace]
    #expect(forward.allSatisfy { KeyBindings.event(for: $0, mode: .race) == .race(.readOn) })
    #expect(back.allSatisfy { KeyBindings.event(for: $0, mode: .race) == .race(.readBack) })
    #expect(KeyBindings.event(for: .character("s"), mode: .race) == .race(.stepForward))
    #expect(KeyBindings.event(for: .character("S"), mode: .race) == .race(.stepBack))
  }
}
