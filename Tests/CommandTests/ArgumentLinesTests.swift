import Foundation
import TestSupport
import Testing

/// A line break within an argument never begins a line of what the program says: who reads the messages line by line, as
/// GitHub's `::warning::` is read, takes such a line for one of the program's own.
struct ArgumentLinesTests {
  private static let broken = "a\n::warning::b"

  /// With ~ in the place of what is broken.
  private static let commands = """
    ~
    validate ~
    run ~
    policies show ~
    metrics ~
    schema ~
    explain ~ --amount 5
    settle ~ --premium 5 --claims 4
    RUN --set benefit.~=5
    RUN --set benefit.rate=~
    RUN --set ~
    RUN --set expense.law={name:~}
    RUN --seed ~
    RUN --method ~
    RUN --output /dev/null/~
    RUN --precision-for ~ --precision 5%
    compare SCENARIO --alternative ~:benefit.~=5
    compare SCENARIO --alternative benefit.rate=~
    compare SCENARIO --reform ~
    sweep SCENARIO --vary benefit.~=5,6
    sweep SCENARIO --vary benefit.rate=~,60%
    sweep SCENARIO --vary benefit.rate=60%,65% --metric ~
    solve SCENARIO --for benefit.~ --until funding.adequacy>=95%
    solve SCENARIO --for benefit.rate --until ~>=95%
    solve SCENARIO --for benefit.rate --until funding.adequacy>=~
    fit LOSSES --column ~
    fit LOSSES --column amount --laws gamma,~
    replay LOSSES shanxi-2019 --amount ~
    verify ~
    merge ~
    runs list --database ~
    backtest ~
    calibrate ~ --to ~
    frontier ~ --income 5 --vary benefit.rate=60%,65%
    """

  @Test(arguments: commands.split(separator: "\n").map(String.init))
  func `every line is the program's own`(_ command: String) async throws {
    let words = command.replacing("RUN", with: "run SCENARIO --replications 5")
      .replacing("SCENARIO", with: "scenarios/jincheng-2019.yaml")
      .replacing("LOSSES", with: "Tests/FittingTests/Reference/losses.csv")
    let arguments = words.split(separator: " ").map { String($0).replacing("~", with: Self.broken) }
    for language in ["C.UTF-8", "zh_CN.UTF-8"] {
      let result = try await Program.run(arguments, environment: ["LC_ALL": language])
      #expect(result.status != 0 && !result.messages.isEmpty)
      let lines = result.messages.split(separator: "\n")
      #expect(!lines.contains { $0.hasPrefix("::") }, "\(result.messages)")
    }
  }
}
