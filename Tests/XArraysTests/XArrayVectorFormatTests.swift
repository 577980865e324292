// Knows which texts are no vectors of the XArray, and that a wrong recording of one is noticed.

import Testing
import TreeSupport

@Suite("A vector of the XArray is read strictly and compared to the letter")
struct XArrayVectorFormatTests {
  private static let opening = "# xarray vectors v1\nshift 4\n"

  static let refusals =
    [
      VectorRefusal("nothing", "", line: 0),
      VectorRefusal("a radix tree", "# radix vectors v1\nshift 4\n", line: 1),
      VectorRefusal("a shift never recorded", "# xarray vectors v1\nshift 3\n", line: 2),
      VectorRefusal("no operation", opening, line: 2),
      VectorRefusal("a last line cut short", opening + "erase 1 -> r=none h=0", line: 0),
      VectorRefusal(
        "a dump without end",
        opening + "dump -> r=ok h=0 nodes=0 root=null\n",
        line: 3,
      ),
      VectorRefusal(
        "a node without its number of value entries",
        opening
          + "dump -> r=ok h=1 nodes=1 root=node\nnode d=0 shift=0 first=0 count=0 slots=-\nend\n",
        line: 4,
      ),
    ]
    + VectorRefusal.thirdLines(
      after: opening,
      [
        "an unknown operation": "insert 1 P1 -> r=ok h=1 nodes=1 root=node",
        "an operation without answer": "erase 1",
        "an empty line": "",
        "an argument too many": "erase 1 P1 -> r=none h=0 nodes=0 root=null",
        "an argument missing": "store 1 P1 -> r=ok h=1 nodes=1 root=node",
        "a sign": "erase +1 -> r=none h=0 nodes=0 root=null",
        "an order of 64": "store 0 64 P1 -> r=ok h=1 nodes=1 root=node",
        "a folio 0": "store 1 0 P0 -> r=ok h=1 nodes=1 root=node",
        "nothing to store": "store 1 0 none -> r=ok h=1 nodes=1 root=node",
        "nothing to expect": "cmpxchg 1 P1 nothing -> r=none h=0 nodes=0 root=null",
        "a field missing": "load 1 -> r=none h=0 nodes=0 root=null",
        "a field twice": "load 1 -> r=none o=0 h=0 h=0 nodes=0 root=null",
        "an unknown field": "load 1 -> r=none o=0 h=0 nodes=0 root=null rt=0",
        "two blanks": "load 1 -> r=none  o=0 h=0 nodes=0 root=null",
        "a node outside a dump": "node d=0 shift=0 first=0 count=0 nv=0 slots=-",
        "an end outside a dump": "end",
      ],
    )

  @Test("what the format does not name is refused with its line", arguments: refusals)
  func refusal(_ refusal: VectorRefusal) {
    let error = refusal.error(as: XArrayVectorOperation.self, named: "some.txt")
    #expect(error?.file == "some.txt")
    #expect(error?.line == refusal.line)
  }

