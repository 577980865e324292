// Knows what punchscope check refuses, and in which words.

import Testing

@Suite("Questions that punchscope check does not take")
struct CheckRefusalTests {
  @Test(
    "bad options are refused with what was expected",
    arguments: [
      (["--threads", "0"], 64, "from 1 to 256"), (["--max-states", "0"], 64, "from 1 on"),
      (["--max-steps", "0"], 64, "from 1 on"), (["--another", "0"], 64, "from 1 on"),
      (["--another", "1", "--promise", "punch-ends"], 64, "about calls that end"),
      (["--reductions", "equal-tasks,"], 64, "invalid for '--reductions"),
      (["--max-memory", "lots"], 64, "invalid for '--max-memory"),
      (["--format", "xml"], 64, "'text', 'json', 'demo' or 'cpus'"),
      (["--slots", "0-8=page"], 2, "at most 8 pages"),
    ] as [([String], Int32, String)]
  )
  func refusals(arguments: [String], status: Int32, words: String) throws {
    let outcome = try Program.run(["check"] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test("a race that is too large is told how large it is, and how large it may be")
  func tellsLimits() throws {
    let outcome = try Program.run(["check", "--slots", "0-8=page"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        punchscope: this race has 9 pages and 1 task; a race to be checked has at most 8 pages and 8 \
        tasks, the punch included; fewer tasks where pages take several slots; 'punchscope sample' \
        takes any number of pages

        """
    )
    for command in ["check", "guards"] {
      let help = try Program.run([command, "--help"])
      #expect(help.output.contains("at most 8 pages and 8 tasks"))
    }
  }
}
