// Lists the messages about pictures and recaps, with the places they point at.

extension DiagnosticTests {
  static let figures: [RefusedText] = [
    .newestCommands(
      "words that version 3 does not have",
      "‹show› data\n‹recap› The punch ends.",
      "'show' is a word of version 4 of the language: "
        + "expected 'punchscope demo 4' as the first line",
      "'recap' is a word of version 4 of the language: "
        + "expected 'punchscope demo 4' as the first line"
    ),
    .noteCommands(
      "no picture, one that there is not, and one of a page that there is not",
      "show‹›\nshow ‹caues›\nshow data ‹9›\nshow ways ‹2›",
      "missing picture: expected off, data, ways or causes",
      "unknown picture 'caues': did you mean 'causes'?",
      "page 9 lies beyond the end of the file: its last page is 4",
      "unexpected '2': expected the end of the line"
    ),
    .noteCommands(
      "a recap of four lines, but not two recaps",
      "recap One.\nrecap Two.\nrecap Three.\n  ‹recap› Four.\n\nrecap One.",
      "another line of the recap: expected at most 3 lines that follow each other"
    ),
    .noteCommands(
      "a recap without a text",
      "recap‹›",
      "missing text: expected a text up to the end of the line"
    ),
  ]
}
