"""The command line. Results go to standard output, everything else to standard error."""

import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

import ketenkaart
from graph.location import StoreLocation
from ketenkaart import settings, terminal, verbs
from ketenkaart.pipeline import Summary
from ontology.errors import UsageError
from queries import catalogue
from viz import tables
from viz.files import write_text
from viz.network import network_html
from viz.page import index_html

INCOMPLETE = 1
STREAM = "-"

# Whether it can be read is for the rooms to find out: they say it in Dutch, and about a file of many.
PATH = click.Path(path_type=Path, readable=False)

Command = Callable[..., Any]

_paths = click.argument("paths", nargs=-1, type=PATH, metavar="PAD...")
_format = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help="Vorm van het antwoord.",
)  # fmt: skip
_sure = click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=settings.MIN_CONFIDENCE, show_default=True,
    help="Laat weg wat minder zeker is dan dit (0 tot 1).",
)  # fmt: skip
_output = click.option("-o", "--output", required=True, metavar="BESTAND", help="Waarheen; '-' is standaarduitvoer.")


def _located(command: Command) -> Command:
    """The options that say which store is meant; the command gets it as ``location``."""

    @click.option("--store", type=PATH, metavar="MAP", help="Map van de ingebouwde opslag.")
    @click.option("--uri", metavar="ADRES", help="Neo4j, zoals bolt://localhost:7687 (anders NEO4J_URI).")
    @functools.wraps(command)
    def wrapped(store: Path | None, uri: str | None, **rest: Any) -> Any:
        return command(location=StoreLocation.resolve(store, uri), **rest)

    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(ketenkaart.__version__, prog_name="ketenkaart", message="%(prog)s %(version)s")
def cli() -> None:
    """Van beleidsdocumenten over de jeugdhulp naar een netwerk waarin elke lijn een bronzin heeft."""


@cli.command()
@_paths
@click.option("--out", type=PATH, default=settings.OUT, show_default=True, metavar="MAP")
@_sure
@click.option("--store", type=PATH, metavar="MAP", help="Map van de ingebouwde opslag.")
@click.option("--uri", metavar="ADRES", help="Neo4j, zoals bolt://localhost:7687 (anders NEO4J_URI).")
def run(paths: tuple[Path, ...], out: Path, min_confidence: float, store: Path | None, uri: str | None) -> int:
    """Lees documenten en maak het netwerk, de analyse, de pagina's en de tabellen.

    Zonder PAD: de meegeleverde, verzonnen oefendocumenten, in een eigen opslag.
    """
    location = StoreLocation.resolve(store, uri)
    if not paths and store is None and location.embedded:
        location = StoreLocation(settings.PRACTICE_STORE)
    result = verbs.run(
        paths or verbs.practice_corpus(), out, location, min_confidence=min_confidence, progress=terminal.bar
    )
    terminal.remarks(result.summary)
    click.echo(terminal.report(result.summary, result.snapshot, result.analysis, map(str, result.files)))
    return _status(result.summary)


@cli.command()
@_located
@_paths
@click.option("--reference", is_flag=True, help="Ook zonder documenten: alleen het referentienetwerk laden.")
@click.option("--loss", metavar="BESTAND", help="Schrijf wat niet begrepen is als CSV ('-' is standaarduitvoer).")
def load(location: StoreLocation, paths: tuple[Path, ...], reference: bool, loss: str | None) -> int:
    """Lees documenten in de opslag; twee keer laden is een keer laden."""
    if not paths and not reference:
        raise UsageError("geef bestanden of mappen om te laden (of --reference voor alleen het referentienetwerk).")
    summary = verbs.load(paths, location, progress=terminal.bar)
    terminal.remarks(summary)
    terminal.say(terminal.loss_line(summary))
    if loss is not None:
        _write(loss, terminal.loss_table(summary))
    if loss != STREAM:
        click.echo(terminal.outcomes(summary))
    return _status(summary)


@cli.command()
@_located
@click.argument("document")
def remove(location: StoreLocation, document: str) -> None:
    """Haal DOCUMENT (de sleutel) en alles wat alleen daarin stond uit de opslag."""
    verbs.remove(document, location)
    click.echo(f"{document} is verwijderd, met alles wat alleen dat document zei.")


@cli.command()
@_paths
@click.option("-o", "--output", type=PATH, required=True, metavar="MAP")
def annotate(paths: tuple[Path, ...], output: Path) -> int:
    """Schrijf per document de annotaties als JSON; hier is geen opslag voor nodig.

    Met '-' als PAD wordt de tekst van standaardinvoer gelezen, met '-' als MAP komt er per document een regel JSON op
    standaarduitvoer.
    """
    if not paths:
        raise UsageError("geef bestanden of mappen om te annoteren.")
    if str(output) == STREAM:
        summary = Summary()
        for data in verbs.annotated(paths, summary, progress=terminal.bar):
            click.echo(json.dumps(data, ensure_ascii=False))
        terminal.remarks(summary)
        return _status(summary)
    summary = verbs.annotate(paths, output, progress=terminal.bar)
    terminal.remarks(summary)
    click.echo(f"{len(summary.annotated)} documenten geannoteerd in {output}.")
    return _status(summary)


@cli.group()
def query() -> None:
    """Stel een bewaarde vraag, of een eigen vraag in Cypher."""


@query.command("list")
def query_list() -> None:
    """De bewaarde vragen."""
    for name, question in catalogue.catalogue().items():
        click.echo(f"{name:24}{question.title}")


