import Testing

@testable import Scenarios

/// The files of data that a source names, by which a figure that is out of date is found.
struct NamedFilesTests {
  @Test(arguments: [
    ("from calibration/national-2023.py, run on 2024-01-05", ["calibration/national-2023.py"]),
    ("see data/a_1.csv (and b.json); c.R.", ["data/a_1.csv", "b.json", "c.R"]),
    ("the yearbook of 2023, table 3.5, p. 12", []), ("https://example.org/files/x.xlsx", ["example.org/files/x.xlsx"]),
    ("/data/x.tsv", ["data/x.tsv"]), ("见calibration/2023.csv，表3", ["calibration/2023.csv"]),
    ("a.csv.bak, csv, .csv, x.csvs", []), ("", []), ("... -- /", []),
  ])
  func `names of files in a sentence`(_ sentence: String, _ names: [String]) {
    #expect(NamedFiles.fileNames(in: sentence) == names)
  }
}
