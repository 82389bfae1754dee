"""The rooms are plain top-level packages; a foreign ``graph`` or ``queries`` earlier on the path would shadow ours."""

import importlib.util
from pathlib import Path

from ontology.errors import KetenkaartError

ROOMS = ("ontology", "loaders", "graph", "queries", "viz")


def foreign_rooms(home: Path) -> list[tuple[str, str]]:
    """(name, where it was found) of each room that does not lie beside this package."""
    found = []
    for room in ROOMS:
        spec = importlib.util.find_spec(room)
        places = [Path(p).resolve() for p in (spec.submodule_search_locations or [])] if spec else []
        if home / room not in places[:1]:
            found.append((room, str(places[0]) if places else "nergens"))
    return found


def require_own_rooms() -> None:
    """Raises KetenkaartError naming the first room that is not ours."""
    home = Path(__file__).resolve().parent.parent
    for room, place in foreign_rooms(home):
        raise KetenkaartError(
            f"het pakket '{room}' komt uit een andere bron ({place}) en niet uit {home}; "
            "installeer Ketenkaart in een eigen omgeving (make install) of haal de andere map van het Python-pad."
        )
