// Knows which pieces a scenario is put together from, and what stands in for one that is not given.
package import Shmem

/// What was said about a scenario, by the header of a demo or by options.
package struct ScenarioPieces: Hashable, Sendable {
  /// The kernel.
  package var kernel: Kernel?
  /// The kind of file.
  package var mapping: Mapping?
  /// The rules that are set otherwise than in the kernel.
  package var rules: [RuleSetting] = []
  /// The file.
  package var slots: [SlotRun]?
  /// The range to punch.
  package var hole: Hole?
  /// The call that asks for the punch.
  package var call: PunchCall?
  /// The tasks beside the puncher.
  package var tasks: [TaskSpec] = []
  /// The most swizzles, if there is an end to them.
  package var fuel: Int?
  /// Which schedules have to come to an end.
  package var fairness: Fairness?
  /// The most entries of one gather, if it is not the kernel's.
  package var batchLimit: Int?
  /// The binary logarithm of the slots in a tree node.
  package var mapShift: Int?

  /// The kernel if none is given.
  package static let defaultKernel = Kernel.v3_16
  /// The kind of file if none is given.
  package static let defaultMapping = Mapping.tmpfs
  /// The fairness if none is given.
  package static let defaultFairness = Fairness.weak
  /// The map shift if none is given: that of a 3.16 kernel with CONFIG_BASE_SMALL=0.
  package static let defaultMapShift = 6

  /// Says nothing yet.
  package init() {}

  /// Says as little as possible to get this scenario.
  package init(of scenario: Scenario) {
    kernel = scenario.kernel
    mapping = scenario.mapping == Self.defaultMapping ? nil : scenario.mapping
    rules = RuleName.allCases.compactMap { rule in
      let value = scenario.rules[rule]
      return value == scenario.usualRules[rule] ? nil : RuleSetting(rule, value)
    }
    slots = scenario.slots
    hole = scenario.hole == .all(of: scenario.slots) ? nil : scenario.hole
    call = scenario.call == .fallocate ? nil : scenario.call
    tasks = scenario.taskIDs.dropFirst().map { scenario[$0] }
    fuel = scenario.fuel
    fairness = scenario.fairness == Self.defaultFairness ? nil : scenario.fairness
    let usualLimit = scenario.kernel.batchLimit
    batchLimit = scenario.batchLimit == usualLimit ? nil : scenario.batchLimit
    mapShift = scenario.mapShift == Self.defaultMapShift ? nil : scenario.mapShift
  }

  /// The scenario: where nothing is said, kernel 3.16 punches the whole file, one of tmpfs, without
  /// other tasks.
  ///
  /// - Throws: a `ScenarioError` if the pieces do not fit together, or say nothing about the file.
  package func scenario() throws(ScenarioError) -> Scenario {
    let kernel = kernel ?? Self.defaultKernel
    let mapping = mapping ?? Self.defaultMapping
    var rules = kernel.rules(in: mapping)
    for setting in self.rules {
      let isSet = rules.set(setting.rule, to: setting.value)
      precondition(isSet, "a rule setting has one of the rule's values")
    }
    let slots = slots ?? []
    return try Scenario(
      kernel: kernel,
      rules: rules,
      mapping: mapping,
      slots: slots,
      hole: hole ?? .all(of: slots),
      tasks: tasks,
      batchLimit: batchLimit ?? kernel.batchLimit,
      mapShift: mapShift ?? Self.defaultMapShift,
      call: call ?? .fallocate,
      fuel: fuel,
      fairness: fairness ?? Self.defaultFairness
    )
  }
}

extension Hole {
  /// The whole of a file.
  fileprivate static func all(of slots: [SlotRun]) -> Hole {
    Hole(
      first: PageIndex(0),
      end: PageIndex(slots.reduce(0) { $0 + $1.count }),
      cutsPageBefore: false,
      cutsPageAfter: false
    )
  }
}
