// Knows the tasks that generated commands can name.
import Script
import Shmem

/// The tasks that generated commands can name, kept apart from the parser's own notion of them.
struct Cast {
  let filePages: UInt64
  let mapping: Mapping
  private var kinds: [TaskKind] = []
  private let kindsAtStart: [TaskKind]
  private(set) var marks: [(name: MarkName, kinds: [TaskKind])] = []
  var hasCheck = false
  var isCompared = false
  var breakpoints: [Breakpoint] = []

  init(_ scenario: Scenario) {
    filePages = scenario.filePages
    mapping = scenario.mapping
    kindsAtStart = scenario.tasks.map(\.kind)
    kinds = kindsAtStart
  }

  /// Names the present moment as no other one is named.
  mutating func mark() -> MarkName {
    guard let name = MarkName(rawValue: "here-\(marks.count)") else {
      preconditionFailure("this is a word of letters, digits and -")
    }
    marks.append((name, kinds))
    return name
  }

  mutating func goBack(to target: JumpTarget) {
    switch target {
    case .start: kinds = kindsAtStart
    case .mark(let name): kinds = marks.first { $0.name == name }?.kinds ?? kinds
    }
  }

  mutating func add(_ kind: TaskKind) { kinds.append(kind) }

  var members: [(name: TaskName, stepIDs: [StepID])] {
    kinds.enumerated().map { position, kind in
      let number = kinds[...position].count { $0.stem == kind.stem }
      let name = kind == .punch ? "punch" : "\(kind.stem)-\(number)"
      return (TaskName(name), rows(of: kind))
    }
  }

  private func rows(of kind: TaskKind) -> [StepID] {
    switch kind {
    case .punch: [.p1, .p10a, .p23, .s7]
    case .read: [.r1, .r3, .s1, .s10]
    case .splice: [.l1, .l4, .s2, .f5]
    case .write: [.w1, .w6, .s2, .f8]
    case .faultRead, .faultWrite: [.f1, .f15, .s4]
    case .reclaim: [.c1, .c15]
    case .truncate: [.t1, .t4, .p5, .p20]
    case .preallocate: [.u1, .u6, .p12]
    case .evict: [.e1, .e2, .p14]
    case .swapoff: [.o1, .o7]
    case .pin: [.g1, .g2]
    case .readahead: [.h1]
    case .invalidate: [.i1, .i6]
    case .collapse: [.k1, .k7]
    }
  }
}
