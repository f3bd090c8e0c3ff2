import Documents
import Insurance

extension RuleCatalogue.Entry where Rule == any BenefitRule {
  private static var groupFields: [Field] {
    [
      Field("deductible", .cited(.number(.yuan, 0...1e9), .clauseOrIndex), "yuan, or a share of an index"),
      Field(
        "deductibleFactor", .cited(.number(.share, 0...1), .clause), "what the general deductible is multiplied by"),
      Field("rate", .cited(.number(.share, 0...1), .clause), "the share paid above the deductible, one band"),
      Field("addedRate", .cited(.number(.share, 0...1), .clause), "what is added to every rate"),
      Field("bands", .list(.object(bandFields), atLeast: 1), "the group's own bands"),
      Field(
        "cap", .cited(.numberOrNone(.yuan, 0...1e9), .clauseOrIndex),
        "the highest yearly benefit, yuan or a share of an index, or none"),
    ]
  }

  private static var bandFields: [Field] {
    [
      Field("from", .number(.yuan, 0...1e9), required: true, "where the band begins, yuan or a share of an index"),
      Field("of", .text, "the published index that it is a share of"),
      Field("rate", .number(.share, 0...1), required: true, "the share paid within the band"),
      Field("clause", .text, required: true, "where it stands in the document"),
    ]
  }

  /// `rule: marginal-bands`.
  static var marginalBands: Self {
    Self(
      "marginal-bands", "deductible, marginal bands, cap; groups with better terms",
      fields: [
        Field(
          "deductible", .cited(.number(.yuan, 0...1e9), .clauseOrIndex), required: true, "yuan, or a share of an index"),
        Field(
          "incomeYearsBefore", .cited(.whole(0...5), .clause), "how many years before the policy year the index is of"),
        Field("rate", .cited(.number(.share, 0...1), .clause), "the share paid above the deductible, one band"),
        Field("bands", .list(.object(bandFields), atLeast: 1), "bands with a rate each, the first from 0"),
        Field(
          "measuredOn", .cited(.choice(MarginalBands.Measure.allCases.map(\.rawValue)), .clause),
          "what the bands' limits are measured on"),
        Field(
          "limitBelongsTo", .cited(.choice(MarginalBands.Boundary.allCases.map(\.rawValue)), .clause),
          "the band that an amount on a limit belongs to"),
        Field(
          "cap", .cited(.numberOrNone(.yuan, 0...1e9), .clauseOrIndex), required: true,
          "the highest yearly benefit, yuan or a share of an index, or none"),
        Field("groups", .table(.object(groupFields), keys: .nameInAnyScript), "better terms by group"),
      ],
      make: makeBands)
  }

  @Sendable private static func makeBands(_ reading: RuleReading) throws(RuleError) -> Rule? {
    let (general, group) = (reading.reader, reading.group)
    guard let deductible = try deductible(reading), var bands = bands(reading) else { return nil }
    if let added = group?.figure("addedRate", .share) {
      bands = bands.map {
        MarginalBands.Band(
          from: $0.from, rate: (($0.rate + added.value) * 1e12).rounded() / 1e12, clause: Clause(added.clause))
      }
      if let highest = bands.map(\.rate).max(), highest > 1 {
        group?.report("leads to a rate of \(plain(highest * 100))%: nobody is paid more than all", at: "addedRate")
        return nil
      }
    }
    let capHolder = group?.has("cap") == true ? group : general
    let cap: Cited<Double?>
    if let none = capHolder?.none("cap") {
      cap = Cited(nil, Clause(none.clause), isAssumption: none.isAssumption)
    } else if let figure = capHolder?.figure("cap", .yuan),
      let yuan = reading.amount(figure, indexOf: lag(reading), for: "cap")
    {
      cap = Cited(yuan, Clause(figure.clause), isAssumption: figure.isAssumption)
    } else {
      return nil
    }
    let measure = general.citedText("measuredOn").flatMap { MarginalBands.Measure(rawValue: $0.text) } ?? .amount
    let boundary = general.citedText("limitBelongsTo").flatMap { MarginalBands.Boundary(rawValue: $0.text) } ?? .above
    return try MarginalBands(
      deductible: deductible, bands: bands, measure: measure, boundary: boundary, cap: cap)
  }

  private static func deductible(_ reading: RuleReading) throws(RuleError) -> Deductible? {
    let ownsDeductible = reading.group?.has("deductible") == true
    let holder = ownsDeductible ? reading.group ?? reading.reader : reading.reader
    guard let figure = holder.figure("deductible", .yuan) else { return nil }
    let factor = ownsDeductible ? nil : reading.group?.figure("deductibleFactor", .share)
    let clause = Clause(factor?.clause ?? figure.clause)
    guard let index = figure.of else {
      return try Deductible(.fixed(figure.value), factor: factor?.value ?? 1, clause: clause)
    }
    let lag = lag(reading)
    guard let income = reading.index(index, of: reading.year - lag, for: "deductible") else { return nil }
    return try Deductible(
      .shareOfIncome(share: figure.value, income: income, year: reading.year - lag), factor: factor?.value ?? 1,
      clause: clause)
  }

  /// How many years before the policy year the indices are of.
  private static func lag(_ reading: RuleReading) -> Int {
    Int(reading.reader.figure("incomeYearsBefore", .plain)?.value ?? 1)
  }

  private static func bands(_ reading: RuleReading) -> [MarginalBands.Band]? {
    for holder in [reading.group, reading.reader].compactMap(\.self) {
      if holder.has("rate"), holder.has("bands") {
        holder.report("give either 'rate' or 'bands', not both", at: "bands")
        return nil
      }
      if holder.has("rate") {
        guard let figure = holder.figure("rate", .share) else { return nil }
        return [MarginalBands.Band(from: 0, rate: figure.value, clause: Clause(figure.clause))]
      }
      if holder.has("bands") {
        var bands: [MarginalBands.Band] = []
        for band in holder.list("bands") {
          let index = band.text("of")
          guard let limit = band.part("from", index == nil ? .yuan : .share), let rate = band.part("rate", .share)
          else {
            return nil
          }
          var from = limit
          if let index {
            guard let value = reading.index(index, of: reading.year - lag(reading), for: "bands") else { return nil }
            from = limit * value
          }
          bands.append(MarginalBands.Band(from: from, rate: rate, clause: Clause(band.text("clause") ?? "—")))
        }
        return bands
      }
    }
    reading.reader.report("the benefit lacks its 'rate' or 'bands'")
    return nil
  }
}
