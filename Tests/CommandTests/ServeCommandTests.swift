import Foundation
import TestSupport
import Testing

/// `dabing serve`: the page in the browser.
struct ServeCommandTests {
  @Test func `an address that others reach takes leave, and a port and files that can be used`() async throws {
    let open = try await Program.run(["serve", "--no-open", "--host", "0.0.0.0"])
    #expect(open.status == 64 && open.messages.contains("--allow-remote"))
    let port = try await Program.run(["serve", "--no-open", "--port", "70000"])
    #expect(port.status == 64)
    let nowhere = try await Program.run(["serve", "--no-open", "nowhere.yaml", "neither.yaml"])
    #expect(nowhere.status == 65)
    #expect(nowhere.messages.contains("nowhere.yaml") && nowhere.messages.contains("neither.yaml"))
    let address = try await Program.run(["serve", "--no-open", "--allow-remote", "--host", "not-an-address"])
    #expect(address.status == 65 && address.messages.contains("cannot answer at not-an-address"))
  }
}
