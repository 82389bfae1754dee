"""Documentation is tested: what exists is in it, and nothing in the project names a machine or a package index."""

import re
import subprocess
from pathlib import Path

import pytest

from ketenkaart.cli import cli
from queries.catalogue import catalogue
from viz.exports import FORMATS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"ketenkaart {command}" in README


def test_every_question_is_in_the_readme() -> None:
    table = dict(re.findall(r"^\| `([\w-]+)` \| (.+) \|$", README, re.MULTILINE))
    assert {name: question.title for name, question in catalogue().items()}.items() <= table.items()


def test_every_format_is_in_the_readme() -> None:
    assert all(re.search(rf"\b{re.escape(name)}\b", README) for name in FORMATS)


def test_every_target_is_explained_in_the_makefile() -> None:
    targets = re.findall(r"^([a-z0-9-]+):(?!=)(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert all("##" in rest for _, rest in targets)


def test_no_machine_path_and_no_package_index_in_any_file() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    hosts = ["pypi" + ".org", "python" + "hosted.org", "maven" + ".org", "npmjs" + ".org", "debian" + ".org"]
    wrong = re.compile("|".join(map(re.escape, ["/work" + "/", "/root" + "/", "--index" + "-url", *hosts])))
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix == ".png" or not path.is_file():
            continue
        found = wrong.search(path.read_text(encoding="utf-8"))
        assert not found, f"{name}: {found and found[0]}"
