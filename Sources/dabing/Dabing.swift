import ArgumentParser
import CommandOptions
import Files
import Foundation
import Insurance
import Presentation
import Wording

/// What will it cost, is the funding enough, and who carries the gain or loss?
@main
struct Dabing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dabing",
    abstract:
      "Simulates critical-illness insurance (大病保险): what a rule set costs, whether the funding is enough, and who carries the gain or loss.",
    discussion: """
      A run takes a scenario file, which names a policy (a region's rules) and says who is insured and what they spend:

        dabing run scenarios/jincheng-2019.yaml

      Tables and machine output go to standard output, progress and messages to standard error.
      Exit status: 0 done, 1 a check failed, 64 usage, 65 bad data; verify has more.
      """,
    version: ProgramVersion.current,
    subcommands: [
      Policies.self, Explain.self, ReplayCommand.self, Settle.self, Run.self, Merge.self, Diagram.self, Compare.self,
      FrontierCommand.self, Sweep.self, Solve.self,
      Check.self, Verify.self,
      Fit.self, RunOffCommand.self, Calibrate.self, BacktestCommand.self, Validate.self,
      SchemaCommand.self,
      Causes.self, New.self, Report.self, Runs.self, Metrics.self, Serve.self,
    ])

  /// The parser's own `main` writes help and versions without a look at what became of them.
  static func main() async {
    StandardStreams.prepare()
    InterruptNotice.say(Message("interrupted before it had finished")(.inForce))
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    let status = exitCode(for: error)
    var message = fullMessage(for: error)
    guard !message.isEmpty else { Foundation.exit(status.rawValue) }
    let tree = CommandTree.read()
    guard status.isSuccess else {
      StandardStreams.complain(tree.map { ParserMessage(message, by: $0).text(in: .inForce) } ?? message)
      Foundation.exit(status.rawValue)
    }
    if Language.inForce == .chinese, let tree,
      let help = ChineseHelp(of: message, by: tree, columns: terminalColumns(1) ?? 80)
    {
      message = help.text
    }
    do throws(OutputError) {
      try StandardStreams.write(message + "\n")
    } catch {
      complain(unwritable: error)
      Foundation.exit(unwritableStatus)
    }
    Foundation.exit(0)
  }
}
