// Knows what a form can start from.

package import Shmem

/// A race that a form can start from: that of a demo.
package struct RaceTemplate: Hashable, Sendable {
  /// The title of the demo.
  package let title: String
  /// The description of the demo; nil if it has none.
  package let about: String?
  /// The race.
  package let scenario: Scenario

  /// Makes a template.
  package init(title: String, about: String?, scenario: Scenario) {
    self.title = title
    self.about = about
    self.scenario = scenario
  }
}
