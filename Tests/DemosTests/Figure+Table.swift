// Knows the figures of the demos, one by one.

import Playback
import Script
import Shmem
import Testing

extension Figure {
  static let all: [Figure] = [
    Figure(
      demo: "a-quiet-punch",
      words: "in the kernel a node has 64",
      source: .computed { _ in
        [Double(1 << usualShift)]
      }
    ),
    Figure(
      demo: "a-quiet-punch",
      words: "in the kernel up to 14",
      source: .computed { _ in
        [Double(Kernel.v3_16.batchLimit)]
      }
    ),
    Figure(
      demo: "empty-slots",
      words: "32 pages",
      source: .computed {
        [Double($0.demo.scenario.filePages)]
      }
    ),
    Figure(
      demo: "empty-slots",
      words: "a node has 64 slots",
      source: .computed { _ in
        [Double(1 << usualShift)]
      }
    ),
    Figure(
      demo: "the-tree",
      words: "a node has 64 slots",
      source: .computed { _ in
        [Double(1 << usualShift)]
      }
    ),
    Figure(
      demo: "empty-slots",
      words: "28 empty slots were stepped over",
      source: .computed { told in
        let scenario = told.demo.scenario
        return [
          Double((1..<scenario.filePages).count { scenario.start(at: PageIndex($0)) == .hole })
        ]
      }
    ),
    Figure(
      demo: "classroom",
      words: "ten steps from the gather on",
      source: .computed(steps(of:))
    ),
    Figure(
      demo: "swap-retry",
      words: "it ran 17 times in 7054 punches",
      source: .recorded(["swap retries (P16), with swap", "punches with swap"])
    ),
    Figure(
      demo: "swap-retry",
      words: "those 17 times: 3 of them could be followed, and all 3",
      source: .recorded([
        "swap retries (P16), with swap", "swap retries that could be followed",
        "swap retries that could be followed",
      ])
    ),
    Figure(demo: "locked-page", words: "167 of 249 cases", source: .recorded(["X1", "cases in"])),
    Figure(demo: "locked-page", words: "249 times old data", source: .recorded(["cases in"])),
    Figure(demo: "locked-page", words: "9 of 249 cases", source: .recorded(["X3", "cases in"])),
    Figure(demo: "locked-page", words: "72 of 249 cases", source: .recorded(["X4", "cases in"])),
    Figure(demo: "locked-page", words: "The 72 recorded cases", source: .recorded(["X4"])),
    Figure(demo: "locked-page", words: "sorting into 249 cases", source: .recorded(["cases in"])),
    Figure(demo: "take-two", words: "14 steps from here", source: .claimed("schedule")),
    Figure(
      demo: "take-two",
      words: "185 times in 7054 punches and the swap retry 17 times",
      source: .recorded([
        "page retries (P18), with swap", "punches with swap", "swap retries (P16), with swap",
      ])
    ),
    Figure(
      demo: "both-retries",
      words: "The first twenty steps",
      source: .computed { _ in
        let ways = try (firstBranch(of: "take-two"), firstBranch(of: "both-retries"))
        // Both begin with the start, which is no step.
        let common = zip(ways.0.snapshots, ways.1.snapshots).prefix {
          $0.machine[.puncher] == $1.machine[.puncher]
        }
        return [Double(common.count - 1)]
      }
    ),
    Figure(
      demo: "swap-at-the-start",
      words: "after 34 steps, and not sooner",
      source: .shortest([])
    ),
    Figure(demo: "massive-preemption", words: "38 steps", source: .claimed("schedule")),
    Figure(
      demo: "entry-that-shrank",
      words: "6.12.118 left 511 of 512 pages behind, 7.3.4 left 448",
      source: .told(by: "real kernels")
    ),
    Figure(
      demo: "order-read-too-early",
      words: "Five steps are enough",
      source: .claimed("schedule")
    ),
    Figure(
      demo: "july-2014-again",
      words: "Nine steps from the gather are enough",
      source: .claimed("schedule")
    ),
    Figure(demo: "pincer", words: "more than 120 seconds", source: .told(by: "linux-mm")),
    Figure(demo: "pincer", words: "16 steps lead round", source: .claimed("schedule")),
    Figure(
      demo: "pincer",
      words: "eight steps of the visitor, eight of the punch",
      source: .computed { told in try turns(of: told, "fault-1", "punch") }
    ),
    Figure(
      demo: "the-crawl",
      words: "the limit is 14 again",
      source: .computed { _ in
        [Double(Kernel.v3_15.batchLimit)]
      }
    ),
    Figure(
      demo: "the-crawl",
      words: "a hole of 64 pages",
      source: .computed { told in
        let hole = try #require(told.text.firstMatch(of: /--hole (\d+)-(\d+)/))
        let (first, last) = try (#require(Double(hole.1)), #require(Double(hole.2)))
        return [last - first + 1]
      }
    ),
    Figure(demo: "the-crawl", words: "Eight gathers", source: .claimed("gathers")),
    Figure(
      demo: "the-crawl",
      words: "the second loop gathers 1002 times",
      source: .drawn("gathers of the second loop 331.33 1 1002")
    ),
    Figure(demo: "i-mutex", words: "Three steps", source: .claimed("schedule")),
    Figure(demo: "the-wait-queue", words: "twelve steps to a crash", source: .claimed("schedule")),
    Figure(
      demo: "truncate",
      words: "after 16 steps",
      source: .shortest([RuleSetting(\.guards.truncateRescan, false)])
    ),
    Figure(
      demo: "shadow",
      words: "are six steps apart",
      source: .computed { _ in
        let rows = try firstBranch(of: "take-two").rows.filter { $0.hasPrefix("reclaim-1") }
        let look = rows.firstIndex(of: "reclaim-1 C5") ?? 0
        let move = rows.firstIndex(of: "reclaim-1 C11") ?? 0
        return [Double(move - look)]
      }
    ),
    Figure(
      demo: "shadow",
      words: "21 steps away",
      source: .shortest([RuleSetting(\.rescan, false)])
    ),
    Figure(
      demo: "shadow",
      words: "it is 21 all the same",
      source: .shortest([RuleSetting(\.rescan, false), RuleSetting(\.swapRetry, .second)])
    ),
    Figure(
      demo: "wrong-loop",
      words: "one schedule in eighty",
      source: .computed { _ in
        [try oneIn(drawn: "1243 of 100000 random schedules").rounded()]
      }
    ),
    Figure(demo: "wrong-loop", words: "eleven steps can be enough", source: .claimed("schedule")),
    Figure(demo: "round-and-round", words: "after 11 steps a loop of 26", source: .loop),
    Figure(demo: "round-and-round", words: "a loop of 26 steps", source: .claimed("schedule")),
    Figure(
      demo: "round-and-round",
      words: "7054 punches",
      source: .recorded(["punches with swap"])
    ),
    Figure(
      demo: "real-size",
      words: "1024 pages, 64 slots to a node",
      source: .computed {
        [Double($0.demo.scenario.filePages), Double(1 << $0.demo.scenario.mapShift)]
      }
    ),
    Figure(
      demo: "real-size",
      words: "185 in 7054 punches",
      source: .recorded(["page retries (P18), with swap", "punches with swap"])
    ),
    Figure(
      demo: "real-size",
      words: "750 punches, no retry at all",
      source: .recorded(["punches without a swap device"])
    ),
    Figure(
      demo: "real-size",
      words: "Seen 17 times in the same punches",
      source: .recorded(["swap retries (P16), with swap"])
    ),
    Figure(
      demo: "real-size",
      words: "7054 punches left no old data behind. Of their retries 43 for pages and 3",
      source: .recorded([
        "punches with swap", "page retries that could be followed",
        "swap retries that could be followed",
      ])
    ),
    Figure(
      demo: "real-size",
      words: "The 249 cases, sorted by what let them past the first loop: 167 times the lock was "
        + "taken, 9 times a swap entry had become a locked page, 72 times an unlocked one",
      source: .recorded(["cases in", "X1", "X3", "X4"])
    ),
    Figure(demo: "real-size", words: "the 72 are without a lock", source: .recorded(["X4"])),
    Figure(
      demo: "real-size",
      words: "in 228 of 1000 schedules",
      source: .drawn("228 of 1000 random schedules")
    ),
    Figure(
      demo: "real-size",
      words: "0.21 page retries to a schedule",
      source: .drawn("folio retries 0.21")
    ),
    Figure(demo: "real-size", words: "0.02 swap retries", source: .drawn("swap retries 0.02")),
    Figure(
      demo: "real-size",
      words: "ten to one",
      source: .computed { _ in
        [(0.21 / 0.02).rounded(.down)]
      }
    ),
    Figure(
      demo: "real-size",
      words: "it was 185 to 17",
      source: .recorded(["page retries (P18), with swap", "swap retries (P16), with swap"])
    ),
    Figure(
      demo: "real-size",
      words: "eleven to one",
      source: .computed { _ in
        let recordings = try Recordings()
        let pages = try recordings.number("page retries (P18), with swap")
        return [(pages / (try recordings.number("swap retries (P16), with swap"))).rounded()]
      }
    ),
  ]
}
