import Foundation
import TestSupport
import Testing

/// Numbers that options and files write for people are read, or said to be doubtful.
struct WrittenNumbersTests {
  @Test func `a point that may be one of thousands is said`() async throws {
    let scratch = try ScratchFolder()
    var rows = (1...60).map { "\($0 * 37 % 61 * 11).\($0 % 9)5" }
    rows[30] = "12.696"
    let file = try scratch.write("amount\n" + rows.joined(separator: "\n") + "\n", to: "amounts.csv")
    let doubtful = try await Program.run("fit", file, "--laws", "exponential", "--bootstrap", "0")
    #expect(doubtful.status == 0)
    #expect(
      doubtful.messages.contains("'12.696' in line 32 is read as it stands and not as 12,696"), "\(doubtful.messages)")
    rows[30] = "1.2345"
    let plain = try scratch.write("amount\n" + rows.joined(separator: "\n") + "\n", to: "plain.csv")
    let others = try await Program.run("fit", plain, "--laws", "exponential", "--bootstrap", "0")
    #expect(others.status == 0 && !others.messages.contains("as it stands"), "\(others.messages)")
  }

  @Test func `thousands may stand apart in options of every command`() async throws {
    let solved = try await Program.run(
      "solve", "scenarios/shandong-2015.yaml", "--for", "benefit.deductible", "--between", "5,000…2万", "--until",
      "funding.need.mean <= 1,000", "--method", "exact", "--no-progress")
    #expect(
      !solved.messages.contains("must have the form") && !solved.messages.contains("no number"), "\(solved.messages)")
    let causes = try await Program.run(
      "causes", "scenarios/jincheng-2019.yaml", "--claims", "1.6亿", "--happened",
      "expense.factor=0.63, population.insured=1,850,000")
    #expect(causes.status == 65 && causes.messages.contains("write 1850000"), "\(causes.messages)")
    let settled = try await Program.json("settle", "huizhou-2013", "--premium", "¥1.53亿", "--claims", "153,000,000.50")
    #expect(!settled.keys.isEmpty)
    let scratch = try ScratchFolder()
    let amounts = try scratch.write("amount\n" + (1...60).map { "\($0 * 977)" }.joined(separator: "\n"), to: "a.csv")
    var fits: Set<String> = []
    for deductible in ["15000", "15,000", "1.5万", "１５０００"] {
      fits.insert(
        try await Program.output([
          "fit", amounts, "--laws", "exponential", "--bootstrap", "0", "--deductible", deductible,
        ]))
    }
    #expect(fits.count == 1 && fits.first?.contains("15,000") == true, "\(fits)")
    let check = try await Program.run("run", "scenarios/shandong-2015.yaml", "--replications", "1,0")
    #expect(check.status == 64 && check.messages.contains("'1,0'"), "\(check.messages)")
  }

  /// Each option of the command, as its sources declare it.
  @Test func `no option reads a number by itself`() throws {
    let files = try ["Sources/dabing", "Sources/CommandOptions"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(
        at: Program.root.appending(path: folder), includingPropertiesForKeys: nil)
    }
    var (numbers, alone): (Int, [String]) = (0, [])
    for file in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for option in text.split(separator: "@Option").dropFirst() {
        guard let name = option.firstMatch(of: /var ([A-Za-z]+): \[?([A-Za-z0-9]+)/),
          ["Double", "Int", "UInt64"].contains(name.output.2)
        else { continue }
        numbers += 1
        if !option[..<name.range.lowerBound].contains("transform: ") {
          alone.append("\(file.lastPathComponent): \(name.output.1)")
        }
      }
    }
    #expect(numbers > 20 && alone.isEmpty, "\(numbers) \(alone)")
  }

  @Test func `a report of a form that is not written says what is`() async throws {
    let result = try await Program.run("report", "scenarios/jincheng-2019.yaml", "-o", "r.pdf")
    #expect(result.status == 65 && result.messages.contains("*.docx") && result.messages.contains("*.html"))
  }
}
