// Knows the messages about the file as a whole.

extension DiagnosticTests {
  static let files: [RefusedText] = [
    .file(
      "nothing at all",
      "‹›",
      "this is not a demo: expected 'punchscope demo 4' as the first line"
    ),
    .file(
      "no first line",
      "‹›slots page\nnonsense\n",
      "this is not a demo: expected 'punchscope demo 4' as the first line"
    ),
    .file(
      "the first line of a trace",
      "‹›punchscope trace 1\n",
      "this is not a demo: expected 'punchscope demo 4' as the first line"
    ),
    .file(
      "a first line without version",
      "‹›punchscope demo\n",
      "this is not a demo: expected 'punchscope demo 4' as the first line"
    ),
    .file(
      "version 0",
      "‹›punchscope demo 0\nslots page\n",
      "this is not a demo: expected 'punchscope demo 4' as the first line"
    ),
    .file(
      "a newer version, whose lines are not read",
      "punchscope demo ‹5›\nsing a song\n",
      "this demo is written in version 5 of the language: this program reads versions 1 to 4"
    ),
    .file(
      "a version of absurd length",
      "punchscope demo ‹100000000000000000000000000000›\n",
      "this demo is written in version 100000000000000…00000000 of the language: "
        + "this program reads versions 1 to 4"
    ),
    .file(
      "a version that is no number",
      "punchscope demo ‹one›\n",
      "'one' is not a number: expected a number, such as 3"
    ),
    .file(
      "more behind the version",
      "punchscope demo 1 ‹please›\n",
      "unexpected 'please': expected the end of the line"
    ),
    .file(
      "a byte order mark",
      "‹\u{FEFF}›punchscope demo 1\nslots page\n",
      "the character U+FEFF is invisible"
    ),
    .file(
      "a tab",
      "punchscope demo 1\nslots‹\t›page\n",
      "a tab: expected blanks"
    ),
    .file(
      "lines that end in carriage return and line feed, said once",
      "punchscope demo 1‹›\r\nslots page\r\nnote x\r\n",
      "a carriage return at the end of the line: expected lines that end in a line feed alone"
    ),
    .file(
      "carriage returns beside other mistakes",
      "punchscope demo 1\nslots page\nnote x‹›\r\nstep ‹pinch›\r\n",
      "a carriage return at the end of the line: expected lines that end in a line feed alone",
      "unknown task 'pinch': did you mean 'punch'?"
    ),
    .file(
      "an escape sequence in a text",
      "punchscope demo 1\nslots page\nnote a ‹\u{1B}›[31mred note\n",
      "the character U+001B is invisible"
    ),
    .file(
      "text that would be shown backwards",
      "punchscope demo 1\nslots page\nnote a ‹\u{202E}›note\n",
      "the character U+202E is invisible"
    ),
  ]
}
