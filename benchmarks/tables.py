"""Measurements as Markdown tables: medians of several runs, ratios beside them, and the machine they were taken on."""

import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | float


@dataclass(frozen=True)
class Table:
    """One table of a report. ``note`` says what the figures mean and what they do not."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""

    def markdown(self) -> str:
        lines = [self.header, ["---"] * len(self.header), *[[_text(cell) for cell in row] for row in self.rows]]
        body = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        return f"## {self.title}\n\n{body}\n" + (f"\n{self.note}\n" if self.note else "")


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def spread(values: Sequence[float]) -> str:
    """Every run, so that a reader sees how much they differ: ``3.1 3.4 2.9``."""
    return " ".join(_text(value) for value in values)


def ratio(value: float, base: float) -> str:
    return f"{value / base:.2f}x" if base else "-"


def machine() -> str:
    """One line: cores, load, Python and system. A load above the number of cores means that others ran beside this."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{cores} cores{load}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def show(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.3f}" if cell < 1 else f"{cell:.1f}" if cell < 100 else f"{cell:,.0f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
