// Knows what to ask about the steps of those who use the file: reads, writes and faults.

import Shmem

extension PredictionQuestion {
  func ask(_ reader: Reader) -> String {
    switch reader {
    case .idle: return askWhatIsFound(at: pickedPage)
    case .lookUp(let index): return askWhatIsFound(at: index)
    case .lock(let index, let page): return askForPlace(of: page, at: index)
    case .swapIn(let index, let swapIn): return ask(swapIn, at: index)
    case .fromDisk(let index, let read): return ask(read, at: index)
    case .unlock(_, let page): return askWhoGoesOn(without: "\(page)")
    case .copy(let index, _): return "What will it still hold on to? And does slot \(index) change?"
    case .finished: return Self.isDone
    }
  }

  func ask(_ splicer: Splicer) -> String {
    switch splicer {
    case .idle: return askWhatIsFound(at: pickedPage)
    case .getPage(let index, let getPage, _): return ask(getPage, at: index)
    case .unlock(_, let page, _): return askWhoGoesOn(without: "\(page)")
    case .read(let reader): return ask(reader)
    case .check(let index, let page):
      return "Will \(page) go into the pipe, or must it get page \(index) anew?"
    case .drain(let index, _):
      return "What will it still hold on to? And does slot \(index) change?"
    case .finished: return Self.isDone
    }
  }

  func ask(_ writer: Writer) -> String {
    switch writer {
    case .idle: return "Can a punch begin from now on?"
    case .touchBuffer: return "Is its buffer mapped, or will it fault with i_mutex held?"
    case .faultBuffer(_, let faulter): return ask(faulter)
    case .getPage(let index, let getPage): return ask(getPage, at: index)
    case .copy(_, let page): return "Will it get the user's bytes into \(page)?"
    case .commit(_, let page, _): return "Will \(page) be clean or dirty then?"
    case .unlock: return "Is it nearly done, or has it to go back to its buffer?"
    case .releaseMutex: return askWhoGoesOn(without: "i_mutex")
    case .finished: return Self.isDone
    }
  }

  func ask(_ faulter: Faulter) -> String {
    switch faulter {
    case .idle where step.id == .f0: return Self.whatIsMapped
    case .lookAround, .mapAround: return Self.whatIsMapped
    case .idle: return askAboutGate(at: pickedPage)
    case .gate(let index): return askAboutGate(at: index)
    case .queue: return "Will it sleep, and if so, who will wake it?"
    case .asleep:
      switch step.id {
      case .f3k: return "A signal arrives. Will it still be on the wait queue?"
      case .f3w: return "Something else wakes it. Will it still be on the wait queue?"
      default: return "Who has woken it?"
      }
    case .signalled, .wokenEarly: return "Is the wait queue still there for it to leave?"
    case .leaveQueue, .dropMutex: return "Will it get its page now, or fault again?"
    case .takeMutex: return "i_mutex is free. What does that tell it about the punch?"
    case .getPage(let index, let getPage): return ask(getPage, at: index)
    case .map(let index, let page): return "Will page \(index) be mapped to \(page)?"
    case .dirty(_, let page): return "May reclaim simply drop \(page) from now on?"
    case .unlock(_, let page): return askWhoGoesOn(without: "\(page)")
    case .store: return "Is the pte still there to store through, or will it fault again?"
    case .finished: return Self.isDone
    }
  }

  private func askAboutGate(at index: PageIndex?) -> String {
    guard snapshot.scenario.rules.faultGate != .none else { return askWhatIsFound(at: index) }
    return "Will it walk in, or does it have to wait for the punch?"
  }

  private static let whatIsMapped = "Which page will it map as well, if any?"

  static let isDone = "What is left for it to do?"
}
