// Knows the explanation of the signs in the views with a row for each step.

extension HelpText {
  static let spaceTime: [Entry] = [
    (
      "a line through the slots",
      "The cursor; it runs to the left in a double line where it goes back."
    ),
    ("(P1 ... P3)", "A gather: from the first slot it looked at to the last entry it took."),
    ("[s2]", "Stale, as in the tree: the slot, or the size of its entry, has changed since."),
    ("P2══*", "One entry takes these slots."),
    ("P3!", "The step changed the slot."),
    ("@9!  +2!", "In a fold: the step changed slot 9, or two slots."),
    ("+3", "In a fold: three of the entries that were gathered."),
    ("7P*", "In a fold: seven pages, old data among them."),
    ("t0, t1", "Old data counts from t0 on; the punch is over at t1."),
    (
      "[s2*] in the rule at t1",
      "Old data that is left. Its column stands out from where the cursor passed it."
    ),
    ("4-6 3 quiet steps", "Steps that change no slot and look at none; f shows them."),
    ("[24]", "The step that is now."),
  ]

  static let lanes: [Entry] = [
    (
      "a bar",
      "A lock, i_mutex, a place in the wait queue, or, dotted, all references; its first row names it."
    ),
    ("at 11  holds", "Above the first row: what the tasks held after the step before it."),
    ("-lock P3", "The task lets go of it."),
    ("P17 waits -->", "The task waits for the task at the end of the arrow."),
    (":", "The task still waits."),
  ]
}
