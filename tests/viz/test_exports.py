"""The registry of formats."""

from pathlib import Path

import pytest

from ontology.errors import UsageError
from tests.viz.samples import from_gold
from viz.exports import FORMATS, export, export_bytes, exporter
from viz.material import Material

MATERIAL = Material(from_gold())


def test_each_format_is_one_file_or_a_folder() -> None:
    assert all((e.single is None) != (e.folder is None) for e in FORMATS.values())
    assert all(name == e.name and e.description and e.suffix.startswith(".") for name, e in FORMATS.items())


@pytest.mark.parametrize("name", FORMATS)
def test_writes_what_it_says(name: str, tmp_path: Path) -> None:
    chosen = FORMATS[name]
    paths = export(name, MATERIAL, tmp_path / "uit")
    assert paths and all(p.stat().st_size > 0 for p in paths)
    if chosen.folder is not None:
        assert {p.suffix for p in paths} == {chosen.suffix} and {p.parent for p in paths} == {tmp_path / "uit"}
    else:
        assert export_bytes(name, MATERIAL) == paths[0].read_bytes()


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"turtle.*graphml.*csv"):
        exporter("pdf")


def test_a_folder_format_cannot_go_down_a_stream_or_over_a_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="knelpunten"):
        export_bytes("csv", MATERIAL)
    (tmp_path / "x").write_text("")
    with pytest.raises(UsageError, match="map"):
        export("csv", MATERIAL, tmp_path / "x")
    with pytest.raises(UsageError, match="map"):
        export("graphml", MATERIAL, tmp_path)
