import Documents
import Insurance
import Testing

@testable import Scenarios
@testable import Simulation

/// Care that scenarios of a file share.
struct EpisodeMemoryTests {
  private static func file() throws -> ScenarioFile {
    try ScenarioFile(path: Shipped.path(Shipped.episodes))
  }

  private static func overrides(_ arguments: [String]) throws -> [Override] {
    try (["expense.pilot=10000"] + arguments).map { try Override(argument: $0) }
  }

  /// What tells a plan's laws of X from those of others.
  private static func marks(_ arguments: [String], sharing memory: EpisodeMemory?) throws -> [Double] {
    let plan = try file().scenario(overrides: overrides(arguments), sharing: memory).plan
    return plan.cohorts.flatMap { cohort in
      [cohort.probability, Double(cohort.insured)]
        + [1, 1.1].flatMap { factor in
          let law = cohort.severity(at: factor)
          return [law.mean, law.limitedExpectedValue(20_000), law.survival(5_000)]
        }
    }
  }

  /// One memory, many scenarios in turn, some of them again after others: everything comes to what it comes to alone.
  @Test func `shared care comes to the same, to the last bit`() throws {
    let memory = EpisodeMemory()
    let asked = [
      [], ["policy=langfang-2024"], ["seed=9"], ["expense.admissions.mean=0.3"], ["costs.shareOfPremium=4%"],
      ["policy=langfang-2024", "seed=9"], ["expense.pilot=12000"], ["expense.severe.law.sdlog=0.9"], [],
      ["policy=langfang-2024"],
    ]
    var different: Set<[Double]> = []
    for arguments in asked {
      let alone = try Self.marks(arguments, sharing: nil)
      #expect(try Self.marks(arguments, sharing: memory) == alone, "\(arguments)")
      different.insert(alone)
    }
    #expect(different.count == 7)
  }

  @Test func `people are drawn once for a policy, and once for another scope`() throws {
    let drawn = EpisodeMemory.Drawn()
    var made = 0
    let plan = try Self.file().scenario(overrides: Self.overrides([])).plan
    let seen = try #require(plan.cohorts[0].episodes)
    let scopes = try ["national-stylised", "langfang-2024"].map { name in
      try #require(
        try Self.file().scenario(overrides: Self.overrides(["policy=\(name)"])).plan.policies[0].scope.components)
    }
    #expect(scopes[0] != scopes[1])
    for treatments in scopes + scopes {
      _ = try drawn.expense(.none, treatments: treatments) {
        made += 1
        return seen
      }
    }
    #expect(made == 1)
  }

  @Test func `what has not been asked for longest is forgotten`() {
    let memory = EpisodeMemory()
    let expense = Node(.scalar("a", isQuoted: false), at: Place(file: "x"))
    func drawn(_ seed: UInt64) -> ObjectIdentifier {
      ObjectIdentifier(memory.drawn(expense, people: 10, seed: seed))
    }
    let first = memory.drawn(expense, people: 10, seed: 1)
    #expect(drawn(1) == ObjectIdentifier(first))
    _ = (drawn(2), drawn(3), drawn(1), drawn(4))
    #expect(drawn(1) == ObjectIdentifier(first))
    _ = (drawn(5), drawn(6), drawn(7))
    #expect(drawn(1) != ObjectIdentifier(first))
  }
}
