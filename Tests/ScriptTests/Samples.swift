// Knows the demos and scenarios that several tests start from.
import RaceSupport
import Script
import Shmem
import Testing

enum Samples {
  /// A demo that uses every key and every command.
  static let text = """
    punchscope demo 1
    title    A page left behind
    about    The first pass is switched off,
    about    so one swizzle is enough.
    kernel   3.16
    rules    first-pass off, swap-retry off
    slots    hole page swap page hole
    hole     1-3
    call     madvise
    tasks    read@2, reclaim, fault-write:loop@3
    batch    7
    shift    3

    chapter  The cursor gathers
    note     punch takes a reference on pages 1 and 3.
    note     On the swap entry it takes nothing.
    step     punch
    step     punch until P14
    expect   batch 1:P1 2:s2 3:P3
    expect   batch none

    chapter  The swizzle
    step     read-1 until S7
    step     reclaim-1 C1 at 3
    step     fault-1 at 3
    inject   reclaim:loop at 1
    inject   read
    swizzle  at 3
    expect   slot 2 old page locked by read-1
    expect   slot 1 hole
    expect   slot 2 new swap
    expect   slot 2 page

    chapter  The cursor passes
    step     punch until P16 at 2
    expect   retries 0
    expect   gathers 2
    expect   read-1 next S8
    expect   punch waits P17
    step     punch until end
    expect   punch finished
    step     all until end
    expect   lost 2
    expect   lost none
    expect   tolerated 1 3
    expect   promise old-data-gone broken
    speaker  Ask: who could have locked what?

    speaker  Let them look for it.

    """

  /// Five pages; beside the puncher a read of page 2, a reclaim and a write fault.
  static func scenario() throws -> Scenario {
    try Scenario(
      .v3_16,
      "hole,page,page,page,swap",
      tasks: "read@2 reclaim fault-write:loop",
      mapShift: 6
    )
  }

  /// Everything that is wrong with a text, or nothing.
  static func diagnostics(of text: String) -> [Diagnostic] {
    do throws(ScriptError) {
      _ = try Demo(parsing: text)
      return []
    } catch {
      return error.diagnostics
    }
  }
}
