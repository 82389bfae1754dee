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


def test_names_that_look_the_same_cost_one_file_and_not_the_job(tmp_path: Path) -> None:
    for name in ("caf\u00e9.txt", "cafe\u0301.txt", "plan.txt"):
        (tmp_path / name).write_text("x")
    sources = find_sources([tmp_path])
    if len(sources) == 2:
        pytest.skip("this file system holds the two names to be one")
    assert [s.key for s in sources] == ["caf\u00e9.txt", "caf\u00e9.txt", "plan.txt"]
    assert [bool(s.problem) for s in sources] == [False, True, False]
    with pytest.raises(ReadError, match="andere naam"):
        read(sources[1])


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dicht").mkdir()
    (tmp_path / "a.txt").write_text("a")
    scandir = os.scandir

    def refusing(path: str | Path) -> object:
        if str(path).endswith("dicht"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    opened, closed = find_sources([tmp_path])
    assert (opened.key, closed.key, closed.named) == ("a.txt", "dicht", True)
    with pytest.raises(ReadError, match=r"dicht: deze map is niet te openen \(geen toestemming\)"):
        read(closed)
    alone = find_sources([tmp_path / "dicht"])
    assert [s.key for s in alone] == ["dicht"]
