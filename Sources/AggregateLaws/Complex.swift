import Foundation

/// A complex number, with the functions that transforms of laws need, precise for small arguments too.
struct Complex: Sendable, Hashable {
  var re: Double
  var im: Double

  static let zero = Complex(0, 0)
  static let one = Complex(1, 0)

  @inline(__always)
  init(_ re: Double, _ im: Double = 0) {
    self.re = re
    self.im = im
  }

  /// |z|.
  @inline(__always)
  var magnitude: Double { hypot(re, im) }

  @inline(__always)
  static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  @inline(__always)
  static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  @inline(__always)
  static prefix func - (a: Complex) -> Complex { Complex(-a.re, -a.im) }
  @inline(__always)
  static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  @inline(__always)
  static func * (a: Complex, b: Double) -> Complex { Complex(a.re * b, a.im * b) }
  @inline(__always)
  static func += (a: inout Complex, b: Complex) { a = a + b }
  @inline(__always)
  static func / (a: Complex, b: Complex) -> Complex {
    let scale = 1 / (b.re * b.re + b.im * b.im)
    return Complex((a.re * b.re + a.im * b.im) * scale, (a.im * b.re - a.re * b.im) * scale)
  }

  /// e^z.
  @inline(__always)
  static func exp(_ z: Complex) -> Complex {
    let size = Foundation.exp(z.re)
    return Complex(size * cos(z.im), size * sin(z.im))
  }

  /// e^z − 1, without cancellation: (eˣ − 1) cos y − 2 sin²(y/2) + i eˣ sin y.
  static func expMinusOne(_ z: Complex) -> Complex {
    let half = sin(0.5 * z.im)
    return Complex(expm1(z.re) * cos(z.im) - 2 * half * half, Foundation.exp(z.re) * sin(z.im))
  }

  /// log(1 + z), principal branch; the real part is ½ log1p(2x + x² + y²).
  static func logOnePlus(_ z: Complex) -> Complex {
    let square = 2 * z.re + z.re * z.re + z.im * z.im
    let real = abs(square) < 0.5 ? 0.5 * log1p(square) : log(hypot(1 + z.re, z.im))
    return Complex(real, atan2(z.im, 1 + z.re))
  }

  /// log(1 + z) − z, by its series near 0.
  static func logOnePlusMinus(_ z: Complex) -> Complex {
    let size = max(abs(z.re), abs(z.im))
    guard size < 0.15 else { return logOnePlus(z) - z }
    if size == 0 { return .zero }
    // |z| < 0.22: as many terms as 1e-17 takes.
    let terms = max(2, Int((-38 / log(1.5 * size)).rounded(.up)) + 1)
    var sum = Complex.zero
    for k in stride(from: terms, through: 2, by: -1) {
      sum = (Complex(k.isMultiple(of: 2) ? -1 / Double(k) : 1 / Double(k)) + sum) * z
    }
    return sum * z
  }

  /// The principal branch of Lambert's function: W e^W = z, for z off the cut (−∞, −1/e].
  ///
  /// Halley's method (Corless, Gonnet, Hare, Jeffrey & Knuth, “On the Lambert W function”, 1996, section 5).
  static func lambertW(_ z: Complex) -> Complex {
    if z == .zero { return .zero }
    let size = z.magnitude
    var w: Complex
    if size < 3 {
      // A Padé form of log(1 + z), close enough everywhere near the origin.
      w = z * (Complex(1) + z * 0.5) / (Complex(1) + z * 1.5)
      if !(w.re.isFinite && w.im.isFinite) || w.magnitude > 4 { w = logOnePlus(z) }
    } else {
      let first = logOnePlus(z - .one)
      w = first - logOnePlus(first - .one)
    }
    for _ in 0..<30 {
      let power = exp(w)
      let residue = w * power - z
      let next = w + .one
      let step = residue / (power * next - (w + Complex(2)) * residue / (next * 2))
      guard step.re.isFinite, step.im.isFinite else { break }
      w = w - step
      if step.magnitude <= 1e-15 * w.magnitude { break }
    }
    return w
  }
}
