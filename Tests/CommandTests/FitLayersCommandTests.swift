import Foundation
import TestSupport
import Testing

/// `dabing fit`: the file beside the law, in the layer that is paid.
struct FitLayersCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Amounts of a lognormal law, without its luck: exp(8.4 + z) at even shares.
  private func file() throws -> String {
    var generator = SplitMix64(seed: 5)
    let rows = (0..<1_200).map { _ in
      // The sum of twelve uniform numbers is nearly normal.
      let z = (0..<12).reduce(-6.0) { sum, _ in sum + generator.uniform() }
      return String(format: "%.2f", exp(8.4 + z))
    }
    return try scratch.write(
      "X\n" + rows.joined(separator: "\n") + "\n" + String(repeating: "0\n", count: 300), to: "x.csv")
  }

  @Test func `fit shows people, cost and mean excess at each deductible, and what is paid`() async throws {
    let path = try file()
    let page = scratch.url.appending(path: "fit.html").path
    let arguments = [
      "fit", path, "--column", "X", "--laws", "lognormal,gamma", "--bootstrap", "0", "--deductible", "10000",
      "--no-progress",
    ]
    let text = try await Program.output(arguments + ["--report", page])
    for words in [
      "The file against the law, from each deductible up", "What is paid of the file's amounts comes to", "apart",
      "10,000",
      "Bayesian bootstrap of its rows",
    ] {
      #expect(text.contains(words), "\(text)")
    }
    let html = try String(contentsOfFile: page, encoding: .utf8)
    for words in [
      "<svg", "The tail", "Quantiles against quantiles", "Mean excess", "fnv1a64:", "The file against the law",
    ] {
      #expect(html.contains(words), "\(words)")
    }
    let chinese = try await Program.output(arguments + ["--lang", "zh"])
    #expect(chinese.contains("数据与分布对照（按起付线）") && chinese.contains("按政策支付，数据为"))
    let json = try await Program.json(
      "fit", path, "--column", "X", "--laws", "lognormal", "--bootstrap", "0", "--no-progress", "--deductible", "10000")
    let layer = try #require(json["layers"]?.list.first { $0["deductible"]?.number == 10_000 })
    let (cost, paid) = (try #require(layer["cost"]?["file"]?.number), try #require(json["paid"]?["file"]?.number))
    #expect(
      abs(cost / paid - 1) < 1e-12 && (json["laws"]?.list.first?["paidApart"]?.number).map { abs($0) < 4 } == true)
  }

  @Test func `the policy of a scenario says what is paid`() async throws {
    let path = try file()
    let scenario = scratch.url.appending(path: "s.yaml").path
    let result = try await Program.run(
      "fit", path, "--column", "X", "--bootstrap", "0", "--policy", "jiangxi-2025", "--year", "2025", "--scenario",
      scenario, "--no-progress")
    #expect(
      result.status == 0 && result.output.contains("paid: what the policy pays of these amounts"), "\(result.output)")
    let both = try await Program.run(
      "fit", path, "--column", "X", "--policy", "jiangxi-2025", "--year", "2025", "--scenario", scenario,
      "--deductible", "1000")
    #expect(both.status == 64 && both.messages.contains("leave --deductible out"))
    let screen = try await Program.run("fit", path, "--column", "X", "--report", "-")
    #expect(screen.status == 64 && screen.messages.contains("--report names a file"))
  }

  @Test func `groups are settled by their own terms, as a replay of the same file does`() async throws {
    let scratch = try ScratchFolder()
    var random = SplitMix64(seed: 5)
    var rows = "amount,group\n"
    for place in 0..<4_000 {
      let amount = 9000 * (Double.random(in: 1e-6...1, using: &random).squareRoot() * 0.9 + 0.1)
      rows += "\(place % 4 == 0 ? (amount * 8).rounded() : 0),\(place % 8 < 4 ? "general" : "registered-poor")\n"
    }
    let data = try scratch.write(rows, to: "data.csv")
    let fit = try await Program.json(
      "fit", data, "--column", "amount", "--group", "group", "--policy", "shanxi-2019", "--year", "2019", "--laws",
      "lognormal,gamma", "--bootstrap", "0", "--scenario", scratch.path + "/s.yaml", "--no-progress")
    let replay = try await Program.json("replay", data, "shanxi-2019", "--amount", "amount", "--group", "group")
    let paid = try #require(replay["policies"]?.list.first?["all"]?["benefit"]?.number)
    let file = try #require(fit["paid"]?["file"]?.number)
    #expect(abs(file - paid) < 10, "each person's is rounded to the fen in a replay: \(file), \(paid)")
  }
}