@query.command("show")
@_located
@click.argument("name")
@click.option("--choices", is_flag=True, help="Toon ook welke waarden de opslag voor de parameters biedt.")
def query_show(location: StoreLocation, name: str, choices: bool) -> None:
    """Wat een vraag betekent, welke parameters zij heeft en hoe zij in Cypher luidt."""
    question = catalogue.question(name)
    values = verbs.choices(name, location) if choices else {}
    click.echo(f"{question.title}\n\n{question.explanation}\n")
    for parameter in question.parameters:
        default = (
            "" if parameter.default is None else f", standaard {json.dumps(parameter.default, ensure_ascii=False)}"
        )
        click.echo(f"--param {parameter.name}=...   {parameter.explanation} ({parameter.type}{default})")
        for choice in values.get(parameter.name, []):
            click.echo(f"      {choice['waarde']}  {choice['naam']}")
    click.echo(f"\n{question.cypher}")


@query.command("run")
@_located
@click.argument("name")
@click.option("--param", "parameters", multiple=True, metavar="NAAM=WAARDE")
@_sure
@_format
def query_run(
    location: StoreLocation, name: str, parameters: tuple[str, ...], min_confidence: float, form: str
) -> None:
    """Stel een bewaarde vraag."""
    question = catalogue.question(name)
    values: dict[str, object] = dict(_parameter(text) for text in parameters)
    if any(p.name == "min_vertrouwen" for p in question.parameters):
        values.setdefault("min_vertrouwen", min_confidence)
    answer = verbs.answered(name, location, **values)
    terminal.write_answer(answer, form)
    for remark in answer.remarks:
        terminal.say(f"{remark}.")


@query.command("cypher")
@_located
@click.argument("text", metavar="CYPHER")
@_format
def query_cypher(location: StoreLocation, text: str, form: str) -> None:
    """Stel een eigen vraag in Cypher; alleen lezen. '-' leest de vraag van standaardinvoer."""
    question = sys.stdin.read() if text == STREAM else text
    terminal.write_answer(verbs.asked(question, location), form)


@cli.command()
@_located
@click.option("--gemeente", help="Alleen documenten over deze gemeente.")
@click.option("--regio", help="Alleen documenten over deze regio.")
@click.option("--netwerk", type=click.Choice(["soorten", "namen"]), default="soorten", show_default=True)
@click.option("--format", "form", type=click.Choice(["table", "json", "html"]), default="table", show_default=True)
@_sure
@click.option("-o", "--output", default=STREAM, metavar="BESTAND", help="Waarheen (standaard het scherm).")
def analyse(
    location: StoreLocation, gemeente: str | None, regio: str | None, netwerk: str, form: str, min_confidence: float,
    output: str,
) -> None:  # fmt: skip
    """Waar hapert de keten, en wie zegt dat?"""
    snapshot, found = verbs.analysed(
        location, gemeente=gemeente, regio=regio, netwerk=netwerk, min_confidence=min_confidence
    )
    if form == "json":
        marked = {"waarschuwing": tables.FICTIONAL} if found.fictional else {}
        text = json.dumps(marked | found.to_json(), ensure_ascii=False, indent=1, allow_nan=False)
    elif form == "html":
        text = index_html(snapshot, found, [])
    else:
        names = tables.dutch_names(snapshot)
        text = f"{tables.text(found, names)}\n\n{tables.table(found, names)}"
    _write(output, text + "\n")


@cli.command()
@_located
@click.option("--focus", metavar="ACTOR", help="Alleen de omgeving van deze actor (naam of id).")
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
@_sure
@_output
def view(location: StoreLocation, focus: str | None, language: str, min_confidence: float, output: str) -> None:
    """Schrijf het netwerk als een interactieve pagina die zonder internet werkt."""
    page = network_html(verbs.snapshot(location), focus=focus, language=language, min_confidence=min_confidence)
    _write(output, page)


@cli.command()
@_located
@click.argument("form", metavar="FORMAAT")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Laat weg wat minder zeker is dan dit."
)
@_output
def export(location: StoreLocation, form: str, min_confidence: float, output: str) -> None:
    """Schrijf de graaf in een formaat; een onbekend FORMAAT noemt de bekende."""
    if output == STREAM:
        sys.stdout.buffer.write(verbs.export_bytes(form, location, min_confidence=min_confidence))
    else:
        written = verbs.export(form, output, location, min_confidence=min_confidence)
        terminal.say(f"{len(written)} bestand(en) geschreven: {output}.")


@cli.command()
@_located
def check(location: StoreLocation) -> int:
    """Is wat opgeslagen is ook wat er gelezen is? SHACL, aantallen en heen-en-terug."""
    failed = 0
    for found in verbs.check(location):
        click.echo(f"{'goed' if found.holds else 'FOUT':5} {found.subject}: {found.detail}")
        failed += not found.holds
    click.echo("Alles klopt." if not failed else f"{failed} controles kloppen niet.")
    return INCOMPLETE if failed else 0


@cli.command()
@_located
def serve(location: StoreLocation) -> None:
    """Houd de ingebouwde opslag open, zodat andere opdrachten, notebooks en Bolt-programma's kunnen meedoen."""
    verbs.serve(location, announce=click.echo)
    terminal.say("Gestopt; de opslag is weer vrij.")


def _parameter(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise UsageError(f"--param {text}: schrijf NAAM=WAARDE.")
    return name, value


def _status(summary: Summary) -> int:
    return 0 if summary.complete else INCOMPLETE


def _write(output: str, text: str) -> None:
    if output == STREAM:
        click.echo(text, nl=False)
    else:
        write_text(Path(output), text)
        terminal.say(f"Geschreven: {output}.")
