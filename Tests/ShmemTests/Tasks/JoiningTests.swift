// Knows that a task cannot join a race if no race has it from the start, and for the same reason.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Tasks that join")
struct JoiningTests {
  @Test(
    "a task is refused later for the reason for which it is refused at the start",
    arguments: [
      "swapoff", "evict", "evict:loop", "read@0", "read@9", "read", "collapse@0", "collapse@1",
      "collapse:order=9@0", "fault-read:order=9@0", "write:buffer=9@0", "preallocate:from=9",
      "truncate@9", "reclaim:loop@3", "pin@2", "readahead@1", "splice@0",
    ]
  )
  func sameReason(task: String) throws {
    let files: [(kernel: Kernel, mapping: Mapping, file: String, tasks: String)] = [
      (.v7_3_4, .tmpfs, "swap:2", ""), (.v7_3_4, .tmpfs, "page,page,page,page", "swapoff"),
      (.v3_16, .tmpfs, "page,page,page,page", "evict"), (.v6_1, .tmpfs, "swap:2", "read@1"),
      (.v3_16, .file, "page,page,page,page", "read@0"),
    ]
    let spec = try TaskSpec(reading: task)
    for (kernel, mapping, file, tasks) in files {
      let race = try Scenario(kernel, in: mapping, file, tasks: tasks)
      let joining = race.objection(toJoining: spec)
      var atStart: ScenarioError?
      do throws(ScenarioError) {
        _ = try Scenario(
          kernel: race.kernel,
          rules: race.rules,
          mapping: race.mapping,
          slots: race.slots,
          hole: race.hole,
          tasks: race.taskIDs.dropFirst().map { race[$0] } + [spec],
          batchLimit: race.batchLimit,
          mapShift: race.mapShift
        )
      } catch {
        atStart = error
      }
      #expect(joining == atStart, "\(kernel.rawValue) \(file) with \(tasks)")
    }
  }

  @Test("a second puncher is refused as well")
  func puncher() throws {
    let race = try Scenario(.v3_16, "page")
    #expect(race.objection(toJoining: .puncher) == .secondPuncher)
  }

  @Test("an order that is the usual one makes no other task, so that equal tasks are found equal")
  func usualOrder() throws {
    let short = try TaskSpec(reading: "collapse@0")
    let long = try TaskSpec(reading: "collapse:order=2@0")
    #expect(short == long && short.order == 2 && long.options.isEmpty)
    #expect(try TaskSpec(reading: "collapse:order=1@0") != short)
    #expect(try TaskSpec(reading: "collapse:order=1@0").options == [.order])
    #expect(try TaskSpec(reading: "fault-read:order=0@0") == TaskSpec(reading: "fault-read@0"))
  }
}
