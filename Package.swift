// swift-tools-version: 6.2

import PackageDescription

// Every module of ours is built in the Swift 6 language mode (the default of these tools), and a warning stops the build.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "dabing",
  platforms: [.macOS("26.0")],
  products: [
    // What the author of a rule, a law or a region of their own needs.
    .library(
      name: "DabingKit",
      targets: [
        "Chance", "AggregateLaws", "Fitting", "Insurance", "RiskSharing", "Plans", "Statistics", "Simulation",
        "Documents",
        "Results", "Regions",
        "PeopleRecords",
        "StatedLaws", "Scenarios", "Search", "Presentation", "DataReports", "PolicyReports", "RunReports",
        "StudyReports",
      ]),
    .executable(name: "dabing", targets: ["dabing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Runs that are kept; only RunStore knows it.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Sockets for the page in the browser; only Workbench knows it.
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    // Only for the documentation; no target depends on it.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // What people read, in both languages; the Chinese of messages is a data file.
    .target(name: "Wording", exclude: ["Tables"], swiftSettings: strict, plugins: ["EmbedData"]),

    // GSL is seen by Chance alone.
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),

    // Files of this machine: what was read, what is written whole or not at all, the standard streams.
    .systemLibrary(name: "CFiles"),
    .target(name: "Files", dependencies: ["CFiles", "Wording"], swiftSettings: strict),

    // Files of data that people have; alone sees zlib.
    .systemLibrary(name: "CData", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "Data", dependencies: ["CData", "Files"], exclude: ["Tables"], swiftSettings: strict,
      plugins: ["EmbedData"]),

    // The way of the data: chance → insurance → simulation → reports.
    .target(name: "Chance", dependencies: ["CGSL", "Wording"], swiftSettings: strict),
    // The laws of sums of claims.
    .target(name: "AggregateLaws", dependencies: ["Chance", "Wording"], swiftSettings: strict),
    .target(name: "Insurance", dependencies: ["Wording"], swiftSettings: strict),
    // The rules that documents share a year's result by.
    .target(name: "RiskSharing", dependencies: ["Insurance", "Wording"], swiftSettings: strict),
    // What is to be simulated: who is insured, what they spend, under which policies.
    .target(name: "Plans", dependencies: ["Chance", "AggregateLaws", "Insurance", "Wording"], swiftSettings: strict),
    .target(name: "Statistics", dependencies: ["Wording"], swiftSettings: strict),
    .target(
      name: "Simulation",
      dependencies: ["Plans", "RiskSharing", "AggregateLaws", "Chance", "Insurance", "Statistics", "Wording"],
      swiftSettings: strict),
    // What a run comes to, alone and beside another.
    .target(
      name: "Results",
      dependencies: [
        "Plans", "Simulation", "AggregateLaws", "Chance", "Insurance", "RiskSharing", "Statistics", "Wording",
      ],
      swiftSettings: strict),

    // Beside it: the laws of chance, fitted to observed amounts.
    .target(name: "Fitting", dependencies: ["Chance", "Data"], swiftSettings: strict),

    // Every person of a file settled.
    .target(name: "Replay", dependencies: ["Data", "Files", "Insurance"], swiftSettings: strict),

    // The files that people write: a policy is a data file, a scenario another.
    .target(name: "Documents", dependencies: ["Files", "Wording", "Yams"], swiftSettings: strict),
    .target(
      name: "Regions", dependencies: ["RiskSharing", "Insurance", "Documents", "Wording"], exclude: ["Policies"],
      swiftSettings: strict, plugins: ["EmbedData"]),
    // People of a file, as a scenario takes them: who is in it, what each spent, what they leave unknown of others.
    .target(
      name: "PeopleRecords", dependencies: ["Plans", "Chance", "Insurance", "Documents", "Data", "Wording"],
      swiftSettings: strict),
    // A law of a file with the errors of its parameters, as paths draw them.
    .target(
      name: "StatedLaws", dependencies: ["Plans", "Chance", "Insurance", "Documents", "Wording"],
      swiftSettings: strict),
    .target(
      name: "Scenarios",
      dependencies: [
        "Plans",
        "Results",
        "RiskSharing", "PeopleRecords", "StatedLaws", "Simulation", "Regions", "Documents", "Files", "Data", "Wording",
      ],
      exclude: ["Templates"],
      swiftSettings: strict, plugins: ["EmbedData"]),
    // What if: sweeps over values, and the values at which a condition is met.
    .target(
      name: "Search",
      dependencies: ["Plans", "Results", "Scenarios", "Simulation", "Statistics", "Chance", "Files", "Wording"],
      swiftSettings: strict),
    // What people read, before it is about anything: numbers, tables, charts and documents, in each form they are written in.
    .target(
      name: "Presentation", dependencies: ["Plans", "Simulation", "Insurance", "Scenarios", "Files", "Data"],
      swiftSettings: strict),
    // Of people's own data: laws and run-offs fitted to them, their people settled.
    .target(
      name: "DataReports",
      dependencies: ["Presentation", "Fitting", "Replay", "Chance", "Insurance", "Scenarios", "Files", "Data"],
      swiftSettings: strict),
    // Of a policy alone, and of a year that it settles.
    .target(name: "PolicyReports", dependencies: ["RiskSharing", "Presentation", "Insurance"], swiftSettings: strict),
    // Of a run: its figures, its report, the forms that are made of them.
    .target(
      name: "RunReports",
      dependencies: [
        "Plans",
        "Results",
        "RiskSharing", "Presentation", "Simulation", "Statistics", "Chance", "Insurance", "Scenarios", "Files",
      ],
      swiftSettings: strict),
    // Of several: comparisons, what a search finds, calibrations, causes of a loss.
    .target(
      name: "StudyReports",
      dependencies: [
        "Plans",
        "Results",
        "Presentation", "RunReports", "Search", "Simulation", "Statistics", "Chance", "Insurance", "Scenarios",
      ],
      swiftSettings: strict),
    // The forms of a result that take a library of another's: only here is it known.
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .target(
      name: "Workbooks",
      dependencies: ["Plans", "Results", "CXlsxWriter", "Presentation", "DataReports", "RunReports", "Files", "Data"],
      swiftSettings: strict),
    .target(
      name: "RunStore",
      dependencies: [
        "Plans",
        "Presentation", "RunReports", "StudyReports", "Files", "Wording", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    // A run in parts, on as many machines as there are.
    .target(
      name: "Shards",
      dependencies: [
        "Plans", "Scenarios", "Simulation", "Presentation", "Documents", "Regions", "Replay", "Data", "Files",
      ],
      swiftSettings: strict),
    // Results held fixed: baselines, worked cases, verdicts.
    .target(
      name: "Verification",
      dependencies: [
        "Plans", "Results", "Scenarios", "Statistics", "Presentation", "PolicyReports", "Files", "Wording",
      ],
      swiftSettings: strict),
    // What the command and the page in the browser both ask: values in, values out.
    .target(
      name: "Studies",
      dependencies: [
        "Plans",
        "Results",
        "Scenarios", "Simulation", "PolicyReports", "RunReports", "StudyReports", "Documents", "Regions", "Wording",
      ],
      swiftSettings: strict, plugins: ["EmbedData"]),
    // A page in the browser that asks them.
    .target(
      name: "Workbench",
      dependencies: [
        "Plans",
        "Studies", "Scenarios", "Simulation", "Presentation", "PolicyReports", "RunReports", "StudyReports",
        "Workbooks", "Documents", "Files", "Wording", .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      exclude: ["Page"], swiftSettings: strict, plugins: ["EmbedData"]),
    // What several subcommands take, where their results go, and how a fault ends them.
    .target(
      name: "CommandOptions",
      dependencies: [
        "Plans",
        "Results",
        "Studies", "Scenarios", "Simulation", "Statistics", "Insurance", "Presentation", "PolicyReports", "DataReports",
        "RunReports", "Workbooks", "RunStore", "Shards", "Documents", "Files", "Data", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "dabing",
      dependencies: [
        "Plans",
        "Results",
        "RiskSharing",
        "CommandOptions", "Scenarios", "Presentation", "PolicyReports", "DataReports", "RunReports", "StudyReports",
        "Fitting", "Search",
        "Verification", "Workbooks", "RunStore", "Shards", "Files", "Data", "Replay", "Studies", "Wording", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Puts a module's data files into its code, so that the program is one file and a new region takes no Swift.
    .executableTarget(name: "embedding-tool", path: "Sources/EmbeddingTool", swiftSettings: strict),
    .plugin(name: "EmbedData", capability: .buildTool(), dependencies: ["embedding-tool"], path: "Sources/EmbedData"),

    // What tests share.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "ChanceTests", dependencies: ["TestSupport", "AggregateLaws", "Chance"],
      exclude: [
        "Reference/make-reference.py", "Reference/make-aggregates.py", "Reference/make-gamma-tails.py",
      ],
      resources: [
        .copy("Reference/severity.json"), .copy("Reference/aggregates.json"), .copy("Reference/gamma-tails.json"),
      ], swiftSettings: strict),
    .testTarget(
      name: "FittingTests", dependencies: ["TestSupport", "Data", "Fitting"], exclude: ["Reference/make-reference.py"],
      resources: [.copy("Reference/fits.json"), .copy("Reference/losses.csv")], swiftSettings: strict),
    .testTarget(
      name: "InsuranceTests", dependencies: ["TestSupport", "RiskSharing", "Insurance"], swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["TestSupport", "Statistics"], exclude: ["Reference/make-reference.py"],
      swiftSettings: strict),
    .testTarget(
      name: "SimulationTests",
      dependencies: ["TestSupport", "Plans", "Results", "RiskSharing", "Simulation", "Regions", "Scenarios"],
      swiftSettings: strict),
    .testTarget(name: "WordingTests", dependencies: ["TestSupport", "Wording"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["TestSupport", "Files"], swiftSettings: strict),
    .testTarget(name: "DataTests", dependencies: ["TestSupport", "Data", "Files"], swiftSettings: strict),
    .testTarget(name: "ReplayTests", dependencies: ["TestSupport", "Replay", "Regions"], swiftSettings: strict),
    .testTarget(name: "DocumentsTests", dependencies: ["TestSupport", "Documents", "Regions"], swiftSettings: strict),
    .testTarget(name: "RegionsTests", dependencies: ["TestSupport", "RiskSharing", "Regions"], swiftSettings: strict),
    .testTarget(
      name: "ScenariosTests",
      dependencies: ["TestSupport", "Plans", "Results", "RiskSharing", "PeopleRecords", "StatedLaws", "Scenarios"],
      swiftSettings: strict),
    .testTarget(
      name: "SearchTests", dependencies: ["TestSupport", "Plans", "Results", "Search"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "TestSupport", "Plans", "Results", "Presentation", "PolicyReports", "RunReports", "StudyReports", "Scenarios",
        "Data",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WorkbooksTests",
      dependencies: [
        "TestSupport", "Results", "Workbooks", "Scenarios", "Files", "Data", "Presentation", "RunReports",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ShardsTests",
      dependencies: [
        "TestSupport", "Results", "Shards", "Scenarios", "Simulation", "Files", "Data", "Documents", "Regions",
        "Replay",
        "Presentation", "DataReports",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VerificationTests", dependencies: ["TestSupport", "Statistics", "Verification"], swiftSettings: strict),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "TestSupport", "Workbench", "Studies", "Scenarios", "Presentation", "RunReports", "StudyReports", "Simulation",
      ],
      exclude: ["page"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: ["TestSupport", "Wording", "dabing", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
  ]
)
