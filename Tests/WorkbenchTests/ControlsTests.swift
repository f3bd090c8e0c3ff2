import Scenarios
import Studies
import Testing

@testable import Workbench

/// Values that can be tried.
struct ControlsTests {
  @Test(arguments: ShippedScenarios.founding)
  func `each has a name in both languages, lies within its range, and says where it comes from`(_ name: String) throws {
    let whatIf = try WhatIf(try #require(try ShippedScenarios.file(name)), id: name)
    let controls = Controls(of: whatIf)
    #expect(controls.parts.first?.part == .funding)
    #expect(controls.all.count > 20)
    #expect(Set(controls.all.map(\.path)).count == controls.all.count)
    for control in controls.all {
      #expect(control.title.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(control.path)")
      #expect(control.title.zh != control.title.en, "\(control.path)")
      switch control.form {
      case .number(let number):
        #expect(number.usual.lowerBound < number.usual.upperBound && number.step > 0, "\(control.path)")
        #expect(
          number.allowed.contains(number.usual.lowerBound) && number.allowed.contains(number.usual.upperBound),
          "\(control.path)")
        #expect(number.present.map(number.usual.contains) ?? number.mayBeNone, "\(control.path)")
      case .choice(let names, let present):
        #expect(names.count > 1 && names.contains { $0.name == present }, "\(control.path)")
      }
    }
    for value in whatIf.base.plan.policies[0].values
    where value.path.hasPrefix("benefit.") && value.path.hasSuffix("rate") {
      #expect(controls.all.first { $0.path == value.path }?.origin?.zh == value.clause.text)
    }
  }

  @Test func `what a value is called names its group, its band or its year`() throws {
    let whatIf = try WhatIf(try #require(try ShippedScenarios.file("langfang-2024")), id: "langfang-2024")
    let title = PathTitle(whatIf.base.plan.policies.first)
    #expect(title.title(of: "benefit.groups.extreme-poverty.addedRate").zh == "特困人员·支付比例提高")
    #expect(title.title(of: "benefit.bands[1].rate").en == "rate of band 2")
    #expect(title.title(of: "indices.disposableIncome.2023").zh == "2023年人均可支配收入")
    #expect(title.title(of: "something.else").en == "else")
  }
}
