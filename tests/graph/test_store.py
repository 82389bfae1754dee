import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from graph import schema, storedir
from graph.location import DEFAULT_DIRECTORY, StoreLocation
from graph.session import Store
from graph.store import open_store, serve
from graph.writer import Writer
from ontology.errors import ConnectionFailedError, StoreError, StoreInUseError, UsageError
from tests.graph.material import NAMES, dump, quads

PROJECT = Path(__file__).parents[2]
COUNT = "MATCH (n:Proef) RETURN count(n) AS aantal"


def python(code: str, *arguments: object, cwd: Path = PROJECT) -> "subprocess.Popen[str]":
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")} | {"PYTHONPATH": str(PROJECT)}
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        cwd=cwd,
        text=True,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


# -- where the store is


def test_what_is_asked_for_goes_before_the_environment() -> None:
    env = {"NEO4J_URI": "bolt://a:1", "NEO4J_USERNAME": "u", "NEO4J_PASSWORD": "p", "NEO4J_DATABASE": "d"}
    assert StoreLocation.resolve(environ={}) == StoreLocation(DEFAULT_DIRECTORY)
    assert StoreLocation.resolve(environ=env) == StoreLocation(uri="bolt://a:1", user="u", password="p", database="d")
    assert StoreLocation.resolve("map", environ=env) == StoreLocation(Path("map"))
    found = StoreLocation.resolve(uri="bolt://b:2", password="q", environ=env)
    assert (found.uri, found.user, found.password) == ("bolt://b:2", "u", "q")
    assert "q" not in repr(found)
    with pytest.raises(UsageError):
        StoreLocation.resolve("map", uri="bolt://b:2")


# -- the directory


def test_a_directory_of_someone_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Beste", encoding="utf-8")
    with pytest.raises(StoreError, match="geen store van Ketenkaart"), open_store(StoreLocation(tmp_path), write=True):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["brief.txt"]
    with (
        pytest.raises(StoreError, match="geen map maar een bestand"),
        open_store(StoreLocation(tmp_path / "brief.txt"), write=True),
    ):
        pass


def test_a_question_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nog geen store"), open_store(StoreLocation(tmp_path / "nieuw")):
        pass
    assert not (tmp_path / "nieuw").exists()


def test_a_directory_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with (
        pytest.raises(StoreError, match="kan niet geschreven worden"),
        open_store(StoreLocation(tmp_path / "dicht"), write=True),
    ):
        pass


@pytest.mark.embedded_only
def test_passwords_are_random_and_for_the_owner_only(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        with open_store(StoreLocation(tmp_path / name), write=True) as opened:
            assert opened.address.startswith("bolt://127.0.0.1:")
    file = tmp_path / "een" / storedir.PASSWORDS
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "een").stat().st_mode) == 0o700
    assert file.read_text("utf-8") != (tmp_path / "twee" / storedir.PASSWORDS).read_text("utf-8")


@pytest.mark.embedded_only
def test_lost_passwords_are_made_anew(tmp_path: Path) -> None:
    location = StoreLocation(tmp_path / "store")
    with open_store(location, write=True) as opened:
        opened.write("CREATE (:Proef {id: '1'})")
    (tmp_path / "store" / storedir.PASSWORDS).unlink()
    with open_store(location) as opened:
        assert opened.read(COUNT) == [{"aantal": 1}]


@pytest.mark.embedded_only
def test_the_engine_listens_on_loopback_and_refuses_strangers(engine: Store) -> None:
    port = int(engine.address.rpartition(":")[2])
    bound = [
        line.split()[1]
        for file in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(file).exists()
        for line in Path(file).read_text("ascii").splitlines()[1:]
        if line.split()[1].endswith(f":{port:04X}")
    ]
    # 127.0.0.1 in the byte order of the machine, as such or as ::ffff:127.0.0.1.
    assert all(address.rpartition(":")[0].endswith("0100007F") for address in bound)
    for user, password in (("root", "root"), ("root", ""), ("lezer", "lezer"), ("neo4j", "neo4j")):
        with pytest.raises(AuthError), GraphDatabase.driver(engine.address, auth=(user, password)) as driver:
            driver.verify_connectivity()


