import ArgumentParser
import CommandOptions
import Documents
import Files
import Foundation
import Insurance
import Scenarios
import Workbench

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A page in the browser on which values are tried: what changes, and who gains or loses.",
    discussion: """
      Prints the address of the page and opens it where there is a browser. Only this machine is answered and nothing
      leaves it; no file is read or written but the scenarios that are named.

        dabing serve
        dabing serve my-scenario.yaml --port 8080

      Control-C ends it.
      """)

  @Argument(help: ArgumentHelp("Scenario files; the shipped ones where none is named.", valueName: "scenario"))
  var files: [String] = []
  @Option(parsing: .unconditional, help: "The port; any that is free where it is left out.")
  var port: UInt16 = 0
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The IPv4 address to answer at. One that other machines reach needs --allow-remote.", valueName: "address"))
  var host = "127.0.0.1"
  @Flag(help: "Answer other machines too, each that knows the token of the address that is printed.")
  var allowRemote = false
  @Flag(help: "Open no browser.")
  var noOpen = false
  @OptionGroup var work: WorkOptions
  @OptionGroup var language: LanguageOption

  private var isLoopback: Bool { host == "localhost" || host.hasPrefix("127.") }

  func validate() throws {
    if !isLoopback, !allowRemote {
      throw wrongUsage(
        "--host \(host) may be reached by other machines, on a line that anybody may read: if that is meant, give --allow-remote."
      )
    }
  }

  func run() async throws {
    InterruptNotice.sayNothing()
    try await reportingFailures(of: files) {
      let shelf = try Shelf(try scenarios())
      let listener: Listener
      do {
        listener = try Listener(host: host == "localhost" ? "127.0.0.1" : host, port: port)
      } catch {
        let reason = OutputError.Said(error)
        throw BadData("cannot answer at \(host):\(port): \((reason.en, reason.zh))")
      }
      let token = isLoopback ? nil : Access.newToken()
      let api = WorkbenchAPI(
        shelf, access: Access(port: listener.port, token: token), threads: work.threadCount)
      let shown = listener.host == "0.0.0.0" ? ProcessInfo.processInfo.hostName : listener.host
      let address = "http://\(shown):\(listener.port)/" + (token.map { "#token=\($0)" } ?? "")
      try show(address)
      complain(
        said: language.lang == .chinese ? "试算工作台已就绪，按Control-C结束" : "the workbench is ready; Control-C ends it")
      if !noOpen { Self.open(address) }
      try await listener.run(api.answer)
    }
  }

  /// All files are read before the server begins: what is wrong with one shows at once.
  private func scenarios() throws(DocumentError) -> [ScenarioFile] {
    var read: [ScenarioFile] = []
    var problems: [Problem] = []
    for path in files {
      do throws(DocumentError) {
        let file = try ScenarioFile(path: path)
        _ = try file.scenario()
        read.append(file)
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return read
  }

  /// Shows the page where somebody sits before a screen.
  private static func open(_ address: String) {
    #if os(macOS)
      let opener = "/usr/bin/open"
    #else
      let environment = ProcessInfo.processInfo.environment
      guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return }
      let opener = "/usr/bin/xdg-open"
    #endif
    guard FileManager.default.isExecutableFile(atPath: opener) else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: opener)
    process.arguments = [address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
