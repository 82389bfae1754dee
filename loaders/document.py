"""A document as the readers give it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Document:
    """Text and metadata of one file.

    ``text`` is the file's text as it stands (all offsets are code points into it). ``key`` identifies the document
    across versions: its public identifier or its path relative to the folder that was given, never an absolute path.
    ``issued`` is a partial date (``2019``, ``2019-10``, ``2019-10-01``) or None. ``pages`` holds the offset at which
    each page starts (empty: no pages). ``notes`` are remarks for the user, for example a guessed encoding.
    """

    key: str
    name: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    title: str | None = None
    issued: str | None = None
    publisher: str | None = None
    kind: str | None = None
    language: str = "nl"
    encoding: str = "utf-8"
    fictional: bool = False
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def page_of(self, offset: int) -> int | None:
        """1-based page number of an offset, or None where the document has no pages."""
        number = sum(1 for start in self.pages if start <= offset)
        return number or None