@pytest.mark.embedded_only
def test_nothing_is_written_elsewhere_or_on_the_terminal(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from graph.location import StoreLocation
from graph.store import open_store
for name in ("een", "twee", "een"):
    with open_store(StoreLocation(Path(sys.argv[1]) / name), write=True) as store:
        store.write("CREATE (:Proef {id: '1'})")
"""
    (tmp_path / "hier").mkdir()
    process = python(code, tmp_path, cwd=tmp_path / "hier")
    assert process.communicate(timeout=120) == ("", "")
    assert process.returncode == 0
    assert list((tmp_path / "hier").iterdir()) == []


# -- several processes

_HOLD = """
import sys
from pathlib import Path
from graph.location import StoreLocation
from graph.store import open_store, serve
location = StoreLocation(Path(sys.argv[1]))
if sys.argv[2] == "serve":
    with serve(location) as serving:
        print(serving.uri, serving.user, serving.password, flush=True)
        sys.stdin.read()
else:
    with open_store(location, write=True) as store:
        print("open", flush=True)
        sys.stdin.read()
"""


@pytest.mark.embedded_only
def test_a_second_process_is_told_what_to_do(tmp_path: Path) -> None:
    holder = python(_HOLD, tmp_path / "store", "open")
    assert holder.stdout and holder.stdout.readline() == "open\n"
    for write in (False, True):
        with (
            pytest.raises(StoreInUseError, match="ketenkaart serve"),
            open_store(StoreLocation(tmp_path / "store"), write=write),
        ):
            pass
    assert holder.communicate(timeout=60)[1] == ""
    with open_store(StoreLocation(tmp_path / "store")) as opened:
        assert opened.read(COUNT) == [{"aantal": 0}]


@pytest.mark.embedded_only
def test_others_join_a_serving_process_with_one_writer_at_a_time(tmp_path: Path) -> None:
    location = StoreLocation(tmp_path / "store")
    holder = python(_HOLD, tmp_path / "store", "serve")
    assert holder.stdout
    uri, user, password = holder.stdout.readline().split()
    assert stat.S_IMODE((tmp_path / "store" / storedir.ADDRESS).stat().st_mode) == 0o600
    with open_store(location, write=True) as writer, open_store(location) as reader:
        assert writer.address == reader.address == uri
        Writer(writer).load_document(quads(NAMES[1]))
        assert reader.read("MATCH (b:Brondocument) RETURN count(b) AS aantal") == [{"aantal": 1}]
        with pytest.raises(StoreError, match="alleen om te lezen"):
            reader.write("CREATE (:Proef)")
        with pytest.raises(StoreInUseError, match="wordt al geladen"), open_store(location, write=True):
            pass
        wanted = dump(writer)
    with GraphDatabase.driver(uri, auth=(user, password)) as driver:
        rows, _, _ = driver.execute_query("MATCH (b:Brondocument) RETURN count(b) AS aantal")
        assert rows[0]["aantal"] == 1
    holder.send_signal(signal.SIGTERM)
    assert holder.communicate(timeout=60) == ("", "")
    assert not (tmp_path / "store" / storedir.ADDRESS).exists()
    with open_store(location) as opened:
        assert dump(opened) == wanted


@pytest.mark.embedded_only
def test_the_address_of_a_killed_process_is_forgotten(tmp_path: Path) -> None:
    holder = python(_HOLD, tmp_path / "store", "serve")
    assert holder.stdout and holder.stdout.readline()
    holder.kill()
    holder.communicate()
    assert (tmp_path / "store" / storedir.ADDRESS).exists()
    with open_store(StoreLocation(tmp_path / "store"), write=True) as opened:
        opened.write("CREATE (:Proef {id: '1'})")
    assert not (tmp_path / "store" / storedir.ADDRESS).exists()


def test_an_address_file_of_a_dead_process_is_no_server(tmp_path: Path) -> None:
    path = storedir.prepare(tmp_path / "store", create=True)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (path / storedir.ADDRESS).write_text(json.dumps({"uri": "bolt://127.0.0.1:1", "pid": gone.pid}), encoding="utf-8")
    assert storedir.serving(path) is None


def test_a_database_that_runs_already_is_not_served() -> None:
    with pytest.raises(StoreError, match="eigen map"), serve(StoreLocation(uri="bolt://127.0.0.1:1", password="x")):
        pass


# -- a full disk

_FULL = """
import resource, sys
from pathlib import Path
from graph.location import StoreLocation
from graph.store import open_store
from graph.writer import Writer
from ontology.errors import StoreError
from tests.graph.material import NAMES, quads
with open_store(StoreLocation(Path(sys.argv[1])), write=True) as store:
    Writer(store).load_document(quads(NAMES[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        for number in range(400):
            store.write_batches("UNWIND $rows AS r CREATE (n:Proef) SET n = r",
                                [{"id": f"{number}-{i}", "tekst": "x" * 1000} for i in range(500)])
    except StoreError as error:
        print(error, flush=True)
"""


@pytest.mark.embedded_only
@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_full_disk_is_one_sentence_and_the_store_stays_usable(tmp_path: Path) -> None:
    process = python(_FULL, tmp_path / "store")
    output, errors = process.communicate(timeout=120)
    assert "is vol; maak ruimte" in output and output.count("\n") == 1, errors
    with open_store(StoreLocation(tmp_path / "store"), write=True) as opened:
        opened.write("MATCH (n:Proef) DETACH DELETE n")
        Writer(opened).load_document(quads(NAMES[0]))
        assert opened.read("MATCH (b:Brondocument) RETURN count(b) AS aantal") == [{"aantal": 2}]


# -- a database address


def test_an_address_that_does_not_answer() -> None:
    for uri in ("bolt://127.0.0.1:1", "http://127.0.0.1:1", "nergens"):
        with (
            pytest.raises(ConnectionFailedError, match=r"127\.0\.0\.1|nergens"),
            open_store(StoreLocation(uri=uri, user="neo4j", password="geheim")),
        ):
            pass
    with pytest.raises(ConnectionFailedError, match="NEO4J_PASSWORD"), open_store(StoreLocation(uri="bolt://x:1")):
        pass


@pytest.mark.neo4j_only
def test_a_wrong_password(engine_location: StoreLocation) -> None:
    location = StoreLocation(uri=engine_location.uri, user="neo4j", password="verkeerd-wachtwoord")
    with pytest.raises(ConnectionFailedError, match="weigert de gebruiker") as caught, open_store(location):
        pass
    assert "verkeerd-wachtwoord" not in str(caught.value)


@pytest.mark.neo4j_only
def test_an_unknown_database(engine_location: StoreLocation) -> None:
    location = StoreLocation(
        engine_location.directory, engine_location.uri, engine_location.user, engine_location.password, "bestaat-niet"
    )
    with pytest.raises(ConnectionFailedError, match="NEO4J_DATABASE"), open_store(location):
        pass


def test_a_server_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    class Old:
        def __enter__(self) -> "Old":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def get_server_info(self) -> SimpleNamespace:
            return SimpleNamespace(agent="Neo4j/4.4.37")

    monkeypatch.setattr("graph.store._driver", lambda *_: Old())
    with (
        pytest.raises(ConnectionFailedError, match=r"Neo4j/4\.4\.37; nodig is Neo4j 5"),
        open_store(StoreLocation(uri="bolt://127.0.0.1:1", user="neo4j", password="x")),
    ):
        pass


# -- the schema


def test_stores_of_another_version_are_refused(store: Store) -> None:
    for version, advice in ((schema.VERSION + 1, "nieuwere Ketenkaart"), (schema.VERSION - 1, "oudere Ketenkaart")):
        store.write("MATCH (o:Opslag) SET o.schema_versie = $versie", versie=version)
        with pytest.raises(StoreError, match=advice):
            schema.prepare(store)


def test_a_database_with_other_things_in_it_is_refused(store: Store) -> None:
    store.write("MATCH (o:Opslag) DETACH DELETE o")
    store.write("CREATE (:Proef {id: '1'})")
    with pytest.raises(StoreError, match="niet van Ketenkaart"):
        schema.prepare(store)


def test_every_primary_label_has_a_unique_id(store: Store) -> None:
    found = {row["labelsOrTypes"][0]: row["properties"] for row in store.read("SHOW CONSTRAINTS")}
    for label in ("Actor", "Gebied", "Bewering", "Bevinding", "Passage", "Brondocument", "Overdracht", "Opslag"):
        assert found[label] == ["id"]


def test_a_password_in_the_address_is_not_repeated() -> None:
    location = StoreLocation(uri="bolt://jan:geheim@127.0.0.1:1", user="neo4j", password="x")
    with pytest.raises(ConnectionFailedError, match="NEO4J_PASSWORD") as raised, open_store(location):
        pass
    assert "geheim" not in str(raised.value)


@pytest.mark.parametrize("answer", [bytes(4), b"HTTP/1.0 400 Bad request\r\n\r\n"])
def test_what_is_no_neo4j_is_called_that(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def reply() -> None:
            with server.accept()[0] as client:
                client.recv(64)
                client.sendall(answer)
                client.recv(64)

        thread = threading.Thread(target=reply, daemon=True)
        thread.start()
        location = StoreLocation(uri=f"bolt://127.0.0.1:{port}", user="neo4j", password="x")
        with pytest.raises(ConnectionFailedError, match=f"127.0.0.1:{port}"), open_store(location):
            pass
        thread.join(10)
