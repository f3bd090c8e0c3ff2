"""Prints the table of ratios; scripts/benchmark says how it is called."""

import argparse
import sys
import tempfile

import rows
import table


def main():
    parser = argparse.ArgumentParser(
        prog="scripts/benchmark", description="Speed beside the peers, as ratios of runs that alternate in one session."
    )
    parser.add_argument("--pairs", type=int, default=5, help="how often each figure is taken; 5 where it is left out")
    parser.add_argument("--only", action="append", metavar="NAME", help="one kind of figure; repeatable")
    parser.add_argument("--list", action="store_true", help="what there is, without measuring")
    parser.add_argument("--markdown", action="store_true", help="write a table for a document")
    arguments = parser.parse_args()
    if arguments.pairs < 1:
        parser.error("--pairs must be at least 1")

    with tempfile.TemporaryDirectory() as folder:
        every = rows.rows(folder)
        for name in arguments.only or []:
            if name not in {row.name for row in every}:
                parser.error(f"there is no figure '{name}': {', '.join(dict.fromkeys(row.name for row in every))}")
        chosen = [row for row in every if not arguments.only or row.name in arguments.only]
        if arguments.list:
            for row in chosen:
                print(f"{row.name:<10}{row.what}")
            return 0

        print(table.heading(arguments.pairs), flush=True)
        entries, failed = [], False
        for row in chosen:
            values = []
            try:
                if row.missing is None:
                    values = [row.sample(pair) for pair in range(arguments.pairs)]
            except (RuntimeError, KeyError, ValueError) as problem:
                print(f"{row.name}: {problem}", file=sys.stderr)
                failed = True
            entries.append((row, values))
            print(table.plain(row, values), flush=True, file=sys.stderr if arguments.markdown else sys.stdout)
        if arguments.markdown:
            print(table.markdown(entries))
        return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
