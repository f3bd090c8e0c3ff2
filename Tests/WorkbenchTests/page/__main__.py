"""Opens the page of `dabing serve` in Chromium and uses it as people do.

    python3 Tests/WorkbenchTests/page [--dabing PATH] [--pictures FOLDER] [--scenarios a,b] [--controls N]

At 1280 and 390 pixels, in Chinese and in English: the page opens, controls are moved, and every figure of the table is that
of `dabing run --method exact --json` with the same settings, asked by the command that the page itself gives. The exported
scenario runs to the same numbers. Nothing is asked of anybody but the program, no error is in the console, axe finds
nothing. Prints how long it took from a change to the painted answer. Needs Chromium and the Python packages playwright and
axe-core-python, as `scripts/check-report` does. Status 1 where something was found.
"""
import argparse
import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[3]
FOUNDING = ["jincheng-2019", "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013"]
FIGURES = "[...document.querySelectorAll('.figures tr[data-metric]')].map(r => [r.dataset.metric + ' ' + (r.dataset.year || ''), Number(r.dataset.value)])"
READY = "#result:not([aria-busy]) .cards"


class Page:
    """The page in a window, with what goes wrong in it."""

    def __init__(self, browser, server, width, language, scenario):
        self.found, self.server, self.where = [], server, f"{scenario} {width} {language}"
        self.page = browser.new_page(viewport={"width": width, "height": 900}, accept_downloads=True)
        # A browser logs every answer that says what cannot be computed; the page shows it.
        self.page.on("console", lambda said: said.type in ("error", "warning") and "422" not in said.text and self.report(said.text))
        self.page.on("pageerror", lambda error: self.report(f"script: {error}"))
        self.page.on("request", self.asked)
        self.page.goto(server + "#" + urlencode({"s": scenario, "lang": language}))
        self.ready()

    def asked(self, request):
        if not request.url.startswith((self.server, "data:", "blob:" + self.server)):
            self.report(f"asks {request.url}")

    def report(self, what):
        self.found.append(f"{self.where}: {what}")

    def ready(self):
        self.page.wait_for_selector(READY, state="attached", timeout=120_000)

    def figures(self):
        self.page.evaluate("document.querySelector('.figures').open = true")
        return dict(self.page.evaluate(FIGURES))

    def move(self, path):
        """Moves a control by what is worth trying, and says whether it moved."""
        done = self.page.evaluate(
            """path => {
              const control = document.querySelector(`[data-path="${path}"]`);
              control.closest('details').open = true;
              const slider = control.querySelector('input[type=range]');
              if (slider) {
                const before = slider.value, low = Number(slider.min), high = Number(slider.max);
                const aim = Number(before) > (low + high) / 2 ? low + (high - low) * .45 : low + (high - low) * .6;
                slider.value = aim;
                if (slider.value === before) return false;
                slider.dispatchEvent(new Event('input', {bubbles: true}));
                return true;
              }
              const select = control.querySelector('select');
              const other = [...select.options].findIndex(own => own.value !== select.value);
              if (other < 0) return false;
              select.selectedIndex = other;
              select.dispatchEvent(new Event('change', {bubbles: true}));
              return true;
            }""", path)
        if done:
            self.page.wait_for_timeout(30)
            self.ready()
        return done

    def problem(self):
        return self.page.locator("#notices").inner_text().strip()

    def command(self):
        return shlex.split(self.page.locator("#tool-command").get_attribute("data-command"))[1:]


def figures_of(dabing, words):
    said = subprocess.run([dabing, *words, "--json"], cwd=ROOT, capture_output=True, text=True)
    if said.returncode:
        return None, said.stderr
    rows = json.loads(said.stdout)["results"]
    return {f"{row['metric']} {row.get('year', '')}": row["value"] for row in rows if "group" not in row}, ""


def compare(page, dabing, what):
    words = page.command()
    expected, fault = figures_of(dabing, words)
    if expected is None:
        page.report(f"{what}: the command does not run: {fault}")
        return
    shown = page.figures()
    wrong = [name for name, value in shown.items() if name in expected and abs(value - expected[name]) > 1e-9 * max(1, abs(value))]
    if wrong or len(shown) < 15:
        page.report(f"{what}: {len(shown)} figures, these differ from `dabing {' '.join(words)}`: {wrong[:5]}")


