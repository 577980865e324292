// swift-tools-version: 6.2
// Order: products, dependencies, then every target followed by its tests, from the bottom of the
// picture in docs/architecture.md to the top. The comment over a target is its line there.
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The settings of every target that touches neither C nor raw memory.
let pure: [SwiftSetting] = strict + [.strictMemorySafety()]

/// The settings of the model, of the search, and of what tells and draws them: as the tests visit millions
/// of states and draw thousands of screens, these are optimised in a debug build as well, but for the
/// assertions, which stay.
let optimized: [SwiftSetting] =
  pure + [
    .unsafeFlags(
      [
        "-O", "-whole-module-optimization", "-num-threads", "2", "-disable-batch-mode",
        "-assert-config", "Debug",
      ],
      .when(configuration: .debug)
    )
  ]

/// The settings of generic types whose code the targets above specialise for their own values.
///
/// The optimiser takes over code that uses internal types only where these can be seen from outside, as in a
/// build for tests: without that, half of the code stayed generic in a release build.
let specializable: [SwiftSetting] =
  optimized + [.unsafeFlags(["-cross-module-optimization", "-enable-testing"])]

let package = Package(
  name: "punchscope",
  platforms: [.macOS("26.0")],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Explorer: how to visit every state of any system of states and steps; shortest schedules.
    .target(name: "Explorer", swiftSettings: specializable),
    .testTarget(name: "ExplorerTests", dependencies: ["Explorer"], swiftSettings: pure),

    // TreeSupport: comparison of our trees with recordings of the real ones, and with oracles.
    .target(name: "TreeSupport", path: "Tests/TreeSupport", swiftSettings: pure),
    .testTarget(name: "TreeSupportTests", dependencies: ["TreeSupport"], swiftSettings: pure),

    // RadixTrees: the radix tree: values at 64-bit indices, in versions that share their nodes.
    .target(name: "RadixTrees", swiftSettings: specializable),
    .testTarget(
      name: "RadixTreesTests",
      dependencies: ["RadixTrees", "TreeSupport"],
      exclude: ["Vectors"],
      swiftSettings: pure,
    ),

    // XArrays: the XArray: values at ranges of 64-bit indices, in versions that share their nodes.
    .target(name: "XArrays", swiftSettings: specializable),
    .testTarget(
      name: "XArraysTests",
      dependencies: ["TreeSupport", "XArrays"],
      exclude: ["Vectors"],
      swiftSettings: pure,
    ),

    // Shmem: mm/shmem.c of 2014 against faults, reads and reclaim: the machine, its steps, the
    // kernels, the promises.
    .target(
      name: "Shmem",
      dependencies: ["Explorer", "RadixTrees", "XArrays"],
      swiftSettings: optimized,
    ),
    .testTarget(
      name: "ShmemTests",
      dependencies: ["Explorer", "RaceSupport", "RadixTrees", "Script", "Shmem", "XArrays"],
      exclude: [
        "Recordings/f-6.12-large-quiet-16-32.trace", "Recordings/f-6.12-large-quiet-18-30.trace",
      ],
      swiftSettings: pure,
    ),

    // Script: the demo language: text to typed tree and back, errors with a caret.
    .target(name: "Script", dependencies: ["Shmem"], swiftSettings: optimized),
    .testTarget(
      name: "ScriptTests",
      dependencies: ["RaceSupport", "Script", "Shmem"],
      swiftSettings: pure,
    ),

    // RaceSupport: races in the words of the command line, and every state of one.
    .target(
      name: "RaceSupport",
      dependencies: ["Script", "Shmem"],
      path: "Tests/RaceSupport",
      swiftSettings: optimized,
    ),
    // OracleTests: Spin's verdicts on the model in Tests/Oracle against our own.
    .testTarget(
      name: "OracleTests",
      dependencies: ["RaceSupport", "Shmem"],
      swiftSettings: pure,
    ),

    // Playback: where we are, how we got here, where we may go: the time line, the session, one
    // update function, the narrator.
    .target(
      name: "Playback",
      dependencies: ["Explorer", "Script", "Shmem"],
      swiftSettings: optimized,
    ),
    .testTarget(
      name: "PlaybackTests",
      dependencies: ["Explorer", "Playback", "RaceSupport", "Script", "Shmem"],
      swiftSettings: pure,
    ),
    .testTarget(
      name: "DemosTests",
      dependencies: [
        "Display", "Explorer", "Panels", "Playback", "RaceSupport", "Script", "Shmem",
      ],
      exclude: ["plain-words.txt", "why.txt"],
      swiftSettings: pure,
    ),

    // Display: what a character terminal can show and say, as values: cell, role, grid, palette, key.
    .target(name: "Display", swiftSettings: optimized),
    .testTarget(name: "DisplayTests", dependencies: ["Display"], swiftSettings: pure),

    // Panels: a session as a picture: pure functions from session and size to a grid.
    .target(
      name: "Panels",
      dependencies: ["Display", "Playback", "Shmem"],
      swiftSettings: optimized,
    ),
    .testTarget(
      name: "PanelsTests",
      dependencies: [
        "Display", "Explorer", "Panels", "Playback", "RaceSupport", "Script", "Shmem",
      ],
      exclude: ["Goldens"],
      swiftSettings: pure,
    ),

    // Exports: a session or a verdict as text for others: JSON, lines, recordings.
    .target(
      name: "Exports",
      dependencies: ["Display", "Explorer", "Panels", "Playback", "Shmem"],
      swiftSettings: optimized,
    ),
    .testTarget(
      name: "ExportsTests",
      dependencies: [
        "Display", "Explorer", "Exports", "Panels", "Playback", "RaceSupport", "Script", "Shmem",
      ],
      exclude: ["Goldens"],
      swiftSettings: pure,
    ),

    // CCurses: the only C: curses, termios, signals, crash restoration, behind a header of plain
    // integers.
    .target(
      name: "CCurses",
      cSettings: [
        .define("NCURSES_WIDECHAR", to: "1"),
        .enableWarning("all"),
        .enableWarning("extra"),
        .treatAllWarnings(as: .error),
      ],
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ],
    ),

    // Terminal: a grid on a real terminal, keys from it.
    .target(name: "Terminal", dependencies: ["CCurses", "Display"], swiftSettings: pure),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["CCurses", "Display", "Terminal", "TerminalProbe", "TestSupport"],
      swiftSettings: pure,
    ),

    // TerminalProbe: shows what Terminal hears, and ends in every bad way.
    .executableTarget(
      name: "TerminalProbe",
      dependencies: ["Display", "Terminal"],
      path: "Tests/TerminalProbe",
      swiftSettings: pure,
    ),

    // TestSupport: programs on a real terminal, through tmux.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: pure),

    // punchscope: the command line, files, the event loop, the only clock.
    .executableTarget(
      name: "punchscope",
      dependencies: [
        "Display", "Explorer", "Exports", "Panels", "Playback", "Script", "Shmem", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: pure,
    ),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "Display", "Panels", "Playback", "RaceSupport", "Script", "TestSupport", "punchscope",
      ],
      swiftSettings: pure,
    ),

    // HouseTests: the rules of the house that a machine can check.
    .testTarget(name: "HouseTests", swiftSettings: optimized),
  ],
  swiftLanguageModes: [.v6]
)
