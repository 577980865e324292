// Knows what has to be said of a race whose rules do not know all that it asks for.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Remarks on a race")
struct RemarksTests {
  @Test(
    "pages and swap entries of several slots that the rules do not know are single ones, which is said",
    arguments: [
      (
        .v3_16, "page:2",
        ["large-folio is off: instead of a page of several slots there are single pages."]
      ),
      (
        .v3_16, "swap:2",
        ["large-swap is off: instead of a swap entry of several slots there are single entries."]
      ),
      (
        .v3_16, "page:1,swap:1",
        [
          "large-folio is off: instead of a page of several slots there are single pages.",
          "large-swap is off: instead of a swap entry of several slots there are single entries.",
        ]
      ),
      (.v7_3_4, "page:1,swap:1", []), (.v3_16, "page,swap", []),
    ] as [(Kernel, String, [String])]
  )
  func missingOrders(kernel: Kernel, file: String, sentences: [String]) throws {
    let scenario = try Scenario(kernel, file)
    #expect(scenario.remarks == sentences)
  }

  @Test("a form says so before the race begins")
  func form() throws {
    let remark = "large-folio is off: instead of a page of several slots there are single pages."
    let old = FormTests.form(on: try Scenario(.v3_16, "page:2"))
    #expect(old.formWords?.hasSuffix(" \(remark)") == true, "\(old.formWords ?? "")")
    let new = FormTests.form(on: try Scenario(.v7_3_4, "page:2"))
    #expect(new.formWords?.contains(remark) == false)
  }
}
