"""Identifiers: slugs, instance IRIs and ids made from content.

The slug follows the annotation guideline (section 4); an instance IRI is ``BASE + kind + "/" + quoted id``, so that the
id and the kind can always be read back from the IRI.
"""

import hashlib
import re
import unicodedata
from urllib.parse import quote, unquote

ONTOLOGY = "https://w3id.org/ketenkaart/ontology#"
INSTANCES = "https://w3id.org/ketenkaart/id/"

_SAFE = ":@+-._~"


def slug(text: str) -> str:
    """Lower-case ASCII slug; a word broken over a line is joined, quotes vanish, all else becomes '-'."""
    text = re.sub(r"-\s*\n\s*", "", text)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub(r"['\u2018\u2019`\"]", "", text)
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def instance_iri(kind: str, local: str) -> str:
    """IRI of an instance: ``instance_iri("actor", "class:gi")``."""
    return f"{INSTANCES}{kind}/{quote(local, safe=_SAFE)}"


def split_iri(iri: str) -> tuple[str, str]:
    """Kind and id of an instance IRI; ValueError for any other IRI."""
    if not iri.startswith(INSTANCES):
        raise ValueError(f"not an instance of ours: {iri}")
    kind, sep, local = iri[len(INSTANCES) :].partition("/")
    if not sep or not local:
        raise ValueError(f"no id in instance IRI: {iri}")
    return kind, unquote(local)


def content_id(*parts: object) -> str:
    """Stable id of 16 hexadecimal digits made from the parts; the same on every machine and in any order of loading."""
    joined = "\x1f".join("" if p is None else str(p) for p in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
