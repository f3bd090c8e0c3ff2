import Testing

@testable import Presentation

/// What charts are built of: scales, words in place, escaped markup.
struct ChartTests {
  @Test func `an axis names round values within its range`() {
    let scale = Scale(60...108, start: 0, end: 100)
    #expect(scale.ticks(5) == [60, 70, 80, 90, 100])
    #expect(Scale(-0.5...1.5, start: 0, end: 1).ticks(4) == [-0.5, 0, 0.5, 1, 1.5])
    #expect(Scale(1_000...1_000_000, start: 0, end: 3, isLogarithmic: true).ticks(5) == [1e3, 1e4, 1e5, 1e6])
    #expect(Scale.decimals(of: [0, 0.05, 0.1]) == 2)
    #expect(Scale.rounded(62.4, 119.2, count: 5) == 60...120)
  }

  @Test func `a value stands in proportion, on a logarithmic scale by its ratio`() {
    #expect(Scale(50...150, start: 10, end: 30)(100) == 20)
    #expect(abs(Scale(1_000...100_000, start: 0, end: 1, isLogarithmic: true)(10_000) - 0.5) < 1e-12)
    #expect(Scale(7...7, start: 0, end: 1)(7) == 0, "a single value has a place too")
  }

  @Test func `names of marks find rows in which no line runs through them`() {
    // The second line is 8 beside the first, whose name would lie across it.
    let places = MarkPlaces([.init(at: 100, width: 80), .init(at: 108, width: 80)], width: 440).places
    #expect(places == [.init(row: 0, isRight: true), .init(row: 1, isRight: true)])
    // At the right edge names end at their lines.
    let edge = MarkPlaces([.init(at: 400, width: 80), .init(at: 430, width: 80)], width: 440).places
    #expect(edge.allSatisfy { !$0.isRight } && edge.map(\.row) == [1, 0])
  }

  @Test func `an axis that names places leaves none out, in two rows where one is too narrow`() {
    func drawn(_ names: [String], isComplete: Bool) -> String {
      let plot = Plot(
        x: Plot.Axis(
          title: "", domain: 0...Double(names.count),
          names: names.enumerated().map { (Double($0.offset) + 0.5, $0.element) }, isComplete: isComplete),
        y: Plot.Axis(title: "", domain: 0...1))
      return plot.drawing.markup(name: "a", title: "", description: "").text
    }
    let long = (1...8).map { "100–20\($0)" }
    let text = drawn(long, isComplete: true)
    #expect(text.contains("data-names=\"8\"") && long.allSatisfy { text.contains(">\($0)</text>") })
    #expect(Set(text.matches(of: /class="name" x="[0-9.]+" y="([0-9.]+)"/).map(\.output.1)).count == 2)
    #expect(!long.allSatisfy { drawn(long, isComplete: false).contains(">\($0)</text>") })
    let short = drawn(["1", "2", "3"], isComplete: true)
    #expect(Set(short.matches(of: /class="name" x="[0-9.]+" y="([0-9.]+)"/).map(\.output.1)).count == 1)
  }

  @Test func `words too wide for a drawing go on in the next line`() {
    #expect(textLines("poor", width: 100) == ["poor"])
    let lines = textLines("registered poor and rural extreme poverty", width: 150)
    #expect(lines.joined(separator: " ") == "registered poor and rural extreme poverty")
    #expect(lines.count > 1 && lines.allSatisfy { textWidth($0) <= 150 })
    #expect(textLines("建档立卡贫困人口，农村特困人员", width: 110).joined() == "建档立卡贫困人口，农村特困人员")
  }

  @Test func `text out of a file cannot become markup`() {
    let markup = Markup.tag("p", [("title", "\"><b>")], "<script>alert('x')</script> & \u{7}")
    #expect(
      markup.text
        == "<p title=\"&quot;&gt;&lt;b&gt;\">&lt;script&gt;alert('x')&lt;/script&gt; &amp;  </p>")
  }

  @Test func `a number in a sentence stays tied to the result`() {
    let figure = Figure(
      text: "85.00", scenario: "s", metric: "funding.perHead", year: 2019, group: nil, part: .value, value: 85)
    let sentence: RichText = "\(figure) yuan a head"
    #expect(sentence.plain == "85.00 yuan a head")
    #expect(sentence.parts == [.figure(figure), .words(" yuan a head")])
    #expect(figure.attributes.map(\.0) == ["data-scenario", "data-metric", "data-year", "data-part", "data-value"])
  }
}
