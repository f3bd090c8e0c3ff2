import Insurance

/// The benefit rules of the five founding documents, written down from the documents.
enum FoundingBenefits {
  /// 鲁人社发〔2014〕48号 四: the limits of the bands are total expense, the lower one inclusive.
  static func shandong() throws -> MarginalBands {
    try MarginalBands(
      deductible: Deductible(.fixed(12_000), clause: "四"),
      bands: [
        MarginalBands.Band(from: 0, rate: 0.50, clause: "四"),
        MarginalBands.Band(from: 100_000, rate: 0.60, clause: "四"),
        MarginalBands.Band(from: 200_000, rate: 0.65, clause: "四"),
      ],
      cap: Cited(300_000, "四"))
  }

  /// The province's terms of 2014, whose published example gives 87,000 for 170,000.
  static func shandong2014(measure: MarginalBands.Measure = .amount) throws -> MarginalBands {
    try MarginalBands(
      deductible: Deductible(.fixed(10_000), clause: "2014"),
      bands: [
        MarginalBands.Band(from: 0, rate: 0.50, clause: "2014"),
        MarginalBands.Band(from: 100_000, rate: 0.60, clause: "2014"),
      ],
      measure: measure, cap: Cited(nil, "2014"))
  }

  /// 晋医保发〔2019〕52号 二.
  static func shanxi(_ group: ShanxiGroup) throws -> MarginalBands {
    try oneBand(
      deductible: Deductible(.fixed(group == .general ? 10_000 : 5_000), clause: "二"), rate: group.rate,
      cap: group.cap, clause: "二")
  }

  /// 赣医保发〔2024〕10号 三(三)(四)(五), at the floors of its 'at least' values.
  static func jiangxi(needy: Bool, income: Double) throws -> MarginalBands {
    try oneBand(
      deductible: Deductible(
        .shareOfIncome(share: 0.5, income: income, year: 2024), factor: needy ? 0.5 : 1, clause: "三(三)"),
      rate: needy ? 0.65 : 0.60, cap: needy ? nil : 250_000, clause: "三(四)")
  }

  /// 廊坊市城乡居民大病保险实施办法 四: the limits are measured on the expense above the deductible.
  static func langfang(needy: Bool, income: Double) throws -> MarginalBands {
    let bonus = needy ? 0.05 : 0
    return try MarginalBands(
      deductible: Deductible(
        .shareOfIncome(share: 0.5, income: income, year: 2023), factor: needy ? 0.5 : 1, clause: "四"),
      bands: [
        MarginalBands.Band(from: 0, rate: 0.60 + bonus, clause: "四"),
        MarginalBands.Band(from: 100_000, rate: 0.70 + bonus, clause: "四"),
        MarginalBands.Band(from: 200_000, rate: 0.80 + bonus, clause: "四"),
      ],
      measure: .aboveDeductible, cap: Cited(needy ? nil : 500_000, "四"))
  }

  /// 惠府办〔2013〕19号 二(二): no cap.
  static func huizhou() throws -> MarginalBands {
    try oneBand(deductible: Deductible(.fixed(10_000), clause: "二(二)"), rate: 0.95, cap: nil, clause: "二(二)")
  }

  private static func oneBand(
    deductible: Deductible, rate: Double, cap: Double?, clause: Clause
  ) throws -> MarginalBands {
    try MarginalBands(
      deductible: deductible, bands: [MarginalBands.Band(from: 0, rate: rate, clause: clause)],
      cap: Cited(cap, clause))
  }

  /// One rule of each founding document and group.
  static func all() throws -> [MarginalBands] {
    try [shandong(), huizhou()] + ShanxiGroup.allCases.map(shanxi)
      + [false, true].flatMap { try [jiangxi(needy: $0, income: 36_000), langfang(needy: $0, income: 40_000)] }
  }
}

/// The groups that 晋医保发〔2019〕52号 二 treats apart.
enum ShanxiGroup: String, CaseIterable {
  case general = "general"
  case registeredPoor = "registered-poor"
  case ruralExtremePoverty = "rural-extreme-poverty"
  case minimumLivingAllowance = "minimum-living-allowance"

  var rate: Double {
    switch self {
    case .general: 0.75
    case .registeredPoor, .ruralExtremePoverty: 0.80
    case .minimumLivingAllowance: 0.78
    }
  }

  var cap: Double? {
    switch self {
    case .general, .minimumLivingAllowance: 400_000
    case .ruralExtremePoverty: 500_000
    case .registeredPoor: nil
    }
  }
}
