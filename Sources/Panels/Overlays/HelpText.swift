// Knows the help: the signs on the screen, and the keys from their table.

import Display
import Playback

/// The explanation of the screen and its keys.
enum HelpText {
  /// Returns the text, broken into lines of a width.
  static func lines(_ width: Int) -> [Line] {
    sections.flatMap { section($0.title, $0.entries, width) }
  }

  typealias Entry = (name: String, words: String)

  private static var sections: [(title: String, entries: [Entry])] {
    [
      ("What a slot shows", alphabet),
      ("Rows of the tree", rows),
      ("Signs before a row", signs),
      ("The time row", time),
      ("The promises", promises),
      ("What a move leads to (H)", hints),
      ("The odds (%)", odds),
      ("Prediction (P)", prediction),
      ("Golf (:golf)", golf),
      ("Keys in a race", keys(of: .race)),
      ("Keys in a level of golf", keys(of: .golf, beside: .race)),
      ("Keys among the levels of golf", keys(of: .golfList, beside: .gallery)),
      ("Keys in a talk", keys(of: .talk)),
      ("Keys in every list and text", moving),
      ("Keys while choosing a chapter", ownKeys(of: .chapters)),
      ("Keys while injecting", ownKeys(of: .injection)),
      ("Keys in the answer of why (w)", ownKeys(of: .why)),
      ("Keys in the tree of branches (y)", ownKeys(of: .branches)),
      ("Keys in the old data in time (O)", ownKeys(of: .oldData)),
      ("Keys in what if (W)", ownKeys(of: .whatIf)),
      ("Keys in the whole file (z)", keys(of: .zoom)),
      ("Keys in space-time (e)", ownKeys(of: .spaceTime)),
      ("Signs in space-time (e)", spaceTime),
      ("Keys in the lanes (E)", ownKeys(of: .lanes)),
      ("Signs in the lanes (E)", lanes),
      ("Keys in the form of a race (F)", keys(of: .form)),
      ("Keys in the gallery", ownKeys(of: .gallery)),
      ("Keys in the help", ownKeys(of: .help)),
      ("Keys in the words on the screen (?)", ownKeys(of: .words)),
      ("Keys in the accounts", ownKeys(of: .accounts)),
      ("Keys in the breakpoints", ownKeys(of: .breakpoints)),
      ("Keys in the answer of a check", ownKeys(of: .check)),
      ("Keys in the score", ownKeys(of: .score)),
      ("Keys at the prompt", keys(of: .prompt)),
      ("Keys before pasted lines are run", ownKeys(of: .script)),
      ("Commands at the prompt", commands),
      ("The bottom line", bottomLine),
      ("Pasted text", pasting),
      ("The terminal", terminal),
      ("Colours, chosen at the start", colours),
      ("Sizes", sizes),
    ]
  }

  private static func section(_ title: String, _ entries: [Entry], _ width: Int) -> [Line] {
    let nameWidth = min(width < 70 ? 22 : 30, (entries.map(\.name.count).max() ?? 0) + 2)
    let paragraphs = entries.flatMap { entry in
      // A long list of keys gets a line of its own.
      let head = Line("  " + entry.name, .hintKey)
      let body = Line(entry.words, .text)
      guard head.width > nameWidth + 1 else {
        return Line.hanging(head.padded(to: nameWidth + 2), body, width: width)
      }
      return [head] + Line.hanging(Line.empty.padded(to: nameWidth + 2), body, width: width)
    }
    return [Line(title, .heading)] + paragraphs + [.empty]
  }

  private static func keys(of mode: Mode) -> [Entry] {
    KeyBindings.groups(for: mode).map { ($0.allKeys, $0.first.help) }
  }

  /// The keys that mean the same in every list and text.
  private static var moving: [Entry] {
    KeyBindings.groups(of: KeyBindings.selecting() + KeyBindings.finding)
      .map { ($0.allKeys, $0.first.help) }
  }

