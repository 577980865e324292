// Knows the facts about a step that hold whenever it is taken, each in one table by step id.

/// The part that a step has in a swizzle, the exchange of a page and its swap entry.
package enum SwizzlePart: Hashable, Sendable {
  /// It begins one: from here on fuel is set aside for it.
  case begins
  /// It exchanges page and entry in one store.
  case exchanges
  /// It empties the slot, the first half of an exchange.
  case empties
  /// It fills the emptied slot, the second half.
  case fills
}

/// The condition under which a step commutes with every step that other tasks can take.
///
/// Such a step may as well be taken at once: what the others do before it they could as well do after it. It may
/// free tasks that wait; it never stops one, and never changes what one finds.
package enum Commutation: Hashable, Sendable {
  /// It commutes with no step for sure.
  case never
  /// It commutes with all others.
  case always
  /// It commutes unless a task with a property takes part: one that looks at what the step changes.
  case unless(TaskTraits)
  /// It commutes unless a task gets pages by shmem_getpage_gfp(), or the file starts with a page never written.
  case unlessNeverWritten
  /// It commutes in tmpfs: an ordinary file looks at writeback as well.
  case inTmpfs
  /// It commutes if one task alone can want shmem_swaplist_mutex.
  case ifAloneOnSwaplist
}

/// The function of the kernel that a step belongs to, or the part of one.
package enum StepFunction: Hashable, Sendable {
  /// The function by which the task enters the kernel: shmem_fallocate() for a punch of a file in tmpfs.
  case entrance
  /// madvise_remove(), which calls shmem_fallocate().
  case madvise
  /// shmem_undo_range(), or truncate_inode_pages_range(), outside its loops.
  case undoRange
  /// A loop of that function.
  case loop(UndoLoop)
  /// shmem_fault(), or filemap_fault(), but for the page that it gets.
  case fault
  /// shmem_getpage_gfp(), but for a swap-in.
  case getPage
  /// The part of shmem_getpage_gfp() that swaps in.
  case swapIn
  /// The part of do_generic_file_read() and filemap_fault() that reads a page from the disk.
  case diskRead
}

extension StepID {
  /// The function of the kernel that the step belongs to.
  package var function: StepFunction {
    switch self {
    case .p0, .p24: .madvise
    case .p4, .p12, .p12a, .p12b, .p12e, .p12g, .p13, .p21: .undoRange
    case .p5, .p6c, .p6l, .p6, .p6a, .p6e, .p7, .p8, .p9, .p10a, .p10b, .p11: .loop(.first)
    case .p14, .p15, .p16c, .p16l, .p16, .p16a, .p16d, .p16e, .p17, .p17w, .p18, .p19, .p19b,
      .p19c, .p20:
      .loop(.second)
    case .f0, .f1, .f2, .f2i, .f3, .f3i, .f3k, .f3w, .f4, .f12, .f13, .f14, .f15, .f16, .f17, .f18,
      .f19, .f20:
      .fault
    case .f5, .f6, .f8, .f9, .f10, .f11: .getPage
    case .s1, .s2, .s3, .s3f, .s3a, .s4a, .s4, .s5, .s6, .s7, .s7a, .s7b, .s8, .s9, .s10: .swapIn
    case .m0, .m1, .m2, .m3, .m4, .m5: .diskRead
    case .p1, .p2, .p3, .p22, .p23, .r1, .r2, .r3, .l1, .l2, .l3, .l4, .w1, .w2, .w3, .w4, .w5,
      .w6, .c1, .c2, .c3, .c4, .c5, .c6a, .c6, .c7, .c8, .c9, .c9a, .c10, .c11, .c11a, .c11b, .c12,
      .c13, .c13x, .c14, .c15, .t0, .t1, .t2, .t4, .t5, .u1, .u2, .u3, .u4, .u5, .u6, .g1, .g2, .h1,
      .b1,
      .b2, .b3, .e1, .e2, .o1, .o2, .o3, .o4, .o5, .o6, .o7, .i1, .i1e, .i2, .i3, .i4, .i5, .i6,
      .k1, .k2, .k3, .k4, .k6, .k7:
      .entrance
    }
  }

  /// The loop of shmem_undo_range() that the step belongs to, if any.
  package var loop: UndoLoop? {
    guard case .loop(let loop) = function else { return nil }
    return loop
  }

