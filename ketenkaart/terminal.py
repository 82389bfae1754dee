"""What the command line shows: tables, remarks about files, and the summary of the main job. Dutch, plain text."""

import csv
import io
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import click
from tqdm import tqdm

from graph.analysis import Analysis
from graph.model import Snapshot
from graph.writer import NEW, REPLACED, SAME
from ketenkaart.pipeline import Summary
from ketenkaart.verbs import FICTION_COLUMN, Answer
from loaders.loss import NAME, SENTENCE
from loaders.readers import Source
from viz import tables
from viz.csv_tables import cell
from viz.labels import Labels
from viz.material import FICTIONAL

_OUTCOMES = {NEW: "nieuw", REPLACED: "vervangen", SAME: "ongewijzigd"}


def bar(sources: Sequence[Source]) -> Iterable[Source]:
    """A progress bar on a terminal, silence in a pipe."""
    return tqdm(sources, unit="document", file=sys.stderr, disable=None, leave=False)


def say(message: str) -> None:
    """A line that is not a result."""
    click.echo(message, err=True)


def remarks(summary: Summary) -> None:
    """Name every file that was skipped or that there is something to say about."""
    for key, note in summary.notes:
        say(f"Let op: {key}: {note}.")
    for key, reason in summary.skipped:
        say(f"Overgeslagen: {reason if reason.startswith(key) else f'{key}: {reason}'}")


def outcomes(summary: Summary) -> str:
    """One line: how many documents are new, replaced, unchanged and skipped."""
    counts = Counter(report.outcome for report in summary.loaded.values())
    parts = [f"{counts[state]} {name}" for state, name in _OUTCOMES.items() if counts[state]]
    if summary.skipped:
        parts.append(f"{len(summary.skipped)} overgeslagen")
    return f"{len(summary.loaded)} documenten gelezen ({', '.join(parts) or 'geen'})."


def loss_line(summary: Summary) -> str:
    """How much was not understood."""
    counts = Counter(loss.kind for loss in summary.losses)
    return (
        f"Niet begrepen: {counts[NAME]} namen van organisaties en {counts[SENTENCE]} zinnen over een overdracht of "
        "knelpunt (--loss BESTAND schrijft ze op)."
    )


def loss_table(summary: Summary) -> str:
    """What was not understood, as CSV."""
    header = ["document", "soort", "begin", "einde", "tekst", "reden"]
    rows = [[loss.document, loss.kind, loss.start, loss.end, loss.text, loss.reason] for loss in summary.losses]
    if summary.fictional:
        header.append(FICTION_COLUMN)
        rows = [[*row, FICTIONAL if row[0] in summary.fictional else ""] for row in rows]
    return _csv(header, rows)


def _csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def actors_by_kind(snapshot: Snapshot) -> str:
    """How many actors of each kind the documents name, most first."""
    labels = Labels("nl")
    named = [n for n in snapshot.nodes.values() if n.kind == "Actor" and {"document", "oefening"} & set(n.origins)]
    counts = Counter(labels.type(node.type) for node in named)
    listed = ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
    return f"Actoren in de documenten: {len(named)} ({listed})." if named else "Geen actoren gevonden."


def report(summary: Summary, snapshot: Snapshot, analysis: Analysis, files: Iterable[str]) -> str:
    """The summary at the end of the main job."""
    return "\n\n".join(
        [
            f"Deze keer: {outcomes(summary)}\n{actors_by_kind(snapshot)}",
            tables.text(analysis, tables.dutch_names(snapshot)),
            "Bestanden:\n" + "\n".join(f"   {name}" for name in files),
        ]
    )


def write_answer(answer: Answer, form: str) -> None:
    """An answer as an aligned table, CSV with a header line, or a JSON list of row objects."""
    if form == "json":
        rows = [{name: _finite(value) for name, value in row.items()} for row in answer.rows]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1, default=str, allow_nan=False) + "\n")
    elif form == "csv":
        sys.stdout.write(_csv(answer.columns, ([_plain(row[c]) for c in answer.columns] for row in answer.rows)))
    elif answer.rows:
        # The line above a table says what the column says in the other forms, and leaves the width to the answer.
        columns = [name for name in answer.columns if not (answer.fictional and name == FICTION_COLUMN)]
        table = tables.columns(columns, [[_short(_plain(row[c])) for c in columns] for row in answer.rows])
        sys.stdout.write(f"{tables.FICTIONAL}\n\n{table}\n" if answer.fictional else f"{table}\n")
        say("1 rij." if len(answer.rows) == 1 else f"{len(answer.rows)} rijen.")
    else:
        say("Geen rijen. Dat betekent: geen gelezen document zegt dit; niet dat het niet bestaat.")


def _finite(value: Any) -> Any:
    """JSON has no infinity and no NaN."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return {name: _finite(item) for name, item in value.items()} if isinstance(value, dict) else value


def _plain(value: Any) -> Any:
    """A cell: text and numbers as they are, anything else (lists, nodes) as JSON."""
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(_finite(value), ensure_ascii=False, default=str)


def _short(value: Any, width: int = 100) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= width else text[: width - 3] + "..."
