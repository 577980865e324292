// Knows the size of the machine: cores and memory.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Returns the number of cores.
func coreCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// Returns the memory of the machine, in bytes.
func memorySize() -> Int {
  Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
}

/// Returns the peak memory of the program, in bytes.
func peakMemory() -> Int {
  var usage = rusage()
  // The structure outlives the call. Linux counts in units of 1024 bytes.
  #if canImport(Glibc)
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss * 1024
  #else
    guard unsafe getrusage(RUSAGE_SELF, &usage) == 0 else { return 0 }
    return usage.ru_maxrss
  #endif
}