  /// Returns the keys of a list or text without those that are the same in every one.
  private static func ownKeys(of mode: Mode) -> [Entry] {
    let own = keys(of: mode).filter { entry in !moving.contains { $0 == entry } }
    return own + [("all others", "As in every list and text.")]
  }

  /// Returns the keys of a mode that are not the same in another one.
  private static func keys(of mode: Mode, beside other: Mode) -> [Entry] {
    let known = keys(of: other)
    let own = keys(of: mode).filter { entry in !known.contains { $0 == entry } }
    return own + [("all others", "As \(other == .race ? "in a race" : "in the gallery").")]
  }

  private static let alphabet: [Entry] = [
    ("P3", "The page in frame 3."),
    ("s1", "The swap entry for slot 1 of the swap area."),
    ("e1", "A shadow, in an ordinary file: a page was here and was dropped. It holds no data."),
    (".", "A hole: nothing."),
    ("*", "Old data: it was there when the punch began and must be gone when it returns."),
    ("+", "Data written later, inside the hole: it may stay."),
    ("z", "Allocated, never written."),
    ("x", "A swap entry whose swap slot is freed, although the file still names it."),
    ("L", "The page, or the cached page of a swap entry, is locked."),
    ("c", "A swap entry whose page is still in the swap cache."),
    ("w", "The page is being written to swap."),
    ("!", "The last step changed this slot."),
    ("<3>", "The selected slot: injections go here."),
  ]

  private static let rows: [Entry] = [
    ("root, leaf", "The nodes of the tree, above the slots that they lead to."),
    ("now", "The entries of the tree at this moment."),
    ("got", "The batch of the punch, as it was gathered; the tree may have changed since."),
    ("  s2", "Not handled yet."),
    ("  >s2", "Being handled."),
    ("  (s2)", "Done."),
    ("  [ s2 ]", "Stale: the slot, or the size of its entry, has changed."),
    ("hole", "The pages that the punch removes; ---- is a page that it zeroes in part."),
    ("cursor", "The page that the punch is at."),
    ("file", "A large file as a whole: how full it is, the hole in [ ], the cursor ^."),
    ("pages, swap", "The page frames and swap slots that matter at this moment."),
  ]

  private static let signs: [Entry] = [
    ("> 1", "Among moves and tasks: Space takes this one next, and 1 takes it as well."),
    ("2", "The number belongs to the task: it stays while the task waits, and the reason follows."),
    ("-", "Among moves and tasks: a task without a digit; Tab focuses it, f runs it."),
    ("#", "The focused task: its source is shown, f runs it, Tab goes to the next one."),
    (">", "In got: the entry being worked on. In the source: the statement a task runs next."),
    (">", "In a list to choose from: what Enter takes."),
    ("x ... x", "In the source: a statement that the rules switch off."),
  ]

  private static let promises: [Entry] = [
    ("holds, open", "The promise holds now; it is not due yet: these pages still have to go."),
    ("LEFT BEHIND, LEFT", "The punch has returned, and old data is still in the hole."),
    ("BROKEN", "Another promise is broken."),
    (
      "punch ends ?",
      "Not checked. No single moment shows that a call always ends: x checks it from here on."
    ),
    ("ENDLESS", "A check has found a schedule in which a call never ends."),
  ]

  private static let hints: [Entry] = [
    ("safe", "After it no schedule of these tasks breaks a promise; x also checks that calls end."),
    ("at risk in 12, risk 12", "Some schedule breaks a promise: the shortest takes 12 steps."),
    ("doomed in 5, doomed", "Every schedule breaks a promise: the shortest takes 5 steps."),
    (
      "how steps are counted",
      "From here on, the move itself and the step that breaks the promise included. The best "
        + "move has the number that x finds here; after that move x finds one less. Par in golf "
        + "and check count in the same way. A task that joins is no step."
    ),
    ("breaks now", "This move itself breaks a promise."),
    ("..., ?", "Not known yet; unknown, as there are too many states."),
  ]

