import Chance
import Foundation

/// A parameter that is estimated, and the coordinate in which the search moves it over all real numbers.
package struct Coordinate: Sendable {
  package enum Link: Sendable {
    /// Any real number, as it is.
    case identity
    /// A number above 0, as its logarithm.
    case logarithm
    /// A probability, as its log odds.
    case logOdds
  }

  package let name: String
  package let link: Link

  package init(_ name: String, _ link: Link) {
    self.name = name
    self.link = link
  }

  func coordinate(_ value: Double) -> Double {
    switch link {
    case .identity: value
    case .logarithm: log(value)
    case .logOdds: log(value / (1 - value))
    }
  }

  func value(_ coordinate: Double) -> Double {
    switch link {
    case .identity: coordinate
    case .logarithm: exp(coordinate)
    case .logOdds: 1 / (1 + exp(-coordinate))
    }
  }

  /// The derivative of the value by the coordinate, for the delta method.
  func slope(at value: Double) -> Double {
    switch link {
    case .identity: 1
    case .logarithm: value
    case .logOdds: value * (1 - value)
    }
  }
}