  /// The part that the step has in a swizzle, if any.
  package var swizzlePart: SwizzlePart? {
    switch self {
    case .c1, .s1, .o1: .begins
    case .c11, .c13x, .s7, .o5: .exchanges
    case .c11a, .s7a: .empties
    case .c11b, .s7b: .fills
    case .p0, .p1, .p2, .p3, .p4, .p5, .p6c, .p6l, .p6, .p6a, .p6e, .p7, .p8, .p9, .p10a, .p10b,
      .p11, .p12, .p12a, .p12b, .p12e, .p12g, .p13, .p14, .p15, .p16c, .p16l, .p16, .p16a, .p16d,
      .p16e, .p17, .p17w, .p18, .p19, .p19b, .p19c, .p20, .p21, .p22, .p23, .p24, .r1, .r2, .r3,
      .l1, .l2, .l3, .l4, .w1, .w2, .w3, .w4, .w5, .w6, .s2, .s3, .s3f, .s3a, .s4a, .s4, .s5, .s6,
      .s8, .s9, .s10, .m0, .m1, .m2, .m3, .m4, .m5, .f0, .f1, .f2, .f2i, .f3, .f3i, .f3k, .f3w,
      .f4, .f5, .f6, .f8, .f9, .f10, .f11, .f12, .f13, .f14, .f15, .c2, .c3, .c4, .c5, .c6a, .c6,
      .c7, .c8, .c9, .c9a, .c10, .c12, .c13, .c14, .c15, .t0, .t1, .t2, .t4, .t5, .u1, .u2, .u3,
      .u4, .u5, .u6, .g1, .g2, .h1, .b1, .b2, .b3, .e1, .e2, .o2, .o3, .o4, .o6, .o7, .f16, .f17,
      .f18, .f19, .f20, .i1, .i1e, .i2, .i3, .i4, .i5, .i6, .k1, .k2, .k3, .k4, .k6, .k7:
      nil
    }
  }

  /// True if page and entry have changed places after the step.
  package var completesSwizzle: Bool {
    switch swizzlePart {
    case .exchanges, .fills: true
    case .begins, .empties, nil: false
    }
  }

  /// The class of the lock that a task may sleep for in the step, if any.
  ///
  /// F5 stands for a lookup as well. P12 is left out: most of what it stands for is done under the page lock,
  /// and that lock is taken with nothing but i_mutex in hand.
  package var lockWanted: LockClass? {
    switch self {
    case .p1, .w1, .f2i, .t0, .u1: .inodeMutex
    case .p24: .mmapSem
    case .m0, .f17, .b1: .invalidateLock
    case .p6l, .p16l, .p17, .r2, .s4, .f5, .f18, .i2: .pageLock
    case .c8, .e2: .swaplistMutex
    case .p0, .p2, .p3, .p4, .p5, .p6c, .p6, .p6a, .p6e, .p7, .p8, .p9, .p10a, .p10b, .p11, .p12,
      .p12a, .p12b, .p12e, .p12g, .p13, .p14, .p15, .p16c, .p16, .p16a, .p16d, .p16e, .p17w, .p18,
      .p19, .p19b, .p19c, .p20, .p21, .p22, .p23, .r1, .r3, .l1, .l2, .l3, .l4, .w2, .w3, .w4, .w5,
      .w6, .s1, .s2, .s3, .s3f, .s3a, .s4a, .s5, .s6, .s7, .s7a, .s7b, .s8, .s9, .s10, .m1, .m2,
      .m3, .m4, .m5, .f0, .f1, .f2, .f3, .f3i, .f3k, .f3w, .f4, .f6, .f8, .f9, .f10, .f11, .f12,
      .f13, .f14, .f15, .c1, .c2, .c3, .c4, .c5, .c6a, .c6, .c7, .c9, .c9a, .c10, .c11, .c11a,
      .c11b, .c12, .c13, .c13x, .c14, .c15, .t1, .t2, .t4, .t5, .u2, .u3, .u4, .u5, .u6, .g1, .g2,
      .h1,
      .b2, .b3, .e1, .o1, .o2, .o3, .o4, .o5, .o6, .o7, .f16, .f19, .f20, .i1, .i1e, .i3, .i4, .i5,
      .i6, .k1, .k2, .k3, .k4, .k6, .k7:
      nil
    }
  }

