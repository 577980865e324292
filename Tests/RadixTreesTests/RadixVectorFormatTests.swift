// Knows which texts are no vector files, and that a wrong recording is noticed.

import Testing
import TreeSupport

@Suite("A vector file is read strictly and compared to the letter")
struct RadixVectorFormatTests {
  private static let opening = "# radix vectors v1\nshift 3\n"

  static let refusals =
    [
      VectorRefusal("nothing", "", line: 0),
      VectorRefusal("another version", "# radix vectors v2\nshift 3\n", line: 1),
      VectorRefusal("a shift never recorded", "# radix vectors v1\nshift 5\n", line: 2),
      VectorRefusal("no operation", opening, line: 2),
      VectorRefusal("a last line cut short", opening + "lookup 1 -> r=none h=0", line: 0),
      VectorRefusal(
        "a dump without end",
        opening + "dump -> r=ok h=0 nodes=0 root=null rt=0\n",
        line: 3,
      ),
      VectorRefusal(
        "an operation inside a dump",
        opening
          + "dump -> r=ok h=0 nodes=0 root=null rt=0\nlookup 1 -> r=none h=0 nodes=0 root=null rt=0\n",
        line: 4,
      ),
      VectorRefusal(
        "tags out of order",
        opening
          + "dump -> r=ok h=1 nodes=1 root=node rt=3\n"
          + "node d=0 h=1 first=0 count=1 slots=1:P1 t1=1 t0=1\nend\n",
        line: 4,
      ),
    ]
    + VectorRefusal.thirdLines(
      after: opening,
      [
        "an unknown operation": "store 1 P1 -> r=ok h=1 nodes=1 root=node rt=0",
        "an operation without answer": "lookup 1",
        "an empty line": "",
        "an argument too many": "delete 1 P1 -> r=none h=0 nodes=0 root=null rt=0",
        "a sign": "lookup +1 -> r=none h=0 nodes=0 root=null rt=0",
        "65 bits": "lookup 18446744073709551616 -> r=none h=0 nodes=0 root=null rt=0",
        "a page 0": "insert 1 P0 -> r=ok h=1 nodes=1 root=node rt=0",
        "an unknown kind of value": "insert 1 X1 -> r=ok h=1 nodes=1 root=node rt=0",
        "a fourth tag": "tag_set 1 3 -> r=none h=0 nodes=0 root=null rt=0",
        "a field missing": "lookup 1 -> r=none h=0 nodes=0 root=null",
        "a field twice": "lookup 1 -> r=none h=0 h=0 nodes=0 root=null rt=0",
        "an unknown field": "lookup 1 -> r=none h=0 nodes=0 root=null rt=0 x=0",
        "entries of a lookup": "lookup 1 -> r=none e=- h=0 nodes=0 root=null rt=0",
        "two blanks": "lookup 1 -> r=none  h=0 nodes=0 root=null rt=0",
        "a node outside a dump": "node d=0 h=1 first=0 count=1 slots=1:P1",
        "an end outside a dump": "end",
      ],
    )

  @Test("what the format does not name is refused with its line", arguments: refusals)
  func refusal(_ refusal: VectorRefusal) {
    let error = refusal.error(as: RadixVectorOperation.self, named: "some.txt")
    #expect(error?.file == "some.txt")
    #expect(error?.line == refusal.line)
  }

