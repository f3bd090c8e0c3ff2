import Chance
import Foundation
import Insurance
import Testing

@testable import Plans
@testable import Simulation

/// A policy's scope clause decides which parts count, and nothing else.
struct ScopeTests {
  @Test func `what Jiangxi leaves out changes X and nothing else`() throws {
    let model = try TestEpisodes.model()
    let jiangxi = try #require(try TestPlan.policy("jiangxi-2025").scope.components)
    var wider = jiangxi
    let leftOut: [ExpenseComponent] = [
      .classBFirstPay, .overLimit, .referralFirstPay, .offCatalogue, .nonDesignated,
    ]
    for component in leftOut {
      #expect(jiangxi[component] == .excluded)
      wider[component] = .included
    }
    let narrow = try EpisodeExpense(model, treatments: jiangxi, pilot: 20_000, seed: 1)
    let all = try EpisodeExpense(model, treatments: wider, pilot: 20_000, seed: 1)
    #expect(narrow.probability == all.probability)
    for (a, b) in zip(narrow.pilot.parts(), all.pilot.parts()) {
      #expect(a == b)
      for i in 0..<a.count / BasicInsurance.parts {
        let parts = leftOut.reduce(0) { $0 + a[i * BasicInsurance.parts + $1.place] }
        let (less, more) = (narrow.scope.amount(i, of: a), all.scope.amount(i, of: b))
        #expect(abs(less + parts - more) <= 1e-9 * max(1, more))
      }
    }
    #expect(narrow.severity.mean < all.severity.mean)
  }

  @Test func `the same person has another X in Jiangxi than in Langfang`() throws {
    let pilot = EpisodePilot(of: try TestEpisodes.model(), people: 20_000, seed: 8)
    let jiangxi = EpisodeScope(try #require(try TestPlan.policy("jiangxi-2025").scope.components))
    let langfang = EpisodeScope(try #require(try TestPlan.policy("langfang-2024").scope.components))
    #expect(langfang.paysOverflow && !jiangxi.paysOverflow)
    let values = pilot.parts()[0]
    for i in 0..<pilot.strata[0].count {
      func part(_ component: ExpenseComponent) -> Double { values[i * BasicInsurance.parts + component.place] }
      // Jiangxi takes maternity and chronic expense in; Langfang pays the overflow beside X.
      let more = part(.maternity) + part(.chronicCoPayment) + part(.chronicOverflow)
      #expect(abs(jiangxi.amount(i, of: values) - langfang.amount(i, of: values) - more) < 1e-6)
      #expect(langfang.overflow(i, of: values) == part(.chronicOverflow))
    }
  }

  @Test(arguments: TestPlan.policies + ["national-stylised"])
  func `every policy says of each part whether it counts`(_ id: String) throws {
    let components = try #require(try TestPlan.policy(id).scope.components)
    #expect(components.count == ExpenseComponent.allCases.count)
    // What no scope can take: expense beyond what the disease or a contract covers.
    #expect(components[.chronicBeyondLimit] == .excluded && components[.offCatalogue] == .excluded)
    // What every scope takes.
    #expect(components[.basicDeductible] == .included && components[.coPayment] == .included)
    #expect(components.filter { $0.value == .separately }.isEmpty == (id != "langfang-2024"))
  }
}
