internal import CGSL

/// The minimum of a function of a few variables, by the simplex method of Nelder & Mead (1965) as GSL has it
/// (`nmsimplex2`): it needs no derivatives and steps over places where the function is not finite.
package struct Simplex {
  package let point: [Double]
  package let value: Double
  /// Whether the simplex shrank to the size asked for within the steps allowed.
  package let converged: Bool

  /// - Parameters:
  ///   - start: where to begin; the function should be finite there.
  ///   - steps: how far the first simplex reaches along each variable.
  ///   - size: how small the simplex, in the variables' units, must become.
  ///   - iterations: how many steps at most.
  package init(
    from start: [Double], steps: [Double], size: Double, iterations: Int = 2_000,
    minimising function: ([Double]) -> Double
  ) {
    precondition(start.count == steps.count && !start.isEmpty, "every variable needs its first step")
    _ = ScientificLibrary.isReady
    self = withoutActuallyEscaping(function) { function in
      let objective = Objective(function)
      return Self.search(objective, start: start, steps: steps, size: size, iterations: iterations)
    }
  }

  private init(point: [Double], value: Double, converged: Bool) {
    self.point = point
    self.value = value
    self.converged = converged
  }

  /// The function as GSL calls it, with a point that is allocated once.
  private final class Objective {
    let function: ([Double]) -> Double
    init(_ function: @escaping ([Double]) -> Double) { self.function = function }

    func value(_ vector: UnsafePointer<gsl_vector>, count: Int) -> Double {
      let value = function((0..<count).map { gsl_vector_get(vector, $0) })
      // GSL gives up where a value is not finite; a value worse than any other makes it step back instead.
      return value.isFinite ? value : 1e300
    }
  }

  private static func search(
    _ objective: Objective, start: [Double], steps: [Double], size: Double, iterations: Int
  ) -> Simplex {
    let count = start.count
    let failed = Simplex(point: start, value: objective.function(start), converged: false)
    guard let minimizer = gsl_multimin_fminimizer_alloc(dabing_nmsimplex2(), count) else { return failed }
    defer { gsl_multimin_fminimizer_free(minimizer) }
    guard let first = gsl_vector_alloc(count), let reach = gsl_vector_alloc(count) else { return failed }
    defer {
      gsl_vector_free(first)
      gsl_vector_free(reach)
    }
    for index in 0..<count {
      gsl_vector_set(first, index, start[index])
      gsl_vector_set(reach, index, steps[index])
    }
    return withExtendedLifetime(objective) {
      var function = gsl_multimin_function(
        f: { vector, context in
          guard let vector, let context else { return 1e300 }
          let objective = Unmanaged<Objective>.fromOpaque(context).takeUnretainedValue()
          return objective.value(vector, count: vector.pointee.size)
        }, n: count, params: Unmanaged.passUnretained(objective).toOpaque())
      return withUnsafeMutablePointer(to: &function) { function in
        guard gsl_multimin_fminimizer_set(minimizer, function, first, reach) == CInt(GSL_SUCCESS) else { return failed }
        var converged = false
        for _ in 0..<iterations {
          guard gsl_multimin_fminimizer_iterate(minimizer) == CInt(GSL_SUCCESS) else { break }
          if gsl_multimin_fminimizer_size(minimizer) < size {
            converged = true
            break
          }
        }
        guard let best = gsl_multimin_fminimizer_x(minimizer) else { return failed }
        return Simplex(
          point: (0..<count).map { gsl_vector_get(best, $0) }, value: gsl_multimin_fminimizer_minimum(minimizer),
          converged: converged)
      }
    }
  }
}
