// Knows what a form does to entries that take several slots.

import Playback
import RaceSupport
import Shmem
import Testing

extension FormTests {
  /// A form on two entries of four slots each, the file selected.
  private static func twoEntries() throws -> Session {
    var session = form(on: try Scenario(.v6_12_70, "swap:2,swap:2", tasks: "read@1"))
    session.take(.form(.select(.file)))
    #expect(session.form?.text(of: .file) == "swap:2,swap:2")
    return session
  }

  @Test("painting a slot splits the entry that it is in, and no other")
  func paintsEntries() throws {
    for (slot, file) in [
      (UInt64(5), "swap:2,swap,hole,swap,swap"), (4, "swap:2,hole,swap,swap,swap"),
      (7, "swap:2,swap,swap,swap,hole"), (0, "hole,swap,swap,swap,swap:2"),
    ] {
      var session = try Self.twoEntries()
      session.take(.form(.selectSlot(PageIndex(slot))), .form(.paint(.hole)))
      #expect(session.form?.text(of: .file) == file)
      #expect(session.form?.refusal == nil)
    }
  }

  @Test("a slot more or less leaves the other entries whole")
  func lengthsOfEntries() throws {
    var session = try Self.twoEntries()
    session.take(.form(.add))
    #expect(session.form?.text(of: .file) == "swap:2,swap:2,swap")
    #expect(session.form?.refusal == nil)
    session.take(.form(.remove), .form(.remove))
    #expect(session.form?.text(of: .file) == "swap:2,swap,swap,swap")
    #expect(session.form?.refusal == nil)
    session.take(.form(.undo))
    #expect(session.form?.text(of: .file) == "swap:2,swap:2")
  }

  @Test("the entry of a slot is known, also of one beyond the file")
  func entries() throws {
    let slots = try #require(try Self.twoEntries().form).values.slots
    for slot in 0..<8 as Range<UInt64> {
      #expect(slots.entry(at: PageIndex(slot)) == slot / 4 * 4..<slot / 4 * 4 + 4)
    }
    #expect(slots.entry(at: PageIndex(9)) == 9..<10)
  }
}
