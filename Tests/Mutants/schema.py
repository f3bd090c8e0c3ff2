"""Puts every mutant into one build: each changed place asks, while the program runs, whether it is the one to be wrong.

An operator becomes an operator of its own, a single sign that no other place uses, with the precedence of the one it
stands for: so no expression has to be parsed, and the compiler still sees one operator where it saw one. A constant
and `min`/`max` become calls. Which mutant lives is read once from the environment; without one all places do what
the source says.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from mutations import Mutant

VARIABLE = "DABING_MUTANT"
CHOICE = Path("Sources/Insurance/LivingMutant.swift")

# Signs that Swift allows in operators and the code does not use: arrows, mathematics, technical; then boxes, shapes.
SIGNS = [chr(code) for first, last in [(0x2190, 0x23FF), (0x2500, 0x2775)] for code in range(first, last + 1)]


@dataclass(frozen=True)
class Form:
    """What an operator may be applied to, and what comes of it."""

    left: str
    right: str
    result: str = ""
    generic: str = ""


NUMBERS = [Form(t, t, t) for t in ["Double", "Int", "Int64"]]
VECTOR = "SIMD2<Double>"
SUMS = ("AdditionPrecedence", NUMBERS + [Form("Money", "Money", "Money")])
PRODUCTS = ("MultiplicationPrecedence", NUMBERS + [Form(VECTOR, "Double", VECTOR)])
CHANGES = (
    "AssignmentPrecedence", [Form(f"inout {t}", t) for t in ["Double", "Int", "Int64", "Money", VECTOR]])
ORDER = ("ComparisonPrecedence", [Form("T", "T", "Bool", "<T: Comparable>")])
EQUALITY = (
    "ComparisonPrecedence",
    [Form("T", "T", "Bool", "<T: Equatable>"), Form("T?", "_OptionalNilComparisonType", "Bool", "<T>")])
LAZY = [Form("Bool", "@autoclosure () -> Bool", "Bool")]
FORMS = {
    "+": SUMS, "-": SUMS, "*": PRODUCTS, "/": PRODUCTS, "%": ("MultiplicationPrecedence", [Form("Int", "Int", "Int")]),
    "&+": ("AdditionPrecedence", [Form("Int", "Int", "Int")]),
    "+=": CHANGES, "-=": CHANGES, "&+=": ("AssignmentPrecedence", [Form("inout Int", "Int")]),
    "<": ORDER, "<=": ORDER, ">": ORDER, ">=": ORDER, "==": EQUALITY, "!=": EQUALITY,
    "&&": ("LogicalConjunctionPrecedence", LAZY), "||": ("LogicalDisjunctionPrecedence", LAZY),
}
SIGNED = ["Double", "Int", "Int64", "Money"]

ALWAYS = f"""import Foundation

public let livingMutant = ProcessInfo.processInfo.environment["{VARIABLE}"].flatMap {{ Int($0) }} ?? 0

@inline(__always) public func literal<T>(_ mutant: Int, _ value: T, _ other: T) -> T {{
  livingMutant == mutant ? other : value
}}
@inline(__always) public func least<T: Comparable>(_ mutant: Int, _ a: T, _ b: T) -> T {{
  livingMutant == mutant ? max(a, b) : min(a, b)
}}
@inline(__always) public func least<T: Comparable>(_ mutant: Int, _ a: T, _ b: T, _ c: T) -> T {{
  livingMutant == mutant ? max(a, b, c) : min(a, b, c)
}}
@inline(__always) public func greatest<T: Comparable>(_ mutant: Int, _ a: T, _ b: T) -> T {{
  livingMutant == mutant ? min(a, b) : max(a, b)
}}
@inline(__always) public func greatest<T: Comparable>(_ mutant: Int, _ a: T, _ b: T, _ c: T) -> T {{
  livingMutant == mutant ? min(a, b, c) : max(a, b, c)
}}
"""


@dataclass(frozen=True)
class Site:
    """A place of the source with the mutants that it can become, each with its number."""

    sign: str
    mutants: tuple[tuple[int, Mutant], ...]

    @property
    def place(self) -> Mutant:
        return self.mutants[0][1]

    @property
    def replacement(self) -> str:
        before, number = self.place.before, self.mutants[0][0]
        if before in ("min(", "max("):
            return {"min(": "least(", "max(": "greatest("}[before] + f"{number}, "
        if before in ("-", "!"):
            return self.sign
        if self.sign:
            return f" {self.sign} "
        return f"literal({number}, {before}, {self.place.after})"

    @property
    def declarations(self) -> str:
        """The operator's own declaration; empty for what became a call."""
        if not self.sign:
            return ""
        operator = self.place.before.strip()
        if not self.place.before.startswith(" "):
            types = ["Bool"] if operator == "!" else SIGNED
            number = self.mutants[0][0]
            return f"prefix operator {self.sign}\n" + "".join(
                f"@inline(__always) public prefix func {self.sign} (a: {t}) -> {t} "
                f"{{ livingMutant == {number} ? a : {operator}a }}\n" for t in types)
        precedence, forms = FORMS[operator]
        return f"infix operator {self.sign}: {precedence}\n" + "".join(map(self._function, forms))

    def _function(self, form: Form) -> str:
        b = "b()" if "autoclosure" in form.right else "b"
        cases = "".join(f"case {number}: a {mutant.after.strip()} {b}; " for number, mutant in self.mutants)
        result = f"-> {form.result} " if form.result else ""
        return (
            f"@inline(__always) public func {self.sign} {form.generic}(a: {form.left}, b: {form.right}) {result}"
            f"{{ switch livingMutant {{ {cases}default: a {self.place.before.strip()} {b} }} }}\n")


def sites_of(mutants: list[Mutant]) -> list[Site]:
    """The mutants by place, numbered from 1 in their order."""
    places = defaultdict(list)
    for number, mutant in enumerate(mutants, start=1):
        places[mutant.file, mutant.line, mutant.column, mutant.before].append((number, mutant))
    signs = iter(SIGNS)
    return [
        Site(next(signs) if before[0] == " " or before in ("-", "!") else "", tuple(found))
        for (*_, before), found in places.items()
    ]


def write(root: Path, copy: Path, sites: list[Site]) -> dict[tuple[str, int], list[tuple[int, Site]]]:
    """Writes the files with these places in them; says for a file's line at which column each now stands."""
    by_line = defaultdict(list)
    for site in sites:
        by_line[site.place.file, site.place.line].append(site)
    lines_of, stands = {}, {}
    for (file, number), places in by_line.items():
        lines = lines_of.setdefault(file, (root / file).read_text().split("\n"))
        old, new, end, columns = lines[number - 1], "", 0, []
        for site in sorted(places, key=lambda site: site.place.column):
            start, text = site.place.column - 1, site.replacement
            new += old[end:start]
            # Counted in bytes, as the compiler does.
            columns.append((len((new + text[: len(text) - len(text.lstrip())]).encode()) + 1, site))
            new += text
            end = start + len(site.place.before)
        lines[number - 1] = new + old[end:]
        stands[str(file), number] = columns
    for file, lines in lines_of.items():
        replace(copy / file, "\n".join(lines))
    replace(copy / CHOICE, ALWAYS + "".join(site.declarations for site in sites))
    return stands


def replace(file: Path, text: str):
    """Writes the text where it is another one, so that what has not changed is not built again."""
    if not file.exists() or file.read_text() != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
