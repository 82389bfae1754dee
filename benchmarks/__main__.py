"""``python -m benchmarks`` measures everything, ``python -m benchmarks NAME...`` some; prints Markdown tables."""

import sys
from importlib import import_module

from benchmarks.tables import machine, show

NAMES = ("start", "main_job", "load", "extraction", "pages")


def main(names: list[str]) -> int:
    """Exit status 2 for an unknown name."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        sys.stderr.write(f"unknown: {', '.join(unknown)}; choose from {', '.join(NAMES)}\n")
        return 2
    show(f"# Measurements\n\n{machine()}. Read the ratios: figures on one machine drift with what runs beside them.\n")
    for name in names or NAMES:
        for table in import_module(f"benchmarks.{name}").tables():
            show(table.markdown())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