  private static let odds: [Entry] = [
    ("broken 12.4 %", "The share of the random schedules from here that break a promise."),
    (
      "11.8 to 13.1 %",
      "The 95 % interval of that share, if all such schedules were tried: the grey part of the bar."
    ),
    ("of 4,096", "The number of schedules tried so far; they are the same ones every time."),
  ]

  private static let prediction: [Entry] = [
    ("what will happen?", "The next step, its task, a question, and the answers to choose from."),
    ("1 to 4", "Choose an answer: the step is taken, and you read whether you were right."),
    ("Space", "Take the step without an answer."),
    ("b", "Take the question back."),
    ("turning points", "The steps that a demo marks; in free play, each that decides something."),
    ("#, :votes 12 5 3", "Count the audience: so many chose answer 1, 2 and 3, shown as bars."),
    ("4 of 6 right", "The score, at the end of a demo; :score lists the questions you missed."),
    ("hidden meanwhile", "Hints, odds and the steps ahead, as they would give the answer."),
  ]

  private static let golf: [Entry] = [
    ("moves 12", "The steps of all tasks on the way here; going back gives moves back."),
    ("par 25", "The length of the shortest schedule that breaks a promise: the fewest moves."),
    ("best 27", "Your own fewest moves, kept between runs."),
    ("helped", "You asked for hints, odds or a check: this attempt is not recorded."),
    ("LEFT BEHIND", "The punch has returned, and old data is still in the hole."),
  ]

  private static let time: [Entry] = [
    ("step 48 of 72", "Steps are numbered in the order in which they were first taken: :goto 48."),
    ("step 48 of 72, after 5", "Step 48 begins a branch: it follows step 5."),
    ("[P14]", "Now. To its left the steps up to here, to its right those taken last."),
    ("P1..P4", "Steps that change nothing: Space goes past them; A shows them one by one."),
    ("P14'", "Before this step another branch begins: v goes there."),
    ("+", "A task joined."),
    ("<5", "Here the script goes back to step 5 and begins another branch."),
    ("branch 2 of 3", "The branch through this moment, counted among all branches."),
  ]

  private static var commands: [Entry] {
    PromptForm.all.map { ($0.form.replacing("…", with: "..."), $0.explanation.sentence) }
  }

  private static let bottomLine: [Entry] = [
    (":step", "A line that you type covers the bottom line until Enter or Esc."),
    ("checking from step 4", "The progress of the check; its answer is about that step."),
    ("message", "A message stands there until the next key."),
  ]

  private static let pasting: [Entry] = [
    ("one line", "At the prompt and in a search: it is inserted at the cursor."),
    ("several lines", "At the prompt: they are shown first, and run as a script after Enter."),
    ("anywhere else", "Pasted text presses no keys."),
  ]

  private static let terminal: [Entry] = [
    ("Esc", "A lone Esc waits 100 ms for the rest of a key, 500 ms once a key came in pieces."),
    ("ESCDELAY=50", "In the environment: the wait in milliseconds, in both cases."),
    ("Alt", "A key with Alt does nothing: it is neither Esc nor the key alone."),
  ]

  private static let colours: [Entry] = [
    ("--theme light", "Colours for a light background."),
    ("--theme dark", "Colours for a dark background."),
    ("--theme color-blind", "Colours that people with any kind of colour vision tell apart."),
    ("--theme monochrome", "No colours: bold, underlined and reversed letters."),
    ("--background light", "With any theme: the background is light; dark: it is dark."),
    ("--ascii", "ASCII characters only."),
  ]

  private static let sizes: [Entry] = [
    ("100x48", "Everything, with the history and what has become of the old data."),
    ("100x37", "The same without the old data; the history has the slots at the last steps."),
    ("100x30", "Everything but the history."),
    ("80x24", "No source, no time, promises in the first line; more rows bring source and time."),
    ("60x16", "The tree, a line for each task with its move, and what happened."),
    ("40x12", "A talk (T): the slots, the next step and one sentence; with more rows, more space."),
  ]
}

extension String {
  /// The text with a capital at its start and a full stop at its end.
  fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
