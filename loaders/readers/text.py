"""Plain text and Markdown: the text stays exactly as it stands in the file, byte order mark and line ends included."""

import hashlib

from loaders.document import Document
from loaders.readers.metadata import describe
from ontology.errors import ReadError

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(key: str, name: str, data: bytes) -> Document:
    """Decode a text file (UTF-8, UTF-16 with a mark, else Windows-1252, which is reported)."""
    text, encoding = decode(key, data)
    notes = () if encoding != "cp1252" else ("geen geldige UTF-8; gelezen als Windows-1252 (cp1252)",)
    found = describe(text)
    return Document(
        key=key,
        name=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/markdown" if key.lower().endswith(".md") else "text/plain",
        title=found.title,
        issued=found.issued,
        encoding=encoding,
        fictional=found.fictional,
        notes=notes,
    )


def decode(key: str, data: bytes) -> tuple[str, str]:
    """Text and the encoding that was used. Raises ReadError for an empty, binary or undecodable file."""
    if not data.strip():
        raise ReadError(f"{key}: het bestand is leeg; overgeslagen.")
    if data.startswith(_UTF16_MARKS):
        text, encoding = _strict(key, data, "utf-16")
    else:
        try:
            text, encoding = data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            text, encoding = _strict(key, data, "cp1252")
    if "\0" in text or _share_of_controls(text) > 0.02:
        raise ReadError(f"{key}: is geen tekst maar een binair bestand; overgeslagen.")
    if not text.strip("\ufeff \t\r\n"):
        raise ReadError(f"{key}: het bestand bevat alleen wit; overgeslagen.")
    return text, encoding


def _strict(key: str, data: bytes, encoding: str) -> tuple[str, str]:
    if b"\0" in data[:4096] and encoding == "cp1252":
        raise ReadError(f"{key}: is geen tekst maar een binair bestand; overgeslagen.")
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{key}: niet te ontcijferen als UTF-8 of {encoding} (byte {error.start}); sla het op als UTF-8."
        ) from error


def _share_of_controls(text: str) -> float:
    sample = text[:20_000]
    return sum(c < " " and c not in "\t\n\r\f\v" for c in sample) / len(sample)
