import Documents
import Foundation
import Regions
import TestSupport
import Testing

@testable import Scenarios
@testable import Verification

/// A change of any one number in a policy file fails, and the failure says which number and on what clause.
struct EveryPolicyNumberTests {
  @Test(arguments: Workbench.shipped)
  func `each number of the file is missed by nobody`(policy: String, scenario: String) async throws {
    let bench = try Workbench(policy: policy, scenario: scenario, replications: 4)
    try await bench.store()
    let numbers = StatedInput.all(of: try YAMLText.read(bench.policyText, file: "policy.yaml")).filter {
      $0.text.contains(/[0-9]/) && $0.path != "id"
    }
    #expect(numbers.count >= 12, "\(numbers.map(\.path))")
    for (i, number) in numbers.enumerated() {
      let text = try #require(changed(bench.policyText, at: number), "\(number.path) = \(number.text)")
      try bench.write(text, to: "policy.yaml")
      // Reading and comparing is what finds the value; that a whole run finds it too is seen on some of them.
      let inputs: [InputChange]
      if isFullTest || i.isMultiple(of: 12) {
        let check = try await bench.check()
        #expect([.policyChanged, .unusable].contains(check.verdict), "\(number.path): \(check.verdict)")
        inputs = check.inputs
      } else {
        let file = try ScenarioFile(path: bench.path("scenario.yaml"))
        let baseline = try BaselineFile(ofScenario: file.path).read()
        inputs = InputChange.all(from: baseline, to: try file.inputs(), of: file)
      }
      #expect(inputs.map(\.path) == [number.path], "\(number.path) = \(number.text)")
      #expect(inputs.first?.origin == number.origin && inputs.first?.kind == .policy, "\(number.path)")
      #expect(inputs.first?.before == number.text)
    }
  }

  @Test func `no built-in policy is left out`() {
    #expect(Set(PolicyLibrary().names) == Set(Workbench.shipped.map(\.0)))
  }

  @Test(arguments: Workbench.shipped)
  func `every rule's number has a clause or a source`(policy: String, scenario: String) throws {
    let node = try YAMLText.read(try PolicyLibrary().text(of: policy), file: policy)
    let parts = [
      "benefit.", "benefits.", "funding.", "nextFunding.", "contract.", "costs.", "riskSharing.", "settlement.",
      "indices.",
    ]
    for value in StatedInput.all(of: node) where value.text.contains(/[0-9]/) {
      guard parts.contains(where: value.path.hasPrefix) else { continue }
      #expect(value.origin != nil, "\(value.path)")
    }
  }

  /// The text with the value's last digit that can be another replaced; for a list, of its first element.
  private func changed(_ text: String, at value: StatedInput) -> String? {
    var lines = text.components(separatedBy: "\n")
    guard lines.indices.contains(value.place.line - 1) else { return nil }
    var line = Array(lines[value.place.line - 1].unicodeScalars)
    var i = value.place.column - 1
    while i < line.count, !("0"..."9").contains(line[i]) { i += 1 }
    guard i < line.count else { return nil }
    while i + 1 < line.count, ("0"..."9").contains(line[i + 1]) { i += 1 }
    line[i] = line[i] == "9" ? "8" : Unicode.Scalar(line[i].value + 1) ?? "1"
    lines[value.place.line - 1] = String(String.UnicodeScalarView(line))
    return lines.joined(separator: "\n")
  }
}
