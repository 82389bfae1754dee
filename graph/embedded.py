"""The embedded engine: an ArcadeDB server inside this process, listening for Bolt on loopback only.

A Java machine can be started once in a process and never again; servers come and go in it. All files of a server
(data, configuration, logs) lie in the directory of its store, and nothing is written to the standard streams.
"""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.storedir import DATABASE, Passwords
from ontology.errors import StoreError

WRITER = "root"
READER = "lezer"

_JVM_FLAGS = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xms64m",
    "-Xmx2g",
    "-XX:-UsePerfData",
    "-Xrs",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF8",
    "-Dpolyglot.engine.WarnInterpreterOnly=false",
    "-Darcadedb.installCustomFormatter=false",
    "--enable-native-access=ALL-UNNAMED",
    # Without it, Java 25 warns on the terminal of a method that the HTTP server of the engine uses now and then.
    "--sun-misc-unsafe-memory-access=allow",
    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
    "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
)

_WRITE = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_ADMIN = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]


def _group(access: list[str], records: list[str]) -> dict[str, Any]:
    return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}


# The name "*" is the group of whoever has no group: nothing.
_GROUPS = {
    "version": 2,
    "databases": {
        "*": {
            "groups": {
                "admin": _group(_ADMIN, _WRITE),
                READER: _group([], ["readRecord"]),
                "*": _group([], []),
            }
        }
    },
}


@contextmanager
def server(directory: Path, passwords: Passwords) -> Iterator[str]:
    """Run a server on this store; gives its Bolt address and stops it at the end."""
    _start_java(directory)
    _write_groups(directory)
    handler = _log_to(directory)
    engine, port = _start_server(directory, passwords)
    try:
        _make_database(engine, passwords)
        yield f"bolt://127.0.0.1:{port}"
    finally:
        engine.stop()
        handler.close()


def _start_java(directory: Path) -> None:
    from arcadedb_embedded.jvm import get_bundled_jre_lib_path, get_jar_path

    jpype = _jpype()
    if jpype.isJVMStarted():
        return
    jars = sorted(str(jar) for jar in Path(get_jar_path()).glob("*.jar"))
    flags = [
        *_JVM_FLAGS,
        f"-Djava.util.logging.config.file={Path(__file__).with_name('logging.properties')}",
        f"-Darcadedb.server.logsDirectory={directory / 'log'}",
        f"-XX:ErrorFile={directory / 'log' / 'java-%p.log'}",
    ]
    jpype.startJVM(get_bundled_jre_lib_path(), *flags, classpath=jars, interrupt=False)
    # What the engine prints outside its log (at shutdown, for instance) is not for the user's terminal.
    nowhere = _java("java.io.PrintStream")(_java("java.io.OutputStream").nullOutputStream())
    system = _java("java.lang.System")
    system.setErr(nowhere)
    system.setOut(nowhere)


def _write_groups(directory: Path) -> None:
    """Rights are ours to set: written anew at each start."""
    (directory / "config" / "server-groups.json").write_text(json.dumps(_GROUPS), encoding="utf-8")


def _log_to(directory: Path) -> Any:
    pattern = str(directory / "log" / "engine.log").replace("%", "%%")
    handler = _java("java.util.logging.FileHandler")(pattern, 1_000_000, 1, True)
    handler.setFormatter(_java("java.util.logging.SimpleFormatter")())
    root = _java("java.util.logging.Logger").getLogger("")
    root.addHandler(handler)
    return _Handler(root, handler)


class _Handler:
    def __init__(self, root: Any, handler: Any) -> None:
        self._root, self._handler = root, handler

    def close(self) -> None:
        self._root.removeHandler(self._handler)
        self._handler.close()


def _start_server(directory: Path, passwords: Passwords) -> tuple[Any, int]:
    """A free port can be taken by another process before the engine has it: a few tries."""
    for attempt in range(4):
        port = _free_port()
        engine = _java("com.arcadedb.server.ArcadeDBServer")(_settings(directory, passwords, port))
        try:
            engine.start()
        except Exception as error:
            engine.stop()
            if attempt == 3 or "listen" not in str(error):
                why = " ".join(str(error).split())[:150]
                raise StoreError(
                    f"de ingebouwde database in {directory} start niet: {why}; zie {directory / 'log' / 'engine.log'}"
                ) from error
        else:
            return engine, port
    raise AssertionError("unreachable")


def _settings(directory: Path, passwords: Passwords, port: int) -> Any:
    glob = _java("com.arcadedb.GlobalConfiguration")
    # These two are read per database, from the global values.
    glob.OPENCYPHER_LOAD_CSV_ALLOW_FILE_URLS.setValue(False)
    glob.OPENCYPHER_LOAD_CSV_ALLOW_REMOTE_URLS.setValue(False)
    settings = _java("com.arcadedb.ContextConfiguration")()
    for key, value in {
        "arcadedb.server.rootPath": str(directory),
        "arcadedb.server.databaseDirectory": str(directory / "databases"),
        "arcadedb.server.backupDirectory": str(directory / "backups"),
        "arcadedb.server.rootPassword": passwords.writer,
        "arcadedb.server.mode": "development",
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": str(_free_port()),
        # Random passwords of 192 bits need no stretching, and each login waits for it.
        "arcadedb.server.saltIterations": 1000,
        "arcadedb.serverMetrics": False,
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": port,
        "arcadedb.bolt.defaultDatabase": DATABASE,
    }.items():
        settings.setValue(key, value)
    return settings


def _make_database(engine: Any, passwords: Passwords) -> None:
    if not engine.existsDatabase(DATABASE):
        engine.getDatabase(DATABASE, True, True)
    security = engine.getSecurity()
    if not security.existsUser(READER):
        user = {
            "name": READER,
            "password": str(security.encodePassword(passwords.reader)),
            "databases": {DATABASE: [READER]},
        }
        security.createUser(_java("com.arcadedb.serializer.json.JSONObject")(json.dumps(user)))


def _jpype() -> Any:
    """The bridge has no types; loaded late, because most commands on a served store or a Neo4j need no Java."""
    import jpype

    return jpype


def _java(name: str) -> Any:
    return _jpype().JClass(name)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
