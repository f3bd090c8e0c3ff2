import Foundation
import TestSupport
import Testing
import Wording

/// The help of every command in both languages.
struct HelpLanguageTests {
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    struct Argument: Decodable {
      let valueName: String?
      let abstract: String?
      let sectionTitle: String?
      let kind: String
    }

    /// All below, each with its path.
    func all(_ path: [String] = []) -> [(path: [String], command: Command)] {
      [(path, self)]
        + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { $0.all(path + [$0.commandName]) }
    }
  }

  private struct Tree: Decodable { let command: Command }

  private static func commands() async throws -> [(path: [String], command: Command)] {
    let text = try await Program.output("--experimental-dump-help")
    return try JSONDecoder().decode(Tree.self, from: Data(text.utf8)).command.all()
  }

  /// Values that stand for themselves.
  private static var plainValues: Regex<Substring> { /[0-9.]+%|n|i\/n|[a-z]+(?:\|[a-z]+)+|tender|cumulative/ }

  @Test func `every text of the help has its Chinese, and no entry is left over`() async throws {
    var texts: Set<String> = ["<subcommand>", "<options>", "Show subcommand help information."]
    for (_, command) in try await Self.commands() {
      texts.formUnion([command.abstract].compactMap(\.self))
      texts.formUnion((command.discussion?.components(separatedBy: "\n\n") ?? []).filter { !$0.hasPrefix("  ") })
      for argument in command.arguments ?? [] {
        texts.formUnion([argument.abstract, argument.sectionTitle].compactMap(\.self))
        if argument.kind != "flag", let name = argument.valueName, name.wholeMatch(of: Self.plainValues) == nil {
          texts.insert("<\(name)>")
        }
      }
    }
    let missing = texts.subtracting(Catalogue.help.keys).sorted()
    #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
    let left = Set(Catalogue.help.keys).subtracting(texts).subtracting([""]).sorted()
    #expect(left.isEmpty, "\(left.joined(separator: "\n"))")
  }

  @Test func `the help of every command is Chinese in a Chinese locale, in lines of the terminal's width`() async throws
  {
    for (path, _) in try await Self.commands() {
      let result = try await Program.run(path + ["--help"], environment: ["LC_ALL": "zh_CN.UTF-8"])
      #expect(result.status == 0 && result.output.hasPrefix("概述："), "\(path)")
      for line in result.output.split(separator: "\n") {
        // Commands and usage are typed as they stand.
        let isTyped = line.firstMatch(of: #/^  +(?:dabing|--|#|yaml)/#) != nil || line.hasPrefix("用法：")
        let width = line.reduce(0) { $0 + ($1.isASCII || "…“”".contains($1) ? 1 : 2) }
        #expect(isTyped || width <= 80, "\(path): \(line)")
        let words = line.replacing(/^ +[a-z]+(?:  |$)/, with: "").replacing(/<[^<>]*>/, with: "")
        let faults = isTyped ? [] : ChineseText(String(words)).latin(besides: HelpLanguageTests.names)
        #expect(faults.isEmpty, "\(path): \(line): \(faults)")
      }
      let english = try await Program.output(path + ["--help"])
      let chinese = english.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
      #expect(
        chinese.allSatisfy(Self.columns.unicodeScalars.contains),
        "\(path): \(String(String.UnicodeScalarView(chinese)))")
      #expect(Self.options(english) == Self.options(result.output), "\(path)")
    }
  }

  /// The insurance's name, and columns and amounts of examples, which stand in English too.
  private static let columns = "大病保险合规自付费用人员类别住院日期支付金额年度万亿县区保费赔付拒付经办参保人数考核得分"

  /// Options in their order, each where a line begins with it.
  private static func options(_ help: String) -> [String] {
    help.split(separator: "\n").compactMap { $0.firstMatch(of: #/^  (?:-[a-z], )?(--[a-z-]+)/#).map { String($0.1) } }
  }

  /// Names that are known as they are.
  private static let names = Set(
    """
    GBK AIC XML Hill Mack Schema SQL pandas R P A IPv Actions n i p b case targets calibrate history backtest scenario policy
    reform month quarter year individual exact capacity income minimum lognormal gamma weibull exponential pareto lomax
    generalizedPareto burr logLogistic inverseGaussian lognormalMixture result assumption ledger resultOverTime settle tender
    help policies a rate members reimbursementRate scenarios markdown benefit population baselines living allowance funding riskSharing nextFunding
    changed standing settlement disclosure md
    """.split { " \n".contains($0) }.map(String.init))
}
