// Lists the small words inside a command.

/// A small word inside a command.
enum Particle: String, CaseIterable {
  case all
  case at
  case by
  case end
  case hole
  case locked
  case new
  case none
  case off
  case old
  case page
  case shadow
  case start
  case swap
  case unlocked
  case until
  case waits
}