  /// True if the step asks how far the punch has come: whether a hole is published, how old new bytes are.
  package var asksForPhase: Bool {
    switch self {
    case .f1, .f3, .f3k, .f3w, .f11, .f19, .c6, .w4, .m3, .k6: true
    case .p0, .p1, .p2, .p3, .p4, .p5, .p6c, .p6l, .p6, .p6a, .p6e, .p7, .p8, .p9, .p10a, .p10b,
      .p11, .p12, .p12a, .p12b, .p12e, .p12g, .p13, .p14, .p15, .p16c, .p16l, .p16, .p16a, .p16d,
      .p16e, .p17, .p17w, .p18, .p19, .p19b, .p19c, .p20, .p21, .p22, .p23, .p24, .r1, .r2, .r3,
      .l1, .l2, .l3, .l4, .w1, .w2, .w3, .w5, .w6, .s1, .s2, .s3, .s3f, .s3a, .s4a, .s4, .s5, .s6,
      .s7, .s7a, .s7b, .s8, .s9, .s10, .m0, .m1, .m2, .m4, .m5, .f0, .f2, .f2i, .f3i, .f4, .f5,
      .f6, .f8, .f9, .f10, .f12, .f13, .f14, .f15, .c1, .c2, .c3, .c4, .c5, .c6a, .c7, .c8, .c9,
      .c9a, .c10, .c11, .c11a, .c11b, .c12, .c13, .c13x, .c14, .c15, .t0, .t1, .t2, .t4, .t5, .u1,
      .u2,
      .u3, .u4, .u5, .u6, .g1, .g2, .h1, .b1, .b2, .b3, .e1, .e2, .o1, .o2, .o3, .o4, .o5, .o6,
      .o7, .f16, .f17, .f18, .f20, .i1, .i1e, .i2, .i3, .i4, .i5, .i6, .k1, .k2, .k3, .k4, .k7:
      false
    }
  }

  /// True if the step is none of the code of its task: something other than the punch wakes the task while it sleeps.
  package var isStrayWakeUp: Bool {
    switch self {
    case .f3w: true
    case .p0, .p1, .p2, .p3, .p4, .p5, .p6c, .p6l, .p6, .p6a, .p6e, .p7, .p8, .p9, .p10a, .p10b,
      .p11, .p12, .p12a, .p12b, .p12e, .p12g, .p13, .p14, .p15, .p16c, .p16l, .p16, .p16a, .p16d,
      .p16e, .p17, .p17w, .p18, .p19, .p19b, .p19c, .p20, .p21, .p22, .p23, .p24, .r1, .r2, .r3,
      .l1, .l2, .l3, .l4, .w1, .w2, .w3, .w4, .w5, .w6, .s1, .s2, .s3, .s3f, .s3a, .s4a, .s4, .s5,
      .s6, .s7, .s7a, .s7b, .s8, .s9, .s10, .m0, .m1, .m2, .m3, .m4, .m5, .f0, .f1, .f2, .f3, .f3k,
      .f4, .f2i, .f3i, .f5, .f6, .f8, .f9, .f10, .f11, .f12, .f13, .f14, .f15, .c1, .c2, .c3, .c4,
      .c5, .c6a, .c6, .c7, .c8, .c9, .c9a, .c10, .c11, .c11a, .c11b, .c12, .c13, .c13x, .c14, .c15,
      .t0,
      .t1, .t2, .t4, .t5, .u1, .u2, .u3, .u4, .u5, .u6, .g1, .g2, .h1, .b1, .b2, .b3, .e1, .e2,
      .o1, .o2, .o3, .o4, .o5, .o6, .o7, .f16, .f17, .f18, .f19, .f20, .i1, .i1e, .i2, .i3, .i4,
      .i5, .i6, .k1, .k2, .k3, .k4, .k6, .k7:
      false
    }
  }

  /// The condition under which the step commutes with every step of other tasks.
  package var commutation: Commutation {
    switch self {
    // They look at nothing but the task's own variables.
    case .p4, .f10, .f13, .w6: .always
    // They change what is only counted and never looked at.
    case .p21, .s8, .c9a: .always
    // They give up a lock that is only waited for, never tried.
    case .c12, .f3i, .p23, .t5, .w4: .always
    // They work under a lock on what is not looked at without it.
    case .c9, .c10, .s6, .p18, .p17w, .t4, .w3: .always
    // They wake up or leave a queue that is not looked at.
    case .f2, .f3, .f4: .always
    // i_mutex.
    case .p1: .unless(.waitsForPuncher)
    // The hole is published for faults, and no ptes are there without them.
    case .p3, .p22: .unless(.usesMapping)
    // P2 divides old data from new; C6 fills a page that was never written with zeros.
    case .p2, .c6: .unlessNeverWritten
    // The size.
    case .f6: .unless(.cutsFile)
    // The mapping, under the page's lock.
    case .p9: .inTmpfs
    case .c8: .ifAloneOnSwaplist
    case .p0, .p5, .p6c, .p6l, .p6, .p6a, .p6e, .p7, .p8, .p10a, .p10b, .p11, .p12, .p12a, .p12b,
      .p12e, .p12g, .p13, .p14, .p15, .p16c, .p16l, .p16, .p16a, .p16d, .p16e, .p17, .p19, .p19b,
      .p19c, .p20, .p24, .r1, .r2, .r3, .l1, .l2, .l3, .l4, .w1, .w2, .w5, .s1, .s2, .s3, .s3f,
      .s3a, .s4a, .s4, .s5, .s7, .s7a, .s7b, .s9, .s10, .m0, .m1, .m2, .m3, .m4, .m5, .f0, .f1,
      .f2i, .f3k, .f3w, .f5, .f8, .f9, .f11, .f12, .f14, .f15, .c1, .c2, .c3, .c4, .c5, .c6a, .c7,
      .c11, .c11a, .c11b, .c13, .c13x, .c14, .c15, .t0, .t1, .t2, .u1, .u2, .u3, .u4, .u5, .u6, .g1,
      .g2,
      .h1, .b1, .b2, .b3, .e1, .e2, .o1, .o2, .o3, .o4, .o5, .o6, .o7, .f16, .f17, .f18, .f19,
      .f20, .i1, .i1e, .i2, .i3, .i4, .i5, .i6, .k1, .k2, .k3, .k4, .k6, .k7:
      .never
    }
  }

