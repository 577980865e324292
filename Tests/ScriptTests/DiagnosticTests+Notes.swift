// Knows the messages about notes that are to be kept.

extension DiagnosticTests {
  static let notes: [RefusedText] = [
    .newestCommands(
      "a word that version 3 does not have",
      "note One.\n‹keep›",
      "'keep' is a word of version 4 of the language: "
        + "expected 'punchscope demo 4' as the first line"
    ),
    .noteCommands(
      "nothing to keep at the beginning",
      "‹keep›",
      "there is no note to keep: expected a note before it, at the same point"
    ),
    .noteCommands(
      "nothing to keep after the next step, a jump, a pause, a check, and the end of a note",
      "note One.\nstep punch\n‹keep›\nnote Two.\njump start\n‹keep›\nnote Three.\npause\n‹keep›\n"
        + "note Four.\ncheck\n‹keep›\nnote Five.\nnote\n‹keep›\nspeaker Six.\n‹keep›",
      "there is no note to keep: expected a note before it, at the same point",
      "there is no note to keep: expected a note before it, at the same point",
      "there is no note to keep: expected a note before it, at the same point",
      "there is no note to keep: expected a note before it, at the same point",
      "there is no note to keep: expected a note before it, at the same point",
      "there is no note to keep: expected a note before it, at the same point"
    ),
    .noteCommands(
      "a note that is kept twice, and one that is kept for something",
      "note One.\nspeaker Two.\nexpect retries 0\nkeep\n‹keep›\nnote Three.\nkeep ‹3›",
      "there is no note to keep: expected a note before it, at the same point",
      "unexpected '3': expected the end of the line"
    ),
  ]
}
