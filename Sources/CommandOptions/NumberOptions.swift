import ArgumentParser
import Documents

// The one reader of numbers that options give, for all of them: 153000000, 153,000,000, １５３, 1.53亿, ¥12,345.60.

/// Reads an amount of yuan.
@Sendable package func yuan(_ text: String) throws -> Double {
  guard let number = TypedNumber(text), !number.isPercent else {
    throw wrongUsage("It must be one amount in yuan, such as 60000, 60,000 or 6万.")
  }
  return number.value
}

/// Reads a number of anything else than money, perhaps with a percent sign.
@Sendable package func plainNumber(_ text: String) throws -> Double {
  guard let number = TypedNumber(text) else { throw wrongUsage("It must be one number, such as 0.47.") }
  return number.value
}

/// Reads a whole number.
@Sendable package func wholeNumber(_ text: String) throws -> Int {
  guard let number = TypedNumber(text)?.whole else {
    throw wrongUsage("It must be one whole number, such as 10000 or 10,000.")
  }
  return number
}
