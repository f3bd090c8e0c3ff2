import Data
import Fitting

/// A run-off for programs; money in yuan.
package struct RunOffRecord: Encodable {
  struct File: Encodable {
    let name: String
    let hash: String
    let rows: Int
    let badRowsLeftOut: Int
    /// The columns that tell who somebody is, which were passed over.
    let personalColumns: [String]
  }

  struct Development: Encodable {
    let fromAge: Int
    let periods: Int
    let factor: Double
    let standardError: Double
    let sigma: Double
    let toUltimate: Double
  }

  struct Ultimate: Encodable {
    /// Nil for all together.
    let stays: String?
    let age: Int?
    let paid: Double
    let ultimate: Double
    let outstanding: Double
    let standardError: Double
    let processError: Double
    let parameterError: Double
  }

  struct Late: Encodable {
    let monthsAfterTheYear: Int
    let share: Double
    let standardError: Double
  }

  let file: File
  let developments: [Development]
  let origins: [Ultimate]
  let total: Ultimate
  let lateClaims: Late?

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
      Late(monthsAfterTheYear: $0.cutOff, share: $0.share, standardError: $0.standardError)
    }
  }
}
