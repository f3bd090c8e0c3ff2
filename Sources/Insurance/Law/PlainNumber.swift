/// A number for a sentence: at most two decimals, no trailing zeros, thousands apart: 145,891,300 and 17.5.
package func plain(_ number: Double) -> String {
  guard number.isFinite, abs(number) < 1e15 else { return "\(number)" }
  let hundredths = Int64((abs(number) * 100).rounded())
  var digits = String(hundredths / 100)
  var grouped = ""
  while digits.count > 3 {
    grouped = "," + digits.suffix(3) + grouped
    digits.removeLast(3)
  }
  let fraction = hundredths % 100
  let decimals =
    fraction == 0 ? "" : fraction % 10 == 0 ? ".\(fraction / 10)" : "." + twoDigits(Int(fraction))
  return (number < 0 && hundredths > 0 ? "-" : "") + digits + grouped + decimals
}
