import Data
import Fitting
import Insurance

/// A run-off for programs; money in yuan.
package struct RunOffRecord: Encodable {
  package struct File: Encodable {
    package let name: String
    package let hash: String
    package let rows: Int
    package let badRowsLeftOut: Int
    /// The columns that tell who somebody is, which were passed over.
    package let personalColumns: [String]
  }

  package struct Development: Encodable {
    package let fromAge: Int
    package let periods: Int
    package let factor: Double
    package let standardError: Double
    package let sigma: Double
    package let toUltimate: Double
  }

  package struct Ultimate: Encodable {
    /// Nil for all together.
    package let stays: String?
    package let age: Int?
    package let paid: Double
    package let ultimate: Double
    package let outstanding: Double
    package let standardError: Double
    package let processError: Double
    package let parameterError: Double
  }

  package struct Late: Encodable {
    package let monthsAfterTheYear: Int
    package let share: Double
    package let standardError: Double
    /// Of the triangular law with this error, from which a scenario draws; missing where there is none.
    package let between: [Double]?
  }

  package let file: File
  package let developments: [Development]
  package let origins: [Ultimate]
  package let total: Ultimate
  package let lateClaims: Late?

  /// How the figures are made.
  package func method(_ language: Language) -> String { RunOffWords.method(language) }

  package init(_ facts: RunOffFacts) {
    let reading = facts.reading
    file = File(
      name: reading.name, hash: reading.hash, rows: reading.rows, badRowsLeftOut: reading.badRows.count,
      personalColumns: reading.personal.map(\.name))
    developments = facts.ladder.developments.map {
      Development(
        fromAge: $0.age, periods: $0.periods, factor: $0.factor, standardError: $0.standardError, sigma: $0.sigma,
        toUltimate: $0.toUltimate)
    }
    func record(_ own: ChainLadder.Ultimate) -> Ultimate {
      Ultimate(
        stays: own.age == nil ? nil : own.name, age: own.age, paid: own.paid, ultimate: own.ultimate,
        outstanding: own.outstanding, standardError: own.standardError, processError: own.processError,
        parameterError: own.parameterError)
    }
    origins = facts.ladder.ultimates.map(record)
    total = record(facts.ladder.total)
    lateClaims = facts.late.map {
      Late(
        monthsAfterTheYear: $0.cutOff, share: $0.share, standardError: $0.standardError,
        between: $0.range.map { [$0.lowerBound, $0.upperBound] })
    }
  }
}
