import Documents
import Insurance
import Regions
import Testing

/// What holds for every policy that comes with the program.
struct BuiltInPoliciesTests {
  /// Those whose rules nobody has read in a document.
  private static let secondary = [
    "beijing-employee-2023", "beijing-resident-2024", "changsha-2025", "chengdu-2023", "chongqing-2025",
    "guangzhou-2024", "nanchang-employee-2025", "ningbo-2023", "shanghai-2024", "shenzhen-2023",
    "xiamen-employee-2023", "yanan-2025",
  ]

  @Test func `five founding policies, one with medical aid, two stylised ones, and twelve from secondary sources`()
    throws
  {
    let others = [
      "city-supplement", "huizhou-2013", "jiangxi-2025-aid", "jiangxi-2025", "langfang-2024", "national-stylised",
      "shandong-2015",
      "shanxi-2019",
    ]
    #expect(Set(library.names) == Set(others + Self.secondary))
    #expect(library.names.count == others.count + Self.secondary.count)
    for name in library.names {
      #expect((try policy(name).standing.evidence == .secondary) == Self.secondary.contains(name), "\(name)")
    }
  }

  @Test(arguments: library.names)
  func `it reads, under its own name, for the first year in which it holds`(_ name: String) throws {
    let policy = try policy(name)
    #expect(policy.id == name)
    #expect(policy.year == policy.standing.from.year)
    #expect(policy.standing.covers(policy.year))
    #expect(!policy.documents.isEmpty)
    #expect(policy.documents.allSatisfy { !$0.number.isEmpty && !$0.title.isEmpty })
  }

  @Test(arguments: library.names)
  func `it speaks both languages`(_ name: String) throws {
    let policy = try policy(name)
    let words =
      [policy.title, policy.region, policy.scope.words, policy.funding.summary, policy.standing.status.words]
      + policy.groups.map(\.words) + policy.funding.sources.map(\.name)
    for words in words {
      #expect(words.en.unicodeScalars.allSatisfy { !(0x4E00...0x9FFF).contains($0.value) }, "\(words.en)")
      #expect(words.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(words.zh)")
    }
  }

  @Test(arguments: library.names)
  func `every value cites where it comes from`(_ name: String) throws {
    let values = try policy(name).values
    #expect(values.count > 10)
    for value in values {
      #expect(!["", "—", "set"].contains(value.clause.text), "\(value.path)")
      #expect(!value.isSet, "\(value.path)")
      #expect(!value.isBelowFloor, "\(value.path)")
    }
    #expect(Set(values.map(\.path)).count == values.count)
  }

  @Test(arguments: library.names)
  func `every group has a rule, a clause and the general group comes first`(_ name: String) throws {
    let policy = try policy(name)
    #expect(policy.groups.first?.id == Group.generalID)
    #expect(Set(policy.benefits.keys) == Set(policy.groups.map(\.id)))
    #expect(policy.groups.allSatisfy { !$0.clause.text.isEmpty })
  }

  @Test func `what the documents leave to the contract is an assumption`() throws {
    let terms = [
      "shanxi-2019": [
        "claimsPayment.lag", "claimsPayment.prepaid", "costs.shareOfPremium", "riskSharing.agreedSurplusRate",
        "riskSharing.insurerShareOfPolicyLoss",
        "riskSharing.managementCausedShare", "riskSharing.insurerShareOfOrdinaryLoss", "settlement.assessmentScore",
        "nextFunding.grantedShare", "settlement.forfeitedTo", "riskSharing.surplusReckoned",
        "settlement.lateClaimsShare", "funding.perHead", "funding.sources[0].party", "funding.sources[0].share",
        "inForce.from", "settlement.instalments[0].cumulative", "settlement.instalments[1].cumulative",
        "settlement.instalments[2].cumulative",
      ],
      "shandong-2015": [
        "claimsPayment.lag", "costs.shareOfPremium", "riskSharing.recoveredShare", "settlement.settledBy",
        "settlement.assessmentScore", "settlement.forfeitedTo", "riskSharing.surplusReckoned", "inForce.from",
        "riskSharing.lossMeasured",
      ],
      "jiangxi-2025": [
        "claimsPayment.lag", "costs.shareOfPremium", "riskSharing.agreedSurplusRate", "riskSharing.incentiveScore",
        "riskSharing.insurerShareOfPolicyLoss", "riskSharing.managementCausedShare",
        "riskSharing.insurerShareOfOrdinaryLoss",
        "riskSharing.lossHandling", "riskSharing.surplusUse", "riskSharing.profitMeasured",
        "riskSharing.lossesNetted",
        "incentives.continuousStep", "incentives.noClaimStep",
        "settlement.premiumPaid", "settlement.settledBy", "funding.share", "contract.years",
        "benefit.rate", "benefit.cap", "benefit.groups.extreme-poverty.rate", "benefit.groups.orphan.rate",
        "benefit.groups.minimum-living-allowance.rate", "benefit.groups.returned-to-poverty.rate",
      ],
      "langfang-2024": [
        "claimsPayment.lag", "costs.shareOfPremium", "funding.perHead", "riskSharing.insurerShareOfAdvance",
        "riskSharing.managementCausedShare", "settlement.premiumPaid", "riskSharing.servicePrice",
        "riskSharing.advanceRepaidFirst", "riskSharing.servicePricePaid", "riskSharing.servicePricePaidBy",
        "riskSharing.advancedBy",
        "riskSharing.insurerShareOfOrdinaryLoss",
        "settlement.settledBy", "riskSharing.advanceRecoveredShare", "riskSharing.advanceRecoveredFrom",
        "settlement.unclaimedShare", "contract.years",
      ],
      "huizhou-2013": [
        "claimsPayment.lag", "costs.fixed", "nextFunding.grantedShare", "settlement.guaranteeDeducted",
        "settlement.settledBy", "riskSharing.allowedCosts", "settlement.premiumPaid", "settlement.guaranteeRefilled",
        "settlement.unspent", "riskSharing.staffFromThreshold", "riskSharing.paidAfterYear",
        "settlement.guaranteeDeductedTo",
      ],
    ]
    for (name, paths) in terms {
      let assumed = try policy(name).assumptions.map(\.path).filter {
        !$0.hasPrefix("indices.") && !$0.hasPrefix("scope.components.")
      }
      #expect(assumed.sorted() == paths.sorted(), "\(name)")
    }
  }

  @Test(arguments: library.names)
  func `every contract term says why it is what it is`(_ name: String) throws {
    guard name != "national-stylised" else { return }
    for value in try policy(name).assumptions { #expect(value.note?.en.isEmpty == false, "\(value.path)") }
  }

  @Test(arguments: library.names)
  func `notes and sources are in English and in Chinese`(_ name: String) throws {
    for value in try policy(name).values {
      for words in [value.note, value.source].compactMap(\.self) {
        #expect(!words.en.contains(/\p{Han}/), "\(value.path): \(words.en)")
        #expect(words.zh.contains(/\p{Han}/), "\(value.path): \(words.zh)")
      }
    }
  }

  @Test(arguments: [("shanxi", nil), ("shandong-2014", "shandong-2015"), ("jianxi-2025", "jiangxi-2025"), ("", nil)])
  func `an unknown name is answered with those there are`(_ name: String, _ nearest: String?) {
    let error = #expect(throws: DocumentError.self) { try library.policy(name) }
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.nearest == nearest)
    #expect(error?.problems.first?.message.contains("there are beijing-employee-2023, beijing-resident-2024") == true)
    #expect(error?.problems.first?.place.file == name)
  }
}
