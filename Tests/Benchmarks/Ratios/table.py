"""Figures as a table, with what they were measured on."""

import datetime
import os
import platform
import statistics


def number(value, unit):
    if value >= 100:
        text = f"{value:,.0f}"
    else:
        text = f"{value:.2f}" if value < 10 else f"{value:.1f}"
    return text + (unit if unit in ("", "×") else f" {unit}")


def line(row, values):
    """The words, the median and the spread of a row."""
    if not values:
        return row.what, "not measured", row.missing or ""
    spread = f"{number(min(values), '')} to {number(max(values), '')}"
    return row.what, number(statistics.median(values), row.unit), spread


def limit(row):
    """What the project has set itself, with its unit."""
    return row.aim + (row.unit if row.unit == "×" else f" {row.unit}") if row.aim else ""


def machine():
    """The kind of machine: nothing that tells which one it is."""
    model = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            model = next((text.split(":", 1)[1].strip() for text in lines if text.startswith("model name")), model)
    return f"{os.cpu_count()} cores of {model}, {platform.system()}"


def heading(pairs):
    load = os.getloadavg()[0]
    return (
        f"{machine()}, {datetime.date.today():%Y-%m-%d}; medians of {pairs} runs in turn with the peer's "
        f"(smallest to largest); load on the machine at the start {load:.1f}"
    )


def plain(row, values):
    what, median, spread = line(row, values)
    aim = f"; aim {limit(row)}" if row.aim else ""
    return f"{row.name:<10}{median:>14}  {f'({spread})':<24}  {what}{aim}"


def markdown(entries):
    lines = ["| what | median | smallest to largest | aim |", "|---|---|---|---|"]
    for row, values in entries:
        lines.append("| " + " | ".join([*line(row, values), limit(row)]) + " |")
    return "\n".join(lines)
