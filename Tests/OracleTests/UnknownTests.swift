// Knows that a scenario with something in it that the model leaves out is not judged by the model.

import RaceSupport
import Shmem
import Testing

@Suite("What the model does not know")
struct UnknownTests {
  private static let file = "page,hole 0-0"

  private func words(
    _ file: String = UnknownTests.file,
    tasks: String = "read@0 reclaim@0",
    under kernel: Kernel = .v3_16,
    batchLimit: Int = 14,
    call: PunchCall = .fallocate,
    set rules: String = ""
  ) throws -> [String] {
    try Scenario(
      kernel,
      file,
      tasks: tasks,
      batchLimit: batchLimit,
      call: call,
      set: rules
    ).promela()
  }

  @Test("what it knows it has words for", arguments: Kernel.of2014)
  func known(_ kernel: Kernel) throws {
    let words = try words(under: kernel)
    #expect(words.contains("READERS=1") && words.contains("START_1=HOLE"))
  }

  @Test("a rule of which it knows one value is refused with another")
  func rules() throws {
    let knownProperties: [PartialKeyPath<Rules>] = [
      \.firstPass, \.rescan, \.swapRetry, \.pageRetry, \.faultGate,
    ]
    let known = Set(knownProperties.map(Rule.init))
    // Nothing is preallocated in what it knows, so that it makes no difference where that ends; and its
    // wait queue is always there to be left.
    let indifferent: Set = [Rule(\.unfallocEnd), Rule(\.wakeFunction)]
    let knownEnds = [PastEnd.crawl, .stop].map { RuleSetting(\.pastEnd, $0) }
    for rule in Rule.all {
      for setting in rule.settings {
        let isKnown =
          known.contains(rule) || knownEnds.contains(setting) || indifferent.contains(rule)
          || Kernel.v3_16.rules[rule] == setting
        let option = "\(rule.name)=\(setting.word)"
        if isKnown {
          #expect(throws: Never.self, "\(option)") { try words(set: option) }
        } else {
          #expect(throws: NotationError.self, "\(option)") { try words(set: option) }
        }
      }
    }
  }

  @Test("a kernel with rules that it does not know is refused", arguments: Kernel.allCases)
  func kernels(_ kernel: Kernel) {
    guard !Kernel.of2014.contains(kernel) else { return }
    #expect(throws: NotationError.self) { try words(under: kernel) }
  }

  @Test("a task of a kind that it does not know is refused", arguments: TaskKind.allCases)
  func kinds(_ kind: TaskKind) throws {
    // A file in tmpfs, which the model is about, has no task of the other kind.
    guard kind != .punch, Mapping.tmpfs.canRun(kind) else { return }
    let known: Set<TaskKind> = [.read, .faultRead, .faultWrite, .reclaim]
    let tasks = kind.worksOnPage ? "\(word(for: kind))@0" : kind.rawValue
    if known.contains(kind) {
      #expect(throws: Never.self) { try words(tasks: tasks) }
    } else {
      #expect(throws: NotationError.self) { try words(tasks: tasks) }
    }
  }

  @Test("an option of a task is refused", arguments: TaskOption.allCases)
  func options(_ option: TaskOption) {
    let kinds = TaskKind.allCases.filter {
      ![.punch, .evict].contains($0) && Mapping.tmpfs.canRun($0) && option.suits($0)
    }
    for kind in kinds {
      let added = option.number != nil ? "\(option.rawValue)=1" : option.rawValue
      let isThere = word(for: kind).hasSuffix(":\(added)")
      let work = isThere ? word(for: kind) : "\(word(for: kind)):\(added)"
      let tasks = work + (kind.worksOnPage ? "@0" : "")
      #expect(throws: NotationError.self, "\(tasks)") { try words(tasks: tasks) }
    }
  }

  /// Returns the word for a task that fits into a file of two pages.
  private func word(for kind: TaskKind) -> String {
    kind == .collapse ? "collapse:order=1" : kind.rawValue
  }

  @Test("another call, another batch, a cut page, no whole page and a long file are refused")
  func others() {
    #expect(throws: NotationError.self) { try words(call: .madvise) }
    #expect(throws: NotationError.self) { try words(batchLimit: 1) }
    #expect(throws: NotationError.self) { try words("page,page ~1-1") }
    #expect(throws: NotationError.self) { try words("page,page 0-0~") }
    #expect(throws: NotationError.self) { try words("page,page ~1-") }
    #expect(throws: NotationError.self) { try words("page,hole,hole,hole 0-0") }
  }

  @Test("an ordinary file is refused")
  func ordinaryFile() throws {
    var scenario = try Scenario(.v3_16, in: .file, Self.file, tasks: "read@0")
    scenario.rules = Kernel.v3_16.rules
    #expect(throws: NotationError.self) { try scenario.promela() }
  }

  @Test("tasks of a kind that do not all do the same are refused")
  func unlike() {
    #expect(throws: NotationError.self) { try words(tasks: "read@0 read@1") }
    #expect(throws: NotationError.self) { try words(tasks: "fault-read@0 fault-write@0") }
  }
}
