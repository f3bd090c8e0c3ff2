/// A chart in the line of a Word document: a metafile, with the words that stand for it where it cannot be seen.
struct WordPicture {
  let drawing: Drawing
  /// From 1; the file is of that number.
  let number: Int
  let title: String
  let description: String

  /// English metric units in a pixel of 96 to the inch.
  private static let unit = 9525

  var markup: Markup {
    let width = Int(Drawing.width) * Self.unit
    let height = Int(max(1, drawing.height.rounded(.up))) * Self.unit
    let size = [("cx", "\(width)"), ("cy", "\(height)")]
    let name = "chart\(number).emf"
    return .tag(
      "w:drawing",
      [
        .tag(
          "wp:inline", [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")],
          [
            .empty("wp:extent", size),
            .empty("wp:docPr", [("id", "\(number)"), ("name", title), ("descr", description)]),
            .tag("wp:cNvGraphicFramePr", [.empty("a:graphicFrameLocks", [("noChangeAspect", "1")])]),
            .tag(
              "a:graphic",
              [
                .tag(
                  "a:graphicData", [("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")],
                  [
                    .tag(
                      "pic:pic",
                      [
                        .tag(
                          "pic:nvPicPr",
                          [.empty("pic:cNvPr", [("id", "\(number)"), ("name", name)]), .empty("pic:cNvPicPr")]),
                        .tag(
                          "pic:blipFill",
                          [
                            .empty("a:blip", [("r:embed", "rIdChart\(number)")]),
                            .tag("a:stretch", [.empty("a:fillRect")]),
                          ]),
                        .tag(
                          "pic:spPr",
                          [
                            .tag("a:xfrm", [.empty("a:off", [("x", "0"), ("y", "0")]), .empty("a:ext", size)]),
                            .tag("a:prstGeom", [("prst", "rect")], [.empty("a:avLst")]),
                          ]),
                      ])
                  ])
              ]),
          ])
      ])
  }
}
