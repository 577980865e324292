// Gives the demo that a new author starts from.

extension Demo {
  /// A complete demo, with a comment for each part.
  ///
  /// Without the comments it is the first example of demos/README.md.
  package static let template = """
    punchscope demo 4
    # The race: the file, page by page, and the tasks besides the punch. The hole is the whole file.
    title    My first demo
    slots    hole swap hole
    tasks    read@1

    # The script: notes for the reader, and steps. punchscope play FILE shows both.
    note     Page 1 is out on swap as s1. A read wants it, and a punch removes it.
    step     punch until P5
    step     read-1 until S7
    note     The read has put page P1 where s1 was. The punch still holds s1, which is stale.
    step     all until end

    # A claim, which punchscope demo check FILE tests.
    expect   left-behind none

    """
}