  /// A right recording with every operation.
  private static let recording = """
    # xarray vectors v1
    shift 4
    # a remark
    add 48 4 S16 none -> r=ok h=2 nodes=1 root=node
    load 60 -> r=S16 o=4 h=2 nodes=1 root=node
    conflict 32 5 -> r=1 e=S16/4 h=2 nodes=1 root=node
    cmpxchg 50 S17 P1 -> r=S16 h=2 nodes=1 root=node
    split 50 2 S16 -> r=4 h=2 nodes=2 root=node
    rawsplit 52 1 S20 -> r=2 h=2 nodes=2 root=node
    dump -> r=ok h=2 nodes=2 root=node
    node d=0 shift=4 first=0 count=1 nv=0 slots=3:child
    # a remark inside a dump
    node d=1 shift=0 first=48 count=16 nv=16 slots=0:S16,1-3:^0,4:S20,5:^4,6:S20,7:^6,8:S24,9-11:^8,12:S28,13-15:^12
    end
    free_swap 52 52 S20 -> r=0 h=2 nodes=2 root=node
    free_swap 52 53 S20 -> r=2 h=2 nodes=2 root=node
    entries 49 63 2 -> r=2 e=49:S16,54:S20 next=56 h=2 nodes=2 root=node
    lockentries 49 58 31 -> r=1 e=54:S20 next=56 h=2 nodes=2 root=node
    pwalk 49 63 31 -> r=4 e=49:S16,54:S20,56:S24,60:S28 h=2 nodes=2 root=node
    join 48 4 P16 -> r=refused h=2 nodes=2 root=node
    range 64 4 -> r=16 h=2 nodes=3 root=node
    uncollapse 64 4 -> r=16 h=2 nodes=2 root=node
    collapse 48 4 P32 -> r=2 h=2 nodes=1 root=node
    split 48 0 S16 -> r=EEXIST h=2 nodes=1 root=node
    store 48 4 P48 -> r=ok h=2 nodes=1 root=node
    erase 63 -> r=P48 h=0 nodes=0 root=null
    store 0 0 P5 -> r=ok h=0 nodes=0 root=entry:P5

    """

  @Test("a right recording agrees with our XArray")
  func agreement() throws {
    let file = try VectorFile<XArrayVectorOperation>(name: "right.txt", text: Self.recording)
    #expect(file.shift == 4)
    #expect(file.steps.count == 20)
    #expect(file.firstDisagreement(of: ReplayedXArray.self) == nil)
  }

  static let mistakes = [
    VectorMistake(
      old: "r=S16 o=4",
      new: "r=S16 o=3",
      message: "wrong.txt:5: load 60: o: expected 3, got 4",
    ),
    VectorMistake(
      old: "S20 -> r=2 h=2 nodes=2 root=node\ndump",
      new: "S20 -> r=2 h=2 nodes=3 root=node\ndump",
      message: "wrong.txt:9: rawsplit 52 1 S20: nodes: expected 3, got 2",
    ),
    VectorMistake(
      old: "next=56 h=2 nodes=2 root=node\nlockentries",
      new: "next=55 h=2 nodes=2 root=node\nlockentries",
      message: "wrong.txt:17: entries 49 63 2: next: expected 55, got 56",
    ),
    VectorMistake(
      old: "slots=3:child",
      new: "slots=2:child",
      message: "wrong.txt:11: node 1 of the dump: "
        + "expected node d=0 shift=4 first=0 count=1 slots=2:child, "
        + "got node d=0 shift=4 first=0 count=1 slots=3:child",
    ),
    VectorMistake(
      old: "# a remark inside a dump\n",
      new: "node d=1 shift=0 first=0 count=0 nv=0 slots=-\n",
      message: "wrong.txt:12: node 2 of the dump: "
        + "expected node d=1 shift=0 first=0 count=0 slots=-, "
        + "got node d=1 shift=0 first=48 count=16 slots=0:S16,1-3:^0,4:S20,5:^4,6:S20,7:^6,8:S24,"
        + "9-11:^8,12:S28,13-15:^12",
    ),
    VectorMistake(
      old: "P16 -> r=refused",
      new: "P16 -> r=ok",
      message: "wrong.txt:20: join 48 4 P16: r: expected ok, got refused",
    ),
    VectorMistake(
      old: "r=P48 h=0",
      new: "r=P48 h=1",
      message: "wrong.txt:26: erase 63: h: expected 1, got 0",
    ),
    VectorMistake(
      old: "root=entry:P5",
      new: "root=null",
      message: "wrong.txt:27: store 0 0 P5: root: expected null, got entry:P5",
    ),
  ]

  @Test("a wrong recording is reported with file, line, expected and got", arguments: mistakes)
  func disagreement(_ mistake: VectorMistake) throws {
    let text = try #require(
      mistake.text(in: Self.recording),
      "the edited text stands in the recording once",
    )
    let file = try VectorFile<XArrayVectorOperation>(name: "wrong.txt", text: text)
    #expect(file.firstDisagreement(of: ReplayedXArray.self)?.description == mistake.message)
  }
}
