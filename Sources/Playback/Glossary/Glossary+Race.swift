// Explains the words for a race, its promises and the answers about it.

import Script
import Shmem

extension Glossary {
  /// The words for a race and the tasks in it.
  static let race = Term.table(
    .race,
    """
    race
      Several tasks work on the same file, and the result depends on the order of their steps.
    task, tasks
      One call that runs in the kernel, such as a punch or a read. The tasks of a race take turns in
      any order.
    step, steps, stepped
      A thing that a task does without another task in between. Its id is a letter and a number,
      such as P14.
    move, moves
      A step that a task can take now. The number before it takes it.
    ready
      The task can take its next step now.
    waits, wait, waiting, waiters
      The task cannot go on until another task does something, such as giving back a lock.
    finished, finish, finishes
      The task has returned and takes no more steps.
    holds, held, holding
      Of a task: the locks, references and values that it has now. Of a promise: it is kept so far.
    swap-in
      To bring the data of a page back from swap, because a task wants to use it. The swap entry in
      the slot becomes a page.
    source
      The code of the kernel that the focused task is in, in short lines of our own.
    script
      The steps and words that the author of a demo has written down. You may leave it and come
      back.
    branch, branches
      One way in which the race goes on. A step taken back and another one tried make a new branch.
    chapter, chapters
      A part of a demo with a title of its own.
    schedule, schedules
      An order of the steps of all tasks. Another schedule of the same race can end otherwise.
    retry, retries
      The punch looks at a slot again, because it has changed since it was gathered.
    swap retry
      If a slot no longer holds the gathered swap entry, the punch goes back and gathers it again.
    page retry
      If a gathered page has left its slot, the punch goes back and gathers the slot again.
    both retries
      The punch goes back for a swap entry and for a page that has left its slot.
    no retry
      The punch skips whatever has changed since it was gathered.
    rescan, rescans
      The second loop starts at the hole's first page again until it finds nothing.
    faults wait, faults enter
      The rule for a page fault into the hole during a punch: it waits until the punch is over, or
      it goes in.
    pincer
      Two tasks come at the same thing from both sides: here the punch and the faults, which fill
      what the punch empties.
    crawl, crawls
      The second loop goes on after the hole, up to the end of the file, before it starts again.
    convoy
      Tasks that wait in a row for one lock.
    sleepers
      Tasks that sleep, here on the wait queue of the punch.
    easy, slippery, slippy, slips, slipped
      An easy page is removed in the first loop. A slippery one changes place just then, so that the
      loop misses it.
    refill, refills
      A task puts a page into the hole that the punch has just emptied.
    accounts, accounted
      The list of what became of the old data of every page, with the counts.
    verdict
      The answer of a check, or the end of a branch: a promise is kept or broken.
    space-time
      A table of a branch: a row for each step and a column for each slot.
    lanes
      A table of a branch: a row for each step and a column for each task, with what it holds.
    random
      Chosen by chance, with the same chance for each move.
    focus, focused
      The task whose source is shown.
    loss, losses, lost, lose, loses
      Of a race: the punch has returned, and old data that it had to remove can still be read.
    inject, injects, injected
      To add a task of your choice to the race, at the selected slot.
    fold, folds
      Steps or slots that are shown as one.
    swapped
      Moved from memory to swap.
    fork
      The moment after which the branches differ.
    atomic
      Done in one piece: no other task sees it half done.
    """
  )

  /// The words for promises and for what the checker, the odds and the games say.
  static let promises =
    Term.table(
      .race,
      """
      promise, promises, promised
        A property that must be true in every schedule, because programs rely on it.
      open
        Of a promise: not kept yet, and not broken yet. The pages or their number that follow still
        have old data in the hole.
      LEFT BEHIND, LEFT
        The data that should be gone was left in the file: it can still be read.
      BROKEN, broken, breaks, break
        Of a promise: it is not kept in this schedule.
      due
        The punch has not removed this old data yet, but still may.
      owes, owe
        The punch has begun and not returned: it still has to remove old data.
      gone
        The old data has been removed and cannot be read any more.
      tolerated
        Data that was written into the hole during the punch. It may stay, as the write may count as
        the later one.
      t0
        The moment at which the punch begins. Data that is there then is old data.
      t1
        The moment at which the punch is over. The promise about old data is decided then.
      old data gone
        The promise of a punch: when it returns, no byte from before it can be read in the hole.
      outside untouched
        The promise that a punch changes no data outside the hole.
      slot never empty
        The promise that a slot always holds something while page and swap entry change places.
      counts balance
        The promise that references, swap counts and totals add up.
      lock order
        The promise that no task wants a lock while it holds one that must come later.
      no oops
        The promise that no task does anything that stops the kernel.
      truncate complete
        The promise that after a truncate nothing is left after the end of the file.
      safe
        After this move no schedule breaks a promise.
      at risk, risk
        After this move some schedules break a promise. The number says how many steps the shortest
        takes.
      doomed, loses now
        After this move every schedule breaks a promise, or the move breaks one itself.
      odds
        The share of random schedules from here that break a promise.
      par
        In golf, the fewest moves that break a promise.
      check, checks, checker, checked
        The program looks at every schedule from here. It finds the shortest that breaks a promise,
        or says that there is none.
      stuck
        No task can take a step, and not all have finished.
      prediction, predict
        A game: the program asks what the next step will do before it shows it.
      golf
        A game: break a promise in as few moves as you can.
      quiet
        Said of a step that changes no slot and looks at none.
      hang, hangs
        A call goes round and does not return, or waits for one that does not.
      leak, leaks, leaked
        Memory or a swap slot that no task uses, and that is not free.
      """
    )
    + SchedulePromise.allCases.map { promise in
      Term(.race, promise.rawValue, "A promise, which a check looks at: \(promise.statement).")
    }
    + GrammarTable.promises.entries.filter { Promise(rawValue: $0.form) != nil }.map { entry in
      Term(.race, entry.form, "A promise: \(entry.explanation).")
    }
}
