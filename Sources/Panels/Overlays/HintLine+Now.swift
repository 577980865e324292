// Knows which hinted keys would do nothing now, and what Enter does now.

import Display
import Playback

extension HintLine {
  /// Returns the events that would change nothing: to go on where nothing can, to scroll what is whole in view, and to
  /// move in a list without another item.
  static func idleEvents(_ session: Session, _ size: Size) -> Set<Event> {
    switch session.overlay {
    case .reading(let text, let scroll):
      guard let room = Layout(of: session, size)?.interior.size else { return [] }
      let panel = ReadingPanel(text, of: session, size: size, scroll: scroll)
      return panel.lastScroll(room) == 0 ? [.window(.down), .window(.pageDown)] : []
    case .prompt(let prompt): return idleEvents(prompt, session)
    case .breakpoints:
      // Without a breakpoint there is nothing to run to.
      let running: Set<Event> = session.itemCount == 0 ? [.window(.confirm)] : []
      return running.union(idleEvents(inList: session))
    case .chapters, .branches, .whatIf, .oldData: return idleEvents(inList: session)
    case .why(let list): return idleEvents(list, session)
    case .injection, .zoom, .table, .script: return []
    case nil: break
    }
    if let form = session.form { return idleEvents(form, session) }
    guard let play = session.play else {
      return session.gallery.shortPath.isEmpty ? [.window(.pace(.openShortPath))] : []
    }
    let moves = play.moves.filter { $0.step != nil }
    let isAtEnd = !play.canStep || session.endOffer != nil
    let steps: Set<Event> = isAtEnd ? [.race(.readOn)] : []
    return moves.isEmpty ? steps.union((1...9).map { .race(.takeMove($0)) }) : steps
  }

  /// Returns the events that find no item to act on.
  private static func idleEvents(inList session: Session) -> Set<Event> {
    let moving: Set<Event> = [.window(.down), .window(.up)]
    switch session.itemCount ?? 0 {
    case 0: return moving.union([.window(.removeBreakpoint), .window(.openFind)])
    case 1: return moving
    default: return []
    }
  }

  /// Returns the events that find no other question, no step to go to and nothing to compare with.
  private static func idleEvents(_ list: WhyList, _ session: Session) -> Set<Event> {
    let keys = session.play?.lines(of: list.answer).compactMap(\.key) ?? []
    let missing = (1...9).filter { !keys.contains($0) }.map { Event.window(.choose($0)) }
    let moving: [Event] = list.questions.count > 1 ? [] : [.window(.down), .window(.up)]
    let confirming: [Event] = keys.isEmpty && list.answer.setting == nil ? [.window(.confirm)] : []
    return Set(missing + moving + confirming)
  }

  private static func idleEvents(_ prompt: Prompt, _ session: Session) -> Set<Event> {
    var idle: Set<Event> = []
    if !prompt.isCommand { idle.insert(.window(.complete)) }
    if prompt.kind != .command || session.history.isEmpty { idle.insert(.window(.up)) }
    return idle
  }

  private static func idleEvents(_ form: RaceForm, _ session: Session) -> Set<Event> {
    var idle: Set<Event> = []
    if session.formerPlay == nil { idle.insert(.form(.openFormer)) }
    if session.formOutcome == .refused {
      idle.formUnion([.window(.confirm), .form(.check), .form(.save)])
    }
    switch form.selected {
    case .template: idle.insert(.form(.write))
    case .title, .about, .tasks: idle.insert(.form(.change(by: 1)))
    case .kernel, .mapping, .file, .hole, .call, .task, .batch, .shift, .fuel, .fairness, .rule:
      break
    }
    return idle
  }

  /// Returns the effect of Enter in a word or two, where it depends on more than the mode; nil where it does not.
  static func confirmLabel(_ session: Session) -> String? {
    switch session.overlay {
    case .prompt(let prompt): return confirmLabel(prompt)
    case .whatIf(let list): return list.item.move.step == nil ? "why it waits" : nil
    case .why(let list): return list.answer.setting == nil ? "first step" : nil
    case .reading, .injection, .chapters, .breakpoints, .branches, .oldData, .zoom, .table,
      .script:
      return nil
    case nil: break
    }
    switch session.formOutcome {
    case .goesBack: return session.endsComparison ? "end comparison" : "go back"
    case .compares: return "compare"
    case .playsAgain: return "play again"
    case .begins, .refused, nil: return nil
    }
  }

  private static func confirmLabel(_ prompt: Prompt) -> String? {
    switch prompt.kind {
    case .command: nil
    case .search, .find, .findSlot: "search"
    case .nameBranch: "name it"
    case .newBreakpoint: "add"
    case .field: "take it"
    case .formFile: "save"
    }
  }
}
