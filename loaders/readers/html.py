"""Saved web pages: readable text in blocks, without scripts, styles, navigation, forms and cookie bars."""

import hashlib
import re
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from loaders.document import Document
from loaders.readers.metadata import describe
from loaders.readers.text import decode
from ontology.errors import ReadError

_DROPPED = [
    "script", "style", "template", "noscript", "nav", "footer", "form", "iframe", "svg", "button", "select", "aside",
    "dialog",
]  # fmt: skip
_BLOCKS = frozenset([
    "address", "article", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_META_DATES = ("article:published_time", "dcterms.issued", "dcterms.date", "dcterms.modified", "date", "dc.date")
_META_PUBLISHERS = ("dcterms.publisher", "dcterms.creator", "og:site_name", "publisher", "author")


def read(key: str, name: str, data: bytes) -> Document:
    """Text of a web page; metadata from its own meta elements first, then from its text."""
    markup, encoding, notes = _decode(key, data)
    soup = BeautifulSoup(markup, "lxml")
    metadata = _metadata(soup)
    title = _title(soup)
    language = _language(soup)
    for element in soup(_DROPPED):
        element.decompose()
    root = soup.find("main") or soup.find("article") or soup.body or soup
    text = _text(root)
    if not text:
        raise ReadError(f"{key}: er staat geen leesbare tekst op deze pagina; overgeslagen.")
    found = describe(text)
    document = Document(
        key=key,
        name=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        title=title or found.title,
        issued=_first(metadata, _META_DATES, r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?") or found.issued,
        publisher=_first(metadata, _META_PUBLISHERS, r"(?s)\S.{0,120}"),
        encoding=encoding,
        fictional=found.fictional,
        notes=notes,
    )
    return replace(document, language=language) if language else document


def _decode(key: str, data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """The declared character set is believed when the bytes agree with it, otherwise the rules for plain text hold."""
    declared = _CHARSET.search(data[:2048])
    if declared:
        charset = declared[1].decode("ascii")
        try:
            text = data.decode(charset)
            if "\0" not in text:
                return text, charset.lower(), ()
        except (UnicodeDecodeError, LookupError):
            text, encoding = decode(key, data)
            return text, encoding, (f"opgegeven tekenset '{charset}' klopt niet; gelezen als {encoding}",)
    text, encoding = decode(key, data)
    return text, encoding, (("geen geldige UTF-8; gelezen als Windows-1252 (cp1252)",) if encoding == "cp1252" else ())


def _metadata(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in soup.find_all("meta"):
        name = str(element.get("name") or element.get("property") or "").lower()
        content = str(element.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _first(metadata: dict[str, str], names: tuple[str, ...], form: str) -> str | None:
    for name in names:
        match = re.match(form, metadata.get(name, ""))
        if match:
            return match[0].strip()
    return None


def _title(soup: BeautifulSoup) -> str | None:
    for tag in ("h1", "title"):
        element = soup.find(tag)
        if element and element.get_text(" ", strip=True):
            return " ".join(element.get_text(" ", strip=True).split())[:200]
    return None


def _language(soup: BeautifulSoup) -> str | None:
    value = soup.html.get("lang") if soup.html else None
    return str(value).split("-")[0].lower() if value else None


def _text(root: Tag) -> str:
    """Block elements are set apart by an empty line (table cells by ' ; '), text within a block is one line."""
    lines: list[str] = []
    current: list[str] = []

    def flush() -> None:
        line = " ".join("".join(current).split())
        if line:
            lines.append(line)
        current.clear()

    # an explicit stack: deep nesting must not exhaust Python's recursion
    stack: list[tuple[object, bool]] = [(root, False)]
    while stack:
        node, closing = stack.pop()
        if isinstance(node, NavigableString):
            if not isinstance(node, Comment):
                current.append(str(node))
        elif isinstance(node, Tag):
            if node.name == "br" or node.name in _BLOCKS:
                if closing and node.name in ("td", "th"):
                    current.append(" ; " if node.find_next_sibling(["td", "th"]) else "")
                elif node.name not in ("td", "th"):
                    flush()
            if not closing:
                if node.name == "li":
                    current.append("• ")
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
    flush()
    return "\n\n".join(lines)
