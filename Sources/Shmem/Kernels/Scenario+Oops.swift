// Knows in which races the kernel could stop.

extension Scenario {
  /// True if some step may run into something that the kernel does not survive.
  var mayStopKernel: Bool {
    !rules.guards.areAllInPlace || killsSleepers || hasStrayWakeUps
  }
}
