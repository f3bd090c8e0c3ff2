"""Counts how often the interval that a file leaves holds what the law that made the file costs.

Files of five forms are made of a known law: UTF-8 and GBK text and a workbook with thousands apart, each with three years of two
groups and rows that cannot be read; the amounts above a deductible alone; and a table of classes. Each goes through `dabing fit
--scenario` and `dabing run`, whose paths draw what the file leaves unknown. So many people are insured in the run that chance among
them is next to nothing: 95% of the paths' claims a head are the interval of the cost.
"""

import argparse
import csv
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

FORMS = ["utf-8", "gbk", "xlsx", "above", "classes"]
POLICY, YEARS = "shanxi-2019", [2017, 2018, 2019]
GROWTH = 0.06
# By group: title in the file, people a year, the share who have any expense, and the Lomax law of the last year.
GROUPS = [("general", "一般参保人员", 6000, 0.30, 4.0, 27000.0), ("disabled", "丧失劳动能力的残疾人", 1500, 0.40, 4.0, 21000.0)]
# Amounts up to here are not in the file of the fourth form, which is of so many times as many people.
DEDUCTIBLE, TIMES = 2000, 4
CLASSES = [0, 500, 1000, 2000, 3000, 4000, 5000, 6500, 8000, 10000, 12500, 15000, 20000, 25000, 30000, 40000, 60000, 100000]
INSURED = 500_000_000
# A file is left out where no law can be written; it counts as not covered.
LAWS = "lognormal,gamma,weibull,lomax"


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/coverage --files", description=__doc__.split("\n")[0])
    parser.add_argument("forms", nargs="*", help=f"of {', '.join(FORMS)}; all where none is named")
    parser.add_argument("--count", type=int, default=200, help="how many files of each form")
    parser.add_argument("--replications", type=int, default=400, help="paths of each run")
    parser.add_argument("--first", type=int, default=1, help="the seed of the first file")
    parser.add_argument("--program", default="scripts/dabing")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    given = parser.parse_args()
    given.forms = given.forms or FORMS
    for form in given.forms:
        if form not in FORMS:
            parser.error(f"there is no form '{form}': there are {', '.join(FORMS)}")
    return given


