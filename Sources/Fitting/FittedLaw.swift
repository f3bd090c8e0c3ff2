import Chance
import Foundation

/// A law with the parameters that make the observations most probable.
package struct FittedLaw: Sendable {
  package struct Parameter: Sendable, Hashable {
    package let name: String
    package let value: Double
    /// The square root of its variance; nil where the parameter was not estimated by the curvature of the
    /// log-likelihood.
    package let standardError: Double?
  }

  /// How far the parameters are to be trusted.
  package enum State: Sendable, Hashable {
    case determined
    /// The log-likelihood is flat in some direction or still rises at the end of the range: a simpler law, the limit
    /// of this one, fits as well. There are no standard errors.
    case undetermined
  }

  /// The family's name: the law's own, but for composed laws.
  package let family: String
  package let law: any ContinuousLaw
  /// In the order in which the law lists them.
  package let parameters: [Parameter]
  /// The names of the parameters that `covariance` is about, in its order.
  package let estimated: [String]
  /// The covariance of the estimates, from the observed information; nil where undetermined.
  package let covariance: [[Double]]?
  package let logLikelihood: Double
  /// How many parameters were chosen to suit the data.
  package let degreesOfFreedom: Int
  /// How many observations there were, by weight.
  package let count: Double
  package let state: State

  /// Akaike's information criterion, 2k − 2 log L: smaller is better.
  package var akaike: Double { 2 * Double(degreesOfFreedom) - 2 * logLikelihood }

  /// The Bayesian information criterion, k log n − 2 log L: smaller is better.
  package var bayesian: Double { Double(degreesOfFreedom) * log(count) - 2 * logLikelihood }
}
