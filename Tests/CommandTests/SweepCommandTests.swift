import Foundation
import TestSupport
import Testing

/// `dabing sweep`: many values, one table.
struct SweepCommandTests {
  private let small = [
    "sweep", "scenarios/jincheng-2019.yaml", "--set", "population.insured=3000", "--no-progress", "--replications",
  ]

  @Test func `the table is long: a row a point and metric`() async throws {
    let scratch = try ScratchFolder()
    let text = try await Program.output(
      small + [
        "40", "--vary", "benefit.rate=70%..80%:5%", "--vary", "funding.perHead=80,90", "--metric", "claims.perInsured",
        "--metric", "claims.total[disabled]", "--output", scratch.url.path,
      ])
    #expect(text.contains("benefit.rate") && text.contains("75%"))
    let data = try Data(contentsOf: scratch.url.appending(path: "sweep.csv"))
    let lines = String(decoding: data.dropFirst(3), as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(
      lines.first
        == "point,design,benefit.rate,funding.perHead,metric,year,group,value,standardError,lower,upper,unit")
    // Six points of the grid and five for one value alone, with two metrics each.
    #expect(lines.count == 23)
    #expect(lines[1].hasPrefix("1,grid,70%,80,claims.perInsured,2019,,"))
    #expect(lines[2].hasPrefix("1,grid,70%,80,claims.total,2019,disabled,"))
    let json = try JSON(
      try await Program.output(small + ["40", "--vary", "funding.perHead=80,90", "--json", "--lang", "zh"]))
    #expect(json["rows"]?.list.count == 10)
    #expect(json["provenance"]?["replications"]?.number == 40)
  }

  @Test func `points fill ranges, with indices, in both languages`() async throws {
    let arguments =
      small + ["20", "--vary", "benefit.rate=60%…80%", "--vary", "funding.perHead=70…110", "--points", "4"]
    #expect(try await Program.output(arguments + ["--lang", "zh"]).contains("总效应"))
    let json = try JSON(try await Program.output(arguments + ["--json"]))
    #expect(json["sensitivity"]?.list.isEmpty == false && json["tornado"]?.list.isEmpty == false)
  }

  @Test func `a sweep that was killed goes on and ends in the same bytes`() async throws {
    let (whole, killed) = (try ScratchFolder(), try ScratchFolder())
    let arguments = small + ["60", "--vary", "benefit.rate=50%…90%:2%", "--threads", "1", "--json", "--output"]
    let complete = try await Program.run(arguments + [whole.url.path])
    let journal = killed.url.appending(path: "sweep.journal")
    let process = ChildProcess()
    process.executableURL = Program.binary
    process.arguments = arguments + [killed.url.path]
    process.currentDirectoryURL = Program.root
    try process.run()
    // Killed without a chance to tidy up as soon as some points are on disk.
    let deadline = ContinuousClock.now + .seconds(30)
    while process.isRunning, ContinuousClock.now < deadline {
      if let data = try? Data(contentsOf: journal), data.count(where: { $0 == UInt8(ascii: "\n") }) >= 3 { break }
      try await Task.sleep(for: .milliseconds(2))
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let done = try Data(contentsOf: journal).count { $0 == UInt8(ascii: "\n") }
    #expect(done >= 3)
    let resumed = try await Program.run(arguments + [killed.url.path])
    #expect(resumed.status == 0 && resumed.output == complete.output)
    #expect(resumed.messages.contains("\(done) of 21 points were there already"), "\(resumed.messages)")
    for name in ["sweep.csv", "provenance.json"] {
      let (a, b) = (whole.url.appending(path: name), killed.url.appending(path: name))
      #expect(try Data(contentsOf: a) == Data(contentsOf: b))
    }
  }

  @Test(arguments: [
    ["--vary", "benefit.rate=80%,120%"], ["--vary", "benefit.deductable=1,2"], ["--vary", "benefit.rate"],
    ["--vary", "benefit.rate=60%…80%"], ["--vary", "benefit.rate=60%,80%", "--points", "8"],
    ["--vary", "benefit.rate=60%,80%", "--metric", "claims.totl"], ["--vary", "funding.perHead=1…9:0"],
    ["--vary", "funding.perHead=80,90", "--metric", "claims.total[generl]"],
    ["--vary", "funding.perHead=80,90", "--metric", "reserve.p05"], ["--vary", "seed=1,2"],
    ["--vary", "replications=10,20"], ["--vary", "year=2019,2020"], ["--vary", "method=exact,grouped"],
  ])
  func `what cannot be swept is refused at once with status 65`(_ arguments: [String]) async throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "out")
    let result = try await Program.run(small + ["20"] + arguments + ["--output", folder.path])
    #expect(result.status == 65 && result.output == "")
    #expect(result.messages.hasPrefix("error: "), "\(result.messages)")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `its folder is made where it is missing, and a file in its place is named`() async throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "a/new/folder")
    let arguments = small + ["20", "--vary", "funding.perHead=80,90", "--output"]
    #expect(try await Program.run(arguments + [folder.path]).status == 0)
    for name in ["sweep.csv", "provenance.json", "sweep.journal"] {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: name).path), "\(name)")
    }
    try scratch.write(Data(), to: "file")
    let result = try await Program.run(arguments + [scratch.url.appending(path: "file").path])
    #expect(result.status == 65 && result.messages.contains("it is no folder"), "\(result.messages)")
  }

  @Test func `without anything to vary it is a question of usage`() async throws {
    #expect(try await Program.run(small + ["20"]).status == 64)
  }

  @Test func `a sweep in parts is the sweep in one`() async throws {
    let sweep = [
      "sweep", "scenarios/huizhou-2013.yaml", "--replications", "20", "--set", "population.insured=2000", "--vary",
      "benefit.rate=60%…80%:5%", "--output",
    ]
    let (one, parts) = (try ScratchFolder(), try ScratchFolder())
    let whole = try await Program.output(sweep + [one.path])
    for place in [3, 1, 2] {
      let part = try await Program.run(sweep + [parts.path, "--shard", "\(place)/3"])
      #expect(part.status == 0 && part.output == "", "\(part.messages)")
    }
    let together = try await Program.run(sweep + [parts.path])
    #expect(together.status == 0 && together.output == whole)
    #expect(together.messages == "5 of 5 points were there already\n")
    for name in ["sweep.csv", "provenance.json"] {
      let contents = try [one, parts].map { try Data(contentsOf: $0.url.appending(path: name)) }
      #expect(contents[0] == contents[1])
    }
    let many = try await Program.run(sweep + [parts.path, "--shard", "1/6"])
    #expect(many.status == 65 && many.messages.hasPrefix("error: --shard 1/6 has more parts than there are points, 5"))
    #expect(try await Program.run(Array(sweep.dropLast()) + ["--shard", "1/2"]).status == 64)
  }
}
