import Foundation
import TestSupport
import Testing

/// `dabing fit --laws` and `--law`: what is no law is named, with the nearest that is, and told from one that was not fitted.
struct FitLawNamesTests {
  private static let fit = [
    "fit", "Tests/FittingTests/Reference/losses.csv", "--column", "amount", "--bootstrap", "0", "--no-progress",
  ]

  @Test(arguments: [
    (["--laws", "lognormal,gammma"], ["--laws: there is no law 'gammma'; did you mean 'gamma'?"]),
    (
      ["--laws", "lognromal,gamma,paretto,gamma,"],
      [
        "--laws: there is no law 'lognromal'; did you mean 'lognormal'?",
        "--laws: there is no law 'paretto'; did you mean 'pareto'?", "--laws: 'gamma' stands here twice",
        "--laws: one of the names is empty", "4 problems",
      ]
    ),
    (["--laws", ""], ["--laws: one of the names is empty"]),
    (["--laws", "nonsense"], ["--laws: there is no law 'nonsense': there are lognormal, "]),
    (["--law", "gamma,lognormal"], ["--laws gamma,lognormal fits several"]),
    (["--law", "gama"], ["--law: there is no law 'gama'; did you mean 'gamma'?"]),
    (["--laws", "gamma,pareto", "--law", "lomax"], ["--law: 'lomax' is not among those of --laws, gamma,pareto"]),
    (["--laws", "gamma,pareto", "--law", "lomaks"], ["--law: there is no law 'lomaks'; did you mean 'lomax'?"]),
    (["--body", "lognormall"], ["--body: there is no law 'lognormall'; did you mean 'lognormal'?"]),
  ])
  func `each fault in one go`(_ arguments: [String], _ words: [String]) async throws {
    let result = try await Program.run(Self.fit + arguments)
    #expect(result.status == 65 && result.output == "", "\(result)")
    for words in words { #expect(result.messages.contains(words), "\(words) in \(result.messages)") }
    let chinese = try await Program.run(Self.fit + arguments + ["--lang", "zh"])
    #expect(chinese.status == 65 && chinese.messages.contains("：") && !chinese.messages.contains("there is"))
  }

  /// Nothing lies below the minimum of a Pareto law, and a generalised Pareto law of amounts from 0 has none of these.
  @Test func `a law that these amounts cannot come from is said to be one`() async throws {
    let scratch = try ScratchFolder()
    let rows = (0..<60).map { "\($0 * 100),\($0 * 100 + 100),\(60 - $0)" }
    let data = try scratch.write("lower,upper,count\n" + rows.joined(separator: "\n") + "\n", to: "classes.csv")
    let fit = ["fit", data, "--lower", "lower", "--upper", "upper", "--count", "count", "--bootstrap", "0"]
    let result = try await Program.run(fit + ["--laws", "gamma,pareto", "--law", "pareto"])
    #expect(result.status == 65)
    #expect(
      result.messages.contains("--law: 'pareto' cannot have brought these amounts about; fitted are gamma"),
      "\(result.messages)")
  }

  @Test func `blanks around names are none of them`() async throws {
    let text = try await Program.output(Self.fit + ["--laws", "gamma, lognormal", "--law", "gamma"])
    #expect(text.contains("lognormal") && text.contains("\ngamma\n"))
  }
}
