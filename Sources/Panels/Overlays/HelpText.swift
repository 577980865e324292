// Knows the help: the signs on the screen, and the keys from their table.

import Display
import Playback

/// The explanation of the screen and its keys.
enum HelpText {
  /// Returns the text, broken into lines of a width.
  static func lines(_ width: Int) -> [Line] {
    var lines = section("What a slot shows", alphabet, width)
    lines += section("Rows of the tree", rows, width)
    lines += section("Signs before a row", signs, width)
    lines += section("The time row", time, width)
    lines += section("What a move leads to (H)", hints, width)
    lines += section("The odds (%)", odds, width)
    lines += section("Prediction (P)", prediction, width)
    lines += section("Golf (:golf)", golf, width)
    lines += section("Keys in a race", keys(of: .race), width)
    lines += section("Keys in a level of golf", keys(of: .golf, beside: .race), width)
    lines += section("Keys among the levels of golf", keys(of: .golfList, beside: .gallery), width)
    lines += section("Keys in a talk", keys(of: .talk), width)
    lines += section("Keys while choosing a chapter", keys(of: .chapters), width)
    lines += section("Keys while injecting", keys(of: .injection), width)
    lines += section("Keys in the gallery", keys(of: .gallery), width)
    lines += section("Keys in the help", keys(of: .help), width)
    lines += section("Keys in the accounts", keys(of: .accounts), width)
    lines += section("Keys in the answer of a check", keys(of: .check), width)
    lines += section("Keys at the prompt", keys(of: .prompt), width)
    lines += section("Keys before pasted lines are run", keys(of: .script), width)
    lines += section("Commands at the prompt", commands, width)
    lines += section("The bottom line", bottomLine, width)
    lines += section("Pasted text", pasting, width)
    lines += section("The terminal", terminal, width)
    lines += section("Sizes", sizes, width)
    return lines
  }

  private typealias Entry = (name: String, words: String)

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
    ("L", "The page, or the cached page of a swap entry, is locked."),
    ("c", "A swap entry whose page is still in the swap cache."),
    ("w", "The page is being written to swap."),
    ("!", "The last step changed this slot."),
    ("<3>", "The selected slot: injections go here."),
  ]

  private static let rows: [Entry] = [
    ("root, leaf", "The nodes of the radix tree over the slots they lead to."),
    ("now", "What the tree holds at this moment."),
    ("got", "What the punch gathered, as it was then; the tree may have moved on."),
    ("  s2", "Still to be worked on."),
    ("  >s2", "Being worked on."),
    ("  (s2)", "Done with."),
    ("  [ s2 ]", "Stale: the slot holds something else by now."),
    ("hole", "The pages that the punch removes; ---- is a page that it cuts."),
    ("cursor", "The page that the punch is at."),
    ("file", "The whole of a large file: how full, the hole in [ ], the cursor ^."),
    ("pages, swap", "Page frames and swap slots that somebody is busy with."),
  ]

  private static let signs: [Entry] = [
    ("> 1", "Among moves and tasks: Space takes this one next, and 1 takes it, too."),
    ("-", "Among moves and tasks: it cannot go on; the reason stands behind it."),
    ("#", "The focused task: its source is shown, f runs it, Tab goes to the next one."),
    (">", "In got: the entry being worked on. In the source: the statement a task runs next."),
    (">", "In the history: where the punch is. In a list to choose from: what Enter takes."),
    ("x ... x", "In the source: a statement that the rules switch off."),
  ]

  private static let hints: [Entry] = [
    ("safe", "After it no schedule of these tasks breaks a promise; that calls end, x tells."),
    ("at risk in 12, risk 12", "Some schedule breaks a promise: the shortest takes 12 steps."),
    ("doomed in 5, doomed", "Every schedule breaks a promise: the shortest takes 5 steps."),
    ("loses now", "This very move breaks a promise."),
    ("..., ?", "It is being found out; there are too many states to know."),
  ]

  private static let odds: [Entry] = [
    ("lost 12.4 %", "So many of the random schedules tried from here break a promise."),
    (
      "11.8 to 13.1 %",
      "So many of all such schedules do, 95 times out of 100: where the grey part of the bar lies."
    ),
    ("of 4,096", "So many have been tried, more while you look; the same ones every time."),
  ]

  private static let prediction: [Entry] = [
    ("what will happen?", "Who is about to take which step, and a question about it."),
    ("Space, or its number", "Take the step: what happened is told as always."),
    ("b", "Take the question back; any other move asks another one."),
    ("hidden meanwhile", "Hints, odds and the steps ahead: they would tell."),
  ]

  private static let golf: [Entry] = [
    ("moves 12", "The steps on the way here, whoever took them; going back gives them back."),
    ("par 25", "The shortest schedule that breaks a promise: nobody needs fewer moves."),
    ("best 27", "The fewest moves in which you have done it, kept between runs."),
    ("helped", "Hints, odds or a check were asked for: this attempt is not recorded."),
    ("LOST", "A promise is broken: with old data in the hole the punch has returned."),
  ]

  private static let time: [Entry] = [
    ("step 48 of 72", "Steps are numbered as they were first taken, on all branches: :goto 48."),
    ("step 48 of 72, after 5", "Step 48 begins a branch: it follows step 5."),
    ("[P14]", "Now. Before it the way here, behind it the way that was taken last."),
    ("P14'", "Before this step something else was done once, too: v goes there."),
    ("+", "A task joined."),
    ("<5", "Here the script goes back to step 5, to tell another branch."),
    ("branch 2 of 3", "Of all the ways from the start to an end, the one through here."),
  ]

  private static var commands: [Entry] {
    PromptForm.all.map { ($0.form.replacing("…", with: "..."), $0.explanation.sentence) }
  }

  private static let bottomLine: [Entry] = [
    (":step", "A line being written covers the lowest edge until Enter or Esc."),
    ("checking from step 4", "How far the check has come; what it finds holds for that step."),
    ("answer", "What a key has to say stands there as well, until the next key."),
  ]

  private static let pasting: [Entry] = [
    ("one line", "At the prompt and in a search: it is written where the cursor is."),
    ("several lines", "At the prompt: they are shown first, and run as a script after Enter."),
    ("anywhere else", "Pasted text presses no keys."),
  ]

  private static let terminal: [Entry] = [
    ("Esc", "A lone Esc waits 100 ms for the rest of a key, 500 ms once a key came in pieces."),
    ("ESCDELAY=50", "In the environment: so many milliseconds instead, whatever comes."),
    ("Alt", "A key with Alt means nothing here, and neither Esc nor the key alone is heard."),
  ]

  private static let sizes: [Entry] = [
    ("100x37", "Everything, the history too: the slots at each of the last steps."),
    ("100x30", "Everything but the history."),
    ("80x24", "No source, no time, promises in the first line; more rows bring source and time."),
    ("60x16", "The tree, a line for each task with its move, and what happened."),
    ("40x12", "A talk (T): the slots, the next step and one sentence; more air in more rows."),
  ]
}

extension String {
  /// The text with a capital at its start and a full stop at its end.
  fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