def exported(page, dabing):
    """The scenario file of the page comes to the numbers of the page."""
    with page.page.expect_download() as waiting:
        page.page.click("#tool-yaml")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / waiting.value.suggested_filename
        waiting.value.save_as(path)
        how = [word for word in page.command() if word.startswith(("--method", "--replications"))]
        how += [page.command()[page.command().index(how[0]) + 1]] if how else []
        expected, fault = figures_of(dabing, ["run", str(path), *how])
    if expected is None:
        page.report(f"the exported scenario does not run: {fault}")
        return
    wrong = [name for name, value in page.figures().items() if name in expected and abs(value - expected[name]) > 1e-9 * max(1, abs(value))]
    if wrong:
        page.report(f"the exported scenario comes to other numbers: {wrong[:5]}")


def reported(page):
    """A report in each form comes as a file."""
    for form, begins in (("html", b"<!doctype html>"), ("word", b"PK"), ("excel", b"PK")):
        with page.page.expect_download(timeout=120_000) as waiting:
            page.page.select_option("#tool-report", form)
        if not Path(waiting.value.path()).read_bytes().lower().startswith(begins.lower()):
            page.report(f"the report as {form} is no such file")
        page.page.wait_for_function("!document.querySelector('#tool-report').disabled")


def use(browser, server, options, width, language, scenario):
    page = Page(browser, server, width, language, scenario)
    picture = lambda name: options.pictures and page.page.screenshot(
        path=str(Path(options.pictures) / f"{scenario}-{width}-{language}-{name}.png"), full_page=True)
    picture("begin")
    compare(page, options.dabing, "as it stands")
    paths = page.page.evaluate("[...document.querySelectorAll('.control')].map(c => c.dataset.path)")
    moved = 0
    for path in paths[:options.controls or None]:
        if path == "horizon.years":
            continue  # Several years are simulated: the exact method has no law of theirs.
        if not page.move(path):
            continue
        moved += 1
        if page.problem():
            # What cannot be computed is said, and the command says the same.
            if figures_of(options.dabing, ["run", f"scenarios/{scenario}.yaml", *sum((["--set", own] for own in page.page.evaluate(
                    "new URLSearchParams(location.hash.slice(1)).getAll('set')")), [])])[0] is not None:
                page.report(f"{path}: the page says '{page.problem()}', the command computes it")
        else:
            compare(page, options.dabing, path)
        page.page.click("#reset")
        page.page.wait_for_timeout(30)
        page.ready()
    for path in [own for own in ("funding.perHead", "benefit.deductible", "benefit.rate") if own in paths]:
        page.move(path)
    exported(page, options.dabing)
    reported(page)
    page.page.click("#tool-pin")
    page.page.wait_for_selector(".pins")
    page.page.wait_for_timeout(300)
    page.ready()
    for violation in Axe().run(page.page)["violations"]:
        nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
        page.report(f"axe {violation['id']} ({violation['impact']}): {violation['help']}: {nodes}")
    if page.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        page.report("is wider than the window")
    picture("tried")
    engine = page.page.evaluate(
        "performance.getEntriesByType('resource').filter(r => r.name.endsWith('/api/answer')).flatMap(r => r.serverTiming.map(t => t.duration))")
    times = page.page.evaluate("performance.getEntriesByName('answer').map(m => m.duration)")
    page.page.close()
    print(f"{page.where}: {moved} controls moved, {len(page.found)} found; answer "
          f"{statistics.median(times):.0f} ms median, {sorted(times)[int(0.95 * (len(times) - 1))]:.0f} ms 95%, {max(times):.0f} ms longest of {len(times)}; the engine's part {statistics.median(engine):.0f} ms")
    return page.found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dabing", default=str(ROOT / "scripts/dabing"))
    parser.add_argument("--pictures")
    parser.add_argument("--scenarios", default=",".join(FOUNDING))
    parser.add_argument("--controls", type=int, default=0, help="how many of each scenario; all where it is 0")
    parser.add_argument("--widths", default="1280,390")
    parser.add_argument("--languages", default="zh,en")
    options = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("the page is opened in Chromium, which is not here: apt-get install chromium fonts-noto-cjk")
    if options.pictures:
        Path(options.pictures).mkdir(parents=True, exist_ok=True)
    server = subprocess.Popen([options.dabing, "serve", "--no-open"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    found = []
    try:
        address = server.stdout.readline().strip()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for scenario in options.scenarios.split(","):
                for width in map(int, options.widths.split(",")):
                    for language in options.languages.split(","):
                        found += use(browser, address, options, width, language, scenario)
            browser.close()
    finally:
        server.terminate()
        server.wait()
    for problem in found:
        print(problem, file=sys.stderr)
    sys.exit(1 if found else 0)


main()
