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
      (.v3_16, "page:2", ["With large-folio off, pages of several slots are single ones."]),
      (.v3_16, "swap:2", ["With large-swap off, swap entries of several slots are single ones."]),
      (
        .v3_16, "page:1,swap:1",
        [
          "With large-folio off, pages of several slots are single ones.",
          "With large-swap off, swap entries of several slots are single ones.",
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
    let remark = "With large-folio off, pages of several slots are single ones."
    let old = FormTests.form(on: try Scenario(.v3_16, "page:2"))
    #expect(old.formWords?.hasSuffix(" \(remark)") == true, "\(old.formWords ?? "")")
    let new = FormTests.form(on: try Scenario(.v7_3_4, "page:2"))
    #expect(new.formWords?.contains(remark) == false)
  }
}
