// Knows how a place in the code looks when its batch is kept in another kind of memory, and when
// frames and swap slots have other numbers.

extension TaskPlace {
  /// The same place, its batch copied.
  package init<Other>(copying place: TaskPlace<Other>) {
    self.init(copying: place, IdentityRenaming())
  }

  /// The same place, its batch copied, where frames and swap slots have other numbers.
  init<Other>(copying place: TaskPlace<Other>, _ renaming: some Renaming) {
    self =
      switch place {
      case .puncher(let puncher): .puncher(Puncher(copying: puncher, renaming))
      case .reader(let reader): .reader(reader.renamed(renaming))
      case .splicer(let splicer): .splicer(splicer.renamed(renaming))
      case .writer(let writer): .writer(writer.renamed(renaming))
      case .faulter(let faulter): .faulter(faulter.renamed(renaming))
      case .reclaimer(let reclaimer): .reclaimer(reclaimer.renamed(renaming))
      case .truncater(let truncater): .truncater(Truncater(copying: truncater, renaming))
      case .preallocator(let preallocator):
        .preallocator(Preallocator(copying: preallocator, renaming))
      case .evictor(let evictor): .evictor(Evictor(copying: evictor, renaming))
      case .swapoff(let swapoff): .swapoff(swapoff.renamed(renaming))
      }
  }
}
