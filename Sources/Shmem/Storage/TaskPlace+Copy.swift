// Knows how a place in the code looks when its batch is kept in another kind of memory, and when
// frames and swap slots have other numbers.

extension TaskPlace {
  /// The same place, its batch copied.
  public init<Other>(copying place: TaskPlace<Other>) {
    self.init(copying: place, SameNames())
  }

  /// The same place, its batch copied, where frames and swap slots have other numbers.
  init<Other>(copying place: TaskPlace<Other>, _ names: some Naming) {
    self =
      switch place {
      case .puncher(let puncher): .puncher(Puncher(copying: puncher, names))
      case .reader(let reader): .reader(reader.renamed(names))
      case .splicer(let splicer): .splicer(splicer.renamed(names))
      case .writer(let writer): .writer(writer.renamed(names))
      case .faulter(let faulter): .faulter(faulter.renamed(names))
      case .reclaimer(let reclaimer): .reclaimer(reclaimer.renamed(names))
      case .truncater(let truncater): .truncater(Truncater(copying: truncater, names))
      case .preallocator(let preallocator):
        .preallocator(Preallocator(copying: preallocator, names))
      case .evictor(let evictor): .evictor(Evictor(copying: evictor, names))
      case .swapoff(let swapoff): .swapoff(swapoff.renamed(names))
      }
  }
}
