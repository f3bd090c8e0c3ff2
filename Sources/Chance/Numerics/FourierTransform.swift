internal import CGSL

/// The discrete Fourier transform of a power of two of complex numbers, as GSL has it.
package enum FourierTransform {
  /// Replaces vⱼ by Σₖ vₖ e^{−2πijk/N}.
  ///
  /// - Parameter numbers: the real and the imaginary part of each vⱼ, one after the other.
  /// - Precondition: N is a power of two.
  package static func forward(_ numbers: UnsafeMutableBufferPointer<Double>) {
    let count = numbers.count / 2
    precondition(count > 0 && count & (count - 1) == 0, "the transform takes a power of two of numbers")
    guard let start = numbers.baseAddress else { return }
    // It fails only where the count is no power of two.
    _ = gsl_fft_complex_radix2_forward(start, 1, count)
  }
}