def call(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with status {done.returncode}:\n{done.stderr}")
    return done.stdout


def draw(source, people, share, shape, scale):
    """The amounts of so many people, to the fen; 0 of those who have none."""
    amounts = []
    for _ in range(people):
        if source.random() < share:
            amounts.append(max(0.01, round(scale * ((1 - source.random()) ** (-1 / shape) - 1), 2)))
        else:
            amounts.append(0.0)
    return amounts


def people(source, several, times=1):
    """Rows of year, group and amount."""
    rows = []
    for year in YEARS if several else YEARS[-1:]:
        level = (1 + GROWTH) ** (year - YEARS[-1])
        for _, title, count, share, shape, scale in GROUPS:
            rows += [(year, title, amount) for amount in draw(source, times * count, share, shape, scale * level)]
    source.shuffle(rows)
    return rows


def written(source, amount):
    """As people write amounts."""
    kind = source.random()
    if kind < 0.02:
        return f"￥{amount:,.2f}"
    if kind < 0.04:
        return f"{amount:.2f}元"
    return f"{amount:,.2f}" if kind < 0.5 else f"{amount:.2f}"


def text_file(path, rows, encoding, source):
    with open(path, "w", encoding=encoding, newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["年度", "人员类别", "合规自付费用"])
        for place, (year, title, amount) in enumerate(rows):
            # One row in some two thousand says nothing.
            sheet.writerow([year, title, "" if place % 1999 == 1000 else written(source, amount)])


def sheet_file(path, rows, source):
    def cell(text):
        return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    lines = ["".join(map(cell, ["年度", "人员类别", "合规自付费用"]))]
    for place, (year, title, amount) in enumerate(rows):
        last = cell("") if place % 1999 == 1000 else cell(f"{amount:,.2f}")
        lines.append(f"<c><v>{year}</v></c>{cell(title)}{last}")
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr(
            "[Content_Types].xml",
            f'{head}<Types xmlns="{package}content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{kind}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{kind}worksheet+xml"/></Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'{head}<Relationships xmlns="{package}relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
            f'Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="费用" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{head}<Relationships xmlns="{package}relationships"><Relationship Id="r1" Type="{office}/worksheet" '
            f'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        body = "".join(f"<row>{line}</row>" for line in lines)
        book.writestr("xl/worksheets/sheet1.xml", f'{head}<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>')


def above_file(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["人员类别", "合规自付费用"])
        sheet.writerows((title, f"{amount:.2f}") for _, title, amount in rows if amount > DEDUCTIBLE)


def class_file(path, rows):
    counts = {}
    for _, title, amount in rows:
        place = -1 if amount == 0 else max(i for i, bound in enumerate(CLASSES) if bound < amount)
        counts[title, place] = counts.get((title, place), 0) + 1
    with open(path, "w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["人员类别", "下限", "上限", "人数"])
        for (title, place), count in sorted(counts.items()):
            if place < 0:
                sheet.writerow([title, 0, 0, count])
            else:
                upper = CLASSES[place + 1] if place + 1 < len(CLASSES) else ""
                sheet.writerow([title, CLASSES[place], upper, count])


def fit(program, form, seed, folder):
    """Writes a file and the scenario that its fit gives."""
    source = random.Random(f"{form} {seed}")
    times = TIMES if form == "above" else 1
    rows = people(source, several=form in ("utf-8", "gbk", "xlsx"), times=times)
    path = os.path.join(folder, "people.xlsx" if form == "xlsx" else "people.csv")
    options = ["--column", "合规自付费用"]
    if form == "above":
        above_file(path, rows)
        options += ["--truncated-below", str(DEDUCTIBLE)]
    elif form == "classes":
        class_file(path, rows)
        options = ["--lower", "下限", "--upper", "上限", "--count", "人数"]
    else:
        sheet_file(path, rows, source) if form == "xlsx" else text_file(path, rows, form, source)
        options += ["--years", "年度", "--skip-bad-rows"]
    scenario = os.path.join(folder, "scenario.yaml")
    insured = ",".join(f"{group}={times * count}" for group, _, count, *_ in GROUPS)
    call(
        [program, "fit", path, "--group", "人员类别", "--policy", POLICY, "--year", str(YEARS[-1]), "--insured", insured]
        + ["--laws", LAWS, "--bootstrap", "0", "--scenario", scenario, "--force", "--no-progress", "--threads", "1"]
        + options
    )
    return scenario


def truth(program, folder):
    """What the law that makes the files costs a head, known exactly."""
    path = os.path.join(folder, "truth.yaml")
    total = sum(group[2] for group in GROUPS)
    (_, _, _, share, shape, scale), (name, _, count, other, tail, size) = GROUPS
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            f"name: truth\ntitle: The law that makes the files\npolicy: {POLICY}\nyear: {YEARS[-1]}\n"
            f"population: {{ insured: {INSURED}, groups: {{ {name}: {{ share: {count / total} }} }} }}\n"
            f"expense:\n  model: self-paid\n  probability: {share}\n"
            f"  law: {{ name: lomax, shape: {shape}, scale: {scale} }}\n  groups:\n    {name}:\n"
            f"      probability: {other}\n      law: {{ name: lomax, shape: {tail}, scale: {size} }}\n"
        )
    rows = json.loads(call([program, "run", path, "--method", "exact", "--json", "--no-progress"]))["results"]
    return next(row["value"] for row in rows if row["metric"] == "claims.total" and row.get("group") is None) / INSURED


def claims(program, scenario, folder, given):
    """The claims a head of every path, in ascending order."""
    output = os.path.join(folder, "run")
    call(
        [program, "run", scenario, "--set", f"population.insured={INSURED}", "--replications", str(given.replications)]
        + ["--output", output, "--replications-csv", "--force", "--no-progress", "--threads", str(given.threads)]
    )
    with open(os.path.join(output, "replications.csv"), encoding="utf-8-sig", newline="") as file:
        return sorted(float(row["claims"]) / INSURED for row in csv.DictReader(file))


def quantile(values, level):
    place = level * (len(values) - 1)
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (place - low) * (values[high] - values[low])


def main():
    given = arguments()
    isMet = True
    with tempfile.TemporaryDirectory() as folder:
        cost = truth(given.program, folder)
        print(f"{cost:.4f} yuan a head by the law that makes the files")
        for form in given.forms:
            covered = near = below = 0
            gaps = []
            for seed in range(given.first, given.first + given.count):
                paths = claims(given.program, fit(given.program, form, seed, folder), folder, given)
                low, high = quantile(paths, 0.025), quantile(paths, 0.975)
                mean = sum(paths) / len(paths)
                error = math.sqrt(sum((path - mean) ** 2 for path in paths) / (len(paths) - 1))
                covered += low <= cost <= high
                below += high < cost
                near += abs(mean - cost) <= 2 * error
                gaps.append((mean - cost) / error)
            share = covered / given.count
            mean = sum(gaps) / len(gaps)
            spread = math.sqrt(sum((gap - mean) ** 2 for gap in gaps) / max(1, len(gaps) - 1))
            # Of fewer files than 200 the count itself scatters beyond the bar.
            bar = max(0.02, 3 * math.sqrt(0.95 * 0.05 / given.count) if given.count < 200 else 0)
            isIn = abs(share - 0.95) <= bar + 1e-9
            isMet = isMet and isIn
            print(
                f"{form}: {covered} of {given.count} intervals hold it ({share:.1%}), {near} within 2 standard errors, "
                f"{below} lie below; gaps {mean:+.2f} ± {spread:.2f} standard errors{'' if isIn else ': outside 93–97%'}",
                flush=True,
            )
    sys.exit(0 if isMet else 1)


if __name__ == "__main__":
    main()
