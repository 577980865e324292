// Puts a scenario together from its pieces, with a default for each missing one.
package import Shmem

/// The pieces of a scenario that the header of a demo, or options, have given.
package struct ScenarioPieces: Hashable, Sendable {
  /// The kernel.
  package var kernel: Kernel?
  /// The kind of file.
  package var mapping: Mapping?
  /// The rules whose values differ from the kernel's.
  package var rules: [RuleSetting] = []
  /// The file.
  package var slots: [SlotRun]?
  /// The range to punch.
  package var hole: Hole?
  /// The call that asks for the punch.
  package var call: PunchCall?
  /// The tasks beside the puncher.
  package var tasks: [TaskSpec] = []
  /// The highest number of swizzles; nil for no limit.
  package var fuel: Int?
  /// The fairness: the schedules that have to come to an end.
  package var fairness: Fairness?
  /// The highest number of entries of one gather, if it differs from the kernel's.
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

  /// Makes a description without any piece.
  package init() {}

  /// Makes the shortest description of a scenario.
  package init(of scenario: Scenario) {
    kernel = scenario.kernel
    mapping = scenario.mapping == Self.defaultMapping ? nil : scenario.mapping
    rules = scenario.rules.settings(unlike: scenario.usualRules)
    slots = scenario.slots
    let usualHole = scenario.call == .none ? Hole.nowhere : .all(of: scenario.slots)
    hole = scenario.hole == usualHole ? nil : scenario.hole
    call = scenario.call == .fallocate ? nil : scenario.call
    tasks = scenario.taskIDs.dropFirst().map { scenario[$0] }
    fuel = scenario.fuel
    fairness = scenario.fairness == Self.defaultFairness ? nil : scenario.fairness
    let usualLimit = scenario.kernel.batchLimit
    batchLimit = scenario.batchLimit == usualLimit ? nil : scenario.batchLimit
    mapShift = scenario.mapShift == Self.defaultMapShift ? nil : scenario.mapShift
  }

  /// Returns the scenario of these pieces.
  ///
  /// By default kernel 3.16 punches the whole file, one of tmpfs, without other tasks.
  ///
  /// - Throws: a `ScenarioError` if the pieces do not fit together, or if the file is missing.
  package func scenario() throws(ScenarioError) -> Scenario {
    let kernel = kernel ?? Self.defaultKernel
    let mapping = mapping ?? Self.defaultMapping
    var rules = kernel.rules(in: mapping)
    for setting in self.rules { rules.apply(setting) }
    let slots = slots ?? []
    return try Scenario(
      kernel: kernel,
      rules: rules,
      mapping: mapping,
      slots: slots,
      hole: hole ?? (call == PunchCall.none ? .nowhere : .all(of: slots)),
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
  /// No hole.
  fileprivate static let nowhere = Hole(
    first: PageIndex(0),
    end: PageIndex(0),
    cutsPageBefore: false,
    cutsPageAfter: false
  )

  /// Returns a hole of all pages of a file.
  fileprivate static func all(of slots: [SlotRun]) -> Hole {
    Hole(
      first: PageIndex(0),
      end: PageIndex(slots.reduce(0) { $0 + $1.count }),
      cutsPageBefore: false,
      cutsPageAfter: false
    )
  }
}
