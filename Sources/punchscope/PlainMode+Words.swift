// Writes a race line by line for plain mode.

import Panels
import Playback
import Script
import Shmem

extension PlainMode {
  /// Prints a line, which may contain the text of a demo in any language.
  func print(_ line: String) { printShown(line) }

  func tellIfAsked(_ line: String, _ session: Session) -> Bool {
    switch line {
    case "help", "?": for text in Self.help { print(text) }
    case "state": for text in session.play?.stateLines ?? [] { print(text) }
    case "tasks": for text in session.play?.taskLines ?? [] { print(text) }
    case "promises": for text in session.play?.promiseLines ?? [] { print(text) }
    case "accounts", "a": for text in session.play?.accountLines ?? [] { print(text) }
    case "why", "w": for text in session.play?.whyTexts ?? [] { print(text) }
    case "break", "D": for text in session.play?.breakpointLines ?? [] { print(text) }
    case "branches", "y": for text in session.play?.branchTexts ?? [] { print(text) }
    case "what-if", "W": for text in session.play?.whatIfTexts ?? [] { print(text) }
    case "moves": for text in session.play?.moveLines ?? [] { print(text) }
    case _ where line.hasPrefix("word "): explain(String(line.dropFirst(5)))
    default: return false
    }
    return true
  }

  /// Prints the explanation of a word, a sign or a step.
  private func explain(_ word: String) {
    let terms = Glossary.terms(named: word)
    for term in terms { print("\(term.name): \(term.explanation)") }
    if terms.isEmpty { print("The glossary has no '\(word)'.") }
  }

  private static let help = [
    "An empty line takes the next step; b goes back; > opens the next demo, < the one before; q leaves.",
    "state, tasks, promises, accounts and moves print what the screen shows; a number takes a move.",
    "why prints the steps that led to what is there now: a broken promise, a wait, a stale entry, a slot.",
    "branches prints the tree of everything that was tried; name TEXT names the branch here.",
    "what-if prints how the race ends after each move if then all tasks take turns.",
    "word NAME explains a word or sign that is printed, such as word refs, word * or word P14.",
    "Ctrl-C stops a long job.",
    "One character is a key of the screen: n, N, c, C, f, g, G, h, l, {, }, w, d, D, i, u, v, o, a, x, H, U, R, %, P.",
    "check looks at every schedule from here, schedule loads the one that it found;",
    "hints adds to each move what it leads to; odds prints how often random schedules break a promise.",
    "predict asks at turning points what a step will do; a number answers, score tells the score;",
    "golf lists the levels of golf.",
    "Anything longer is a command: step read-1, step punch until P14, inject read at 2,",
    "swizzle at 2, expect slot 2 hole, goto 5, select 3, load DEMO, save FILE, quit;",
    "until slot 2 hole runs to that moment, break slot 2 hole stops every run there, break lists;",
    "F opens the form of a race: kernel, rules, file, hole, tasks; FIELD = VALUE writes a field;",
    "last-change, next-change and not-doomed go there; random takes random steps.",
  ]

  func tell(_ check: MomentCheck) {
    print(check.words)
    if check.schedule != nil { print("schedule loads these steps as a branch.") }
    if !check.isRunning { print("x at this step again prints what the answer covers.") }
  }

  func tell(_ session: Session) {
    if session.play == nil, let golf = session.golf {
      for line in golf.lines { print(line) }
      print("The number of a level begins it; q leaves.")
      return
    }
    guard let play = session.play else {
      for (number, item) in session.gallery.items.enumerated() {
        print("\(number + 1) \(item.title). \(item.about)")
      }
      print("The number of an item opens it; q leaves.")
      return
    }
    tellNow(play)
  }

  /// Prints every moment on the way from one moment to another, or the current moment after going back.
  func tellWay(from origin: Play, to play: Play, overlay: Overlay?) {
    if case .injection = overlay {
      for key in Injection.allCases.map(\.key) { print("\(key.letter) \(key.label)") }
      let options = TaskOption.allCases.map { "\($0.key) \($0.rawValue)" }
      print("options: \(options.joined(separator: ", "))")
      return
    }
    let past = play.timeline.past
    guard play.timeline.current != origin.timeline.current else {
      if play.scriptPath?.position != origin.scriptPath?.position { tellNow(play) }
      return
    }
    guard let position = past.firstIndex(of: origin.timeline.current) else {
      tellNow(play)
      return
    }
    for moment in past[(position + 1)...].dropLast() {
      guard !Interruption.hasCome else { break }
      tell(moment, saying: play.words(at: moment), of: play)
    }
    tellNow(play)
  }

  /// Prints the current moment as its script shows it.
  private func tellNow(_ play: Play) {
    if play.isOnScript, play.scriptPath?.point.isLanding == true {
      print("\n-- back to step \(play.timeline.number)")
    }
    guard play.isSameMomentAsBefore else {
      tell(play.timeline.current, saying: play.newWords, of: play)
      if let other = play.otherRace { print("      \(other.words(against: play.snapshot))") }
      return
    }
    if let chapter = play.newWords?.chapter { print("\n== \(chapter)") }
    if let note = play.newWords?.note { print("      (\(note))") }
    if let recap = play.recap {
      print("\n== In short: \(play.title)")
      for line in recap { print("      \(line)") }
    }
  }

  private func tell(_ moment: MomentID, saying annotation: Annotation?, of play: Play) {
    if let chapter = annotation?.chapter { print("\n== \(chapter)") }
    print(play.line(of: moment))
    if let note = annotation?.note { print("      (\(note))") }
  }
}