  /// A right recording with every operation and tags in each place where they may stand.
  private static let recording = """
    # radix vectors v1
    shift 3
    # a remark
    insert 0 P5 -> r=ok h=0 nodes=0 root=item:P5 rt=0
    tag_set 0 1 -> r=P5 h=0 nodes=0 root=item:P5 rt=2
    insert 9 S5 -> r=ok h=2 nodes=3 root=node rt=2
    insert 9 P5 -> r=EEXIST h=2 nodes=3 root=node rt=2
    delete_item 9 P5 -> r=none h=2 nodes=3 root=node rt=2
    replace 9 P6 -> r=S5 h=2 nodes=3 root=node rt=2
    tag_set 9 0 -> r=P6 h=2 nodes=3 root=node rt=3
    tag_clear 3 2 -> r=none h=2 nodes=3 root=node rt=3
    gang 0 14 -> r=2 e=0:P5,9:P6 h=2 nodes=3 root=node rt=3
    gang_tag 0 14 0 -> r=1 e=9:P6 h=2 nodes=3 root=node rt=3
    gang_tag 0 14 2 -> r=0 e=- h=2 nodes=3 root=node rt=3
    dump -> r=ok h=2 nodes=3 root=node rt=3
    node d=0 h=2 first=0 count=2 slots=0:child,1:child t0=1 t1=0
    # a remark inside a dump
    node d=1 h=1 first=0 count=1 slots=0:P5 t1=0
    node d=1 h=1 first=8 count=1 slots=1:P6 t0=1
    end
    delete_item 9 P6 -> r=P6 h=0 nodes=0 root=item:P5 rt=2
    delete 0 -> r=P5 h=0 nodes=0 root=null rt=0
    lookup 0 -> r=none h=0 nodes=0 root=null rt=0

    """

  @Test("a right recording agrees with our tree")
  func agreement() throws {
    let file = try VectorFile<RadixVectorOperation>(name: "right.txt", text: Self.recording)
    #expect(file.shift == 3)
    #expect(file.steps.count == 15)
    #expect(file.firstDisagreement(of: ReplayedRadixTree.self) == nil)
  }

  static let mistakes = [
    VectorMistake(
      old: "insert 9 S5 -> r=ok h=2 nodes=3",
      new: "insert 9 S5 -> r=ok h=2 nodes=4",
      message: "wrong.txt:6: insert 9 S5: nodes: expected 4, got 3",
    ),
    VectorMistake(
      old: "insert 9 P5 -> r=EEXIST",
      new: "insert 9 P5 -> r=ok",
      message: "wrong.txt:7: insert 9 P5: r: expected ok, got EEXIST",
    ),
    VectorMistake(
      old: "tag_set 9 0 -> r=P6",
      new: "tag_set 9 0 -> r=S6",
      message: "wrong.txt:10: tag_set 9 0: r: expected S6, got P6",
    ),
    VectorMistake(
      old: "gang 0 14 -> r=2 e=0:P5,9:P6",
      new: "gang 0 14 -> r=2 e=9:P6,0:P5",
      message: "wrong.txt:12: gang 0 14: e: expected 9:P6,0:P5, got 0:P5,9:P6",
    ),
    VectorMistake(
      old: "r=1 e=9:P6",
      new: "r=1 e=8:P6",
      message: "wrong.txt:13: gang_tag 0 14 0: expected 1 8:P6, got 14 at most of 0:P5,9:P6",
    ),
    VectorMistake(
      old: "r=1 e=9:P6",
      new: "r=2 e=9:P6",
      message: "wrong.txt:13: gang_tag 0 14 0: expected 2 9:P6, got 14 at most of 0:P5,9:P6",
    ),
    VectorMistake(
      old: "slots=1:P6 t0=1",
      new: "slots=2:P6 t0=1",
      message: "wrong.txt:19: node 3 of the dump: "
        + "expected node d=1 h=1 first=8 count=1 slots=2:P6, "
        + "got node d=1 h=1 first=8 count=1 slots=1:P6",
    ),
    VectorMistake(
      old: "node d=1 h=1 first=8 count=1 slots=1:P6 t0=1\n",
      new: "",
      message: "wrong.txt:15: node 3 of the dump: "
        + "expected no node, got node d=1 h=1 first=8 count=1 slots=1:P6",
    ),
    VectorMistake(
      old: "delete 0 -> r=P5 h=0 nodes=0 root=null",
      new: "delete 0 -> r=P5 h=0 nodes=0 root=item:P5",
      message: "wrong.txt:22: delete 0: root: expected item:P5, got null",
    ),
  ]

  @Test("a wrong recording is reported with file, line, expected and got", arguments: mistakes)
  func disagreement(_ mistake: VectorMistake) throws {
    let text = try #require(
      mistake.text(in: Self.recording),
      "the edited text stands in the recording once",
    )
    let file = try VectorFile<RadixVectorOperation>(name: "wrong.txt", text: text)
    #expect(file.firstDisagreement(of: ReplayedRadixTree.self)?.description == mistake.message)
  }
}
