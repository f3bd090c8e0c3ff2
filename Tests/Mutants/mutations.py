"""Single changes of Swift code: one operator, comparison or constant at a time."""

import re
from dataclasses import dataclass
from pathlib import Path

# Each operator with what it becomes; binary ones stand between spaces, as the format asks.
OPERATORS = {
    " + ": [" - "],
    " - ": [" + "],
    " * ": [" / "],
    " / ": [" * "],
    " % ": [" / "],
    " &+ ": [" &- "],
    " += ": [" -= "],
    " -= ": [" += "],
    " &+= ": [" &-= "],
    " < ": [" <= ", " >= "],
    " <= ": [" < ", " > "],
    " > ": [" >= ", " <= "],
    " >= ": [" > ", " < "],
    " == ": [" != "],
    " != ": [" == "],
    " && ": [" || "],
    " || ": [" && "],
    "min(": ["max("],
    "max(": ["min("],
}
NUMBER = re.compile(r"(?<![\w.$])(\d+(?:\.\d+)?(?:e-?\d+)?)(?![\w.]|\.\d)")
# A sign or a "not" before a name, a parenthesis or a dot is left out.
PREFIX = re.compile(r"(?<=[\s(\[{])([-!])(?=[A-Za-z_$(.])")


@dataclass(frozen=True)
class Mutant:
    file: Path
    line: int
    column: int
    before: str
    after: str

    def __str__(self):
        after = f"becomes '{self.after.strip()}'" if self.after else "is left out"
        return f"{self.file}:{self.line}:{self.column}: '{self.before.strip()}' {after}"

    def applied(self, text: str) -> str:
        lines = text.split("\n")
        line = lines[self.line - 1]
        start = self.column - 1
        lines[self.line - 1] = line[:start] + self.after + line[start + len(self.before):]
        return "\n".join(lines)


def code_of(line: str) -> str:
    """The line with comments and texts blanked, so that positions stay."""
    line = re.sub(r'"(?:\\.|[^"\\])*"', lambda m: '"' + "\0" * (len(m[0]) - 2) + '"', line)
    comment = line.find("//")
    return line if comment < 0 else line[:comment] + "\0" * (len(line) - comment)


def other(number: str) -> str:
    """Another number: 0 and 1 for each other, the next power of ten, or one more."""
    if number in ("0", "1"):
        return "1" if number == "0" else "0"
    if "e" in number:
        digits, power = number.split("e")
        return f"{digits}e{int(power) + (1 if int(power) > 0 else -1)}"
    return str(float(number) + 1 if "." in number else int(number) + 1)


def mutants_of(file: Path, text: str) -> list[Mutant]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        code = code_of(line)
        # Imports, attributes and an operator's own declaration hold no arithmetic; a check of what a programmer passes
        # is no rule.
        if re.match(r"\s*(import|@|precondition|preconditionFailure|(public |package )?static func [<+\-=])", code):
            continue
        for before, afters in OPERATORS.items():
            start = code.find(before)
            while start >= 0:
                named = before.endswith("(") and start > 0 and (code[start - 1].isalnum() or code[start - 1] in "_.")
                if not named:
                    found += [Mutant(file, number, start + 1, before, after) for after in afters]
                start = code.find(before, start + 1)
        for match in PREFIX.finditer(code):
            found.append(Mutant(file, number, match.start() + 1, match[1], ""))
        for match in NUMBER.finditer(code):
            found.append(Mutant(file, number, match.start() + 1, match[1], other(match[1])))
    return found
