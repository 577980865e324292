// Knows how a session asks about causes, goes from question to question, and jumps to a cause.

import Script
import Shmem

/// The questions about causes at a moment, and the answer to the selected one.
package struct WhyList: Hashable, Sendable {
  /// The questions, the most urgent first.
  package let questions: [WhyQuestion]
  /// The place of the selected question, counted from 0.
  package let selected: Int
  /// The answer to it.
  package let answer: Why

  /// Asks the question at a place, or the nearest one that there is.
  init(of play: Play, selecting place: Int) {
    questions = play.whyQuestions
    selected = min(max(place, 0), questions.count - 1)
    answer = play.answer(to: questions[selected])
  }
}

extension Session {
  /// Opens the answer to the most urgent question about now, or to the one about the selected slot.
  mutating func openWhy(about slot: PageIndex? = nil) -> [Request] {
    guard let play else { return missRace() }
    let place = slot.flatMap { play.whyQuestions.firstIndex(of: .slot($0)) } ?? 0
    overlay = .why(WhyList(of: play, selecting: place))
    return searchForRescue()
  }

  /// Goes to another question, so many places down the list; after the last one comes the first.
  mutating func changeQuestion(of list: WhyList, by places: Int) {
    guard let play else { return }
    let count = list.questions.count
    let place = (list.selected + places % count + count) % count
    overlay = .why(WhyList(of: play, selecting: place))
  }

  /// Goes to the moment that a line of an answer speaks of.
  mutating func goToCause(_ key: Int, of list: WhyList) -> [Request] {
    guard let play, let line = play.lines(of: list.answer).first(where: { $0.key == key }),
      let moment = line.moment
    else {
      message = .problem("No line of the answer has the number \(key).")
      return []
    }
    let origin = play.timeline.number
    let requests = handle(.goTo(step: play.timeline.number(of: moment)))
    if message == nil, play.timeline.current != moment {
      message = .note("The question was asked at step \(origin): :goto \(origin) leads back.")
    }
    return requests
  }

  /// Does what Enter does: compares the race with the one under the rule that an answer names; without a rule, goes
  /// to the first step.
  mutating func followAnswer(of list: WhyList) -> [Request] {
    guard let play, let setting = list.answer.setting else {
      return goToCause(1, of: list)
    }
    let rules = OtherRules(kernel: nil, settings: [setting])
    guard play.timeline.other(rules, at: .start) != nil else { return goToCause(1, of: list) }
    overlay = nil
    self.play?.compare(with: rules)
    message = .note("Beside it, the same schedule with \(setting); :compare off ends that.")
    return []
  }

  /// Searches for the last moment at which a broken promise could still be kept, unless that is known.
  private mutating func searchForRescue() -> [Request] {
    guard let end = play?.rescueEnd else { return [] }
    return searchForDoom(to: end, goingFrom: nil)
  }

  /// Drops the search once its answer is no longer shown, unless a person waits for it.
  mutating func dropRescue() -> [Request] {
    if case .why = overlay { return [] }
    guard let search = play?.inquiries.doomSearch, search.traveller == nil else { return [] }
    return stopDoomSearch()
  }
}
