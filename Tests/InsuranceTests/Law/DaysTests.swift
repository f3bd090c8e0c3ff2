import Insurance
import Testing

/// Days as policy files write them.
struct DaysTests {
  @Test func `a calendar day is read as it is written and printed back`() throws {
    let day = try #require(CalendarDay("2019-09-30"))
    #expect([day.year, day.month, day.day] == [2019, 9, 30])
    #expect(day.description == "2019-09-30")
    #expect(try #require(CalendarDay("2015-01-01")).description == "2015-01-01")
  }

  @Test(arguments: [
    "2019-02-29", "1900-02-29", "2019-04-31", "2019-13-01", "2019-00-10", "2019-01-00", "1899-12-31", "2201-01-01",
    "2019-9-30", "2019/09/30", "2019-09", "2019-09-30-1", "", "yesterday", "２０１９-09-30",
  ])
  func `what is no day is none`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: ["2019-09-+3", "2019-+9-03", "+201-09-03"])
  func `a sign is no digit of a day`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func `leap years are Gregorian`() {
    #expect(CalendarDay("2020-02-29") != nil)
    #expect(CalendarDay("2000-02-29") != nil)
    #expect(CalendarDay("2100-02-29") == nil)
  }

  @Test func `days follow each other by year, month and day`() throws {
    let days = try ["2014-12-22", "2019-08-30", "2019-09-04", "2019-09-30", "2024-01-01"].map {
      try #require(CalendarDay($0))
    }
    #expect(days.shuffled().sorted() == days)
  }

  @Test func `a due day counts from the policy year`() throws {
    #expect(DueDay("04-30") == DueDay(month: 4, day: 30))
    #expect(DueDay("+1 06-30") == DueDay(yearsLater: 1, month: 6, day: 30))
    #expect(try #require(DueDay("04-30")).text(for: 2019) == "2019-04-30")
    #expect(try #require(DueDay("+1 06-30")).text(for: 2019) == "2020-06-30")
    #expect(try #require(DueDay("12-31")) < #require(DueDay("+1 03-31")))
  }

  @Test(arguments: [
    "", "4-30", "04-31", "13-01", "00-10", "+1", "+x 06-30", "+6 06-30", "+-1 06-30", "04-30-01", "0430",
  ])
  func `what is no due day is none`(text: String) {
    #expect(DueDay(text) == nil)
  }

  @Test(arguments: ["04-+3", "++1 06-30", "+1 06-+3"])
  func `a sign is no digit of a due day`(text: String) {
    #expect(DueDay(text) == nil)
  }
}
