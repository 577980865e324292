// Knows how to tell the steps of a truncate.

import Shmem

extension TruncateEffect<SharedStorage.Batch>: StepWords {
  func sentence(in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .takesMutex: return "\(name) takes i_mutex: no punch and no write can run now."
    case .setsSize(let old, let new): return tellNewSize(new, insteadOf: old, in: context)
    case .unmaps(.clears(_, let index, _)), .unmapsAgain(.clears(_, let index, _)):
      return "\(name) clears the pte of page \(index)."
    case .unmaps(.findsNone):
      return "\(name) walks the ptes beyond the end and finds none to clear."
    case .undo(let effect): return effect.sentence(in: context)
    case .unmapsAgain(.findsNone):
      return
        "\(name) walks the ptes beyond the end once more; only private copies could be left there."
    case .blocks(let effect):
      let end = context.scenario[context.task].newEnd.pages
      let count = context.scenario.filePages - min(context.scenario.filePages, end)
      return effect.sentence(about: "the blocks beyond the end", ofPages: count, in: context)
    case .releasesMutex: return "\(name) releases i_mutex and returns."
    }
  }

  private func tellNewSize(
    _ new: FileEnd,
    insteadOf old: FileEnd,
    in context: StepContext
  ) -> String {
    let name = context.name
    guard new < old else {
      return new == old
        ? "The file has \(words(for: new)) already: \(name) has nothing to cut."
        : "\(name) makes the file longer: \(words(for: new)), nothing to cut."
    }
    let consequence =
      switch context.scenario.mapping {
      case .tmpfs:
        "from now on faults and reads beyond the end are refused, and no task has to wait"
      case .file: "from now on faults beyond the end are refused, and reads find zeros there"
      }
    return "\(name) cuts the file to \(words(for: new)): \(consequence)."
  }

  private func words(for end: FileEnd) -> String {
    guard end.cutsLastPage else { return Narrator.count(Int(end.pages), "page", "pages") }
    return "\(Narrator.count(Int(end.pages - 1), "page", "pages")) and a part"
  }
}
