import os
from pathlib import Path

import pytest

from loaders.readers import find_sources, read
from ontology.errors import ReadError, UsageError


def test_keys_are_relative_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "z.txt").write_text("z")
    (tmp_path / "a.html").write_text("<p>a</p>")
    (tmp_path / ".verborgen.txt").write_text("x")
    sources = find_sources([tmp_path])
    assert [s.key for s in sources] == ["a.html", "b/z.txt"]
    assert read(sources[1]).key == "b/z.txt"


def test_same_name_from_two_folders_is_refused(tmp_path: Path) -> None:
    for folder in ("een", "twee"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "brief.txt").write_text("x")
    with pytest.raises(UsageError, match="geef de map"):
        find_sources([tmp_path / "een" / "brief.txt", tmp_path / "twee" / "brief.txt"])
    same = tmp_path / "een" / "brief.txt"
    assert len(find_sources([same, same])) == 1


def test_missing_path(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="bestaat niet"):
        find_sources([tmp_path / "nergens"])


def test_unsupported_and_special_files(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"x")
    os.mkfifo(tmp_path / "pijp.txt")
    (tmp_path / "los.txt").symlink_to(tmp_path / "weg.txt")
    for source in find_sources([tmp_path]):
        with pytest.raises(ReadError, match=source.key):
            read(source)


def test_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "terug").symlink_to(tmp_path)
    (tmp_path / "map" / "a.txt").write_text("a")
    assert [s.key for s in find_sources([tmp_path])] == ["map/a.txt"]


def test_hostile_file_names_become_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text("x")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/c\xff.txt"))).write_text("x")
    for source in find_sources([tmp_path]):
        assert "\n" not in source.key
        source.key.encode("utf-8")
