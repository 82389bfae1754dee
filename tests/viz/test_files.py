"""Atomic writing."""

import errno
import os
from pathlib import Path

import pytest

from ontology.errors import KetenkaartError
from viz.files import write_all, write_bytes, write_text


def test_makes_folders_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.txt"
    write_text(target, "een\r\n")
    write_text(target, "twee\n")
    assert target.read_bytes() == b"twee\n"
    assert [p.name for p in target.parent.iterdir()] == ["b.txt"]


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = write_bytes(tmp_path / "graaf.ttl", b"oud")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KetenkaartError, match=r"graaf\.ttl"):
        write_bytes(target, b"nieuw")
    assert target.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(KetenkaartError, match="bestand"):
        write_bytes(tmp_path / "bestand" / "uit.csv", b"")


def test_new_files_have_the_usual_rights(tmp_path: Path) -> None:
    ours = write_bytes(tmp_path / "a", b"")
    usual = tmp_path / "b"
    usual.write_bytes(b"")
    assert ours.stat().st_mode == usual.stat().st_mode


def test_writes_many_in_order(tmp_path: Path) -> None:
    assert [p.name for p in write_all(tmp_path / "uit", {"b.csv": b"2", "a.csv": b"1"})] == ["a.csv", "b.csv"]
    assert (tmp_path / "uit" / "b.csv").read_bytes() == b"2"


def test_a_lone_surrogate_does_not_stop_a_page(tmp_path: Path) -> None:
    assert write_text(tmp_path / "x", "a\ud800b").read_bytes() == b"a?b"
