// Lists the pictures that explain a moment, beside the picture of the race.

import Script
package import Shmem

/// A picture that explains a moment.
package enum Figure: Hashable, Sendable {
  /// The place of the data: the file, the swap area and the memory, and the two indexes between them. With a
  /// page of the file, that page comes first.
  case data(PageIndex?)
  /// The ways in which old data got past the first loop, one row for each page of the file.
  case survivors
  /// The steps that led here, with a column for each task.
  case causes
  /// The demo in short: these lines, and the slots at the start and now.
  case recap([String])

  /// True for the demo in short.
  package var isRecap: Bool {
    switch self {
    case .recap: true
    case .data, .survivors, .causes: false
    }
  }
}

/// The source of the figure that is shown.
enum FigureChoice: Hashable, Sendable {
  /// The script shows one, or none.
  case ofScript
  /// The person has chosen one, or none, where the script showed this one or none.
  ///
  /// The choice holds until the script shows another one.
  case byHand(Figure?, insteadOf: Figure?)
}

extension Play {
  /// The figure in the place of the picture of the race; nil if the race is shown.
  package var figure: Figure? {
    switch figureChoice {
    case .byHand(let figure, let other) where other == figureOfScript: figure
    case .byHand, .ofScript: figureOfScript
    }
  }

  /// The figure that the script shows here; nil off the script and if it shows none.
  private var figureOfScript: Figure? {
    guard isOnScript, let scriptPath else { return nil }
    if let recap = scriptPath.point.recap { return .recap(recap) }
    return scriptPath.figure(at: scriptPath.position).map { Figure($0) }
  }

  /// The lines that tell the demo in short at this point of the script; nil elsewhere.
  package var recap: [String]? { isOnScript ? scriptPath?.point.recap : nil }

  /// Shows a figure that the person has asked for, or the race.
  mutating func choose(_ figure: Figure?) {
    figureChoice = .byHand(figure, insteadOf: figureOfScript)
  }

  /// Gives the choice back to the script if it shows something else than where the person has chosen.
  mutating func settleFigureChoice() {
    guard case .byHand(_, let other) = figureChoice, other != figureOfScript else { return }
    figureChoice = .ofScript
  }

  /// Shows the next figure in a round: the data, the ways past the first loop, the causes, the recap at the end of a
  /// script that has one, and the race again.
  mutating func showNextFigure() {
    let next: Figure? =
      switch figure {
      case nil: .data(nil)
      case .data: .survivors
      case .survivors: .causes
      case .causes: recap.map { .recap($0) }
      case .recap: nil
      }
    choose(next)
  }
}

extension Figure {
  /// Makes the figure that a script names.
  init(_ figure: ShownFigure) {
    self =
      switch figure {
      case .data(let index): .data(index)
      case .ways: .survivors
      case .causes: .causes
      }
  }
}