  /// The kinds of tasks that take the step.
  ///
  /// A task that meets a swap entry swaps it in by the steps S; the puncher does so at the edges. Splice is a
  /// read in later kernels. Splice and write(2) get their page by some steps of a fault, and a write's buffer
  /// may fault. A page that is not in memory is read from the disk by the steps M.
  package var takers: [TaskKind] {
    switch self {
    case .p0, .p1, .p2, .p3, .p12a, .p12b, .p22, .p23, .p24: [.punch]
    case .p12e: [.punch, .truncate]
    case .p12g: [.punch]
    case .p4, .p5, .p6c, .p6l, .p6, .p6a, .p6e, .p7, .p8, .p9, .p10a, .p10b, .p11, .p14, .p16c,
      .p16l, .p16, .p16a, .p16d, .p16e, .p17, .p17w, .p18, .p19, .p19b, .p19c, .p20, .p21:
      TaskKind.all(with: .removesPages)
    case .p12: [.punch, .truncate, .preallocate]
    case .p13, .p15: [.punch, .preallocate]
    case .r1, .r2: [.read, .splice]
    case .r3: [.read]
    case .l1, .l2, .l3, .l4: [.splice]
    case .w1, .w2, .w3, .w4, .w5, .w6: [.write]
    case .s1, .s2, .s3, .s3f, .s3a, .s4a, .s4, .s5, .s6, .s7, .s7a, .s7b, .s8, .s9, .s10:
      TaskKind.all(with: .swapsIn)
    case .m0, .m1, .m2, .m3, .m4, .m5: [.read, .write, .faultRead, .faultWrite, .readahead]
    case .f5, .f6, .f8, .f9, .f10, .f11: TaskKind.all(with: .getsPages)
    case .f1, .f12, .f14: TaskKind.all(with: .usesMapping)
    case .f0, .f2, .f2i, .f3, .f3i, .f3k, .f3w, .f4, .f13, .f15: [.faultRead, .faultWrite]
    case .c1, .c2, .c3, .c4, .c5, .c6a, .c6, .c7, .c8, .c9, .c9a, .c10, .c11, .c11a, .c11b, .c12,
      .c13, .c13x, .c14, .c15:
      [.reclaim]
    case .t0, .t1, .t2, .t4, .t5: [.truncate]
    case .u1, .u2, .u3, .u4, .u5, .u6: [.preallocate]
    case .e1, .e2: [.evict]
    case .o1, .o2, .o3, .o4, .o5, .o6, .o7: [.swapoff]
    case .g1, .g2: [.pin]
    case .f16, .f17, .f18, .f19, .f20: [.faultWrite]
    case .h1: [.readahead]
    case .i1, .i1e, .i2, .i3, .i4, .i5, .i6: [.invalidate]
    case .k1, .k2, .k3, .k4, .k6, .k7: [.collapse]
    case .b1, .b2, .b3: [.punch, .truncate]
    }
  }
}

extension StepID {
  /// True if the step commutes with what other tasks can do, but can let one go on that had to wait.
  var letsOthersGoOn: Bool { Self.lettingOthersGoOn.contains(self) }

  /// Those that give up a lock; and those after which a page is found by reclaim, or in the swap cache.
  private static let lettingOthersGoOn: Set<StepID> = [
    .c12, .f3i, .p18, .p23, .t5, .w4,
    .c9, .f10, .w6,
  ]
}

extension TaskKind {
  /// The steps that tasks of this kind can take, in the order of the table.
  package var steps: [StepID] { Self.stepsByKind[self] ?? [] }

  private static let stepsByKind = StepID.allCases.reduce(into: [TaskKind: [StepID]]()) {
    table,
    id in
    for kind in id.takers { table[kind, default: []].append(id) }
  }
}
