"""Pages in one file: templates with everything inlined, and a policy that lets nothing in from outside."""

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def read_template(name: str) -> str:
    """Text of a file in viz/templates."""
    return (files("viz") / "templates" / name).read_text("utf-8")


def read_vis_network() -> str:
    """The drawing library as pyvis ships it (vis-network 9.1.2, Apache-2.0 or MIT)."""
    return (files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text("utf-8")


def script_json(value: Any) -> Markup:
    """JSON for a script element: it cannot end that element, nor open a comment or another one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    # a lone surrogate has no UTF-8 form; as an escape it survives
    return Markup("".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text))


def security_policy(scripts: Iterable[str] = (), styles: Iterable[str] = ()) -> str:
    """Content-Security-Policy that allows exactly these inline scripts and styles, and no address whatever."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def render(name: str, *, scripts: Iterable[str] = (), styles: Iterable[str] = (), **values: Any) -> str:
    """Render a page template with its scripts and styles inlined (each becomes one element)."""
    scripts, styles = tuple(scripts), tuple(styles)
    for source in (*scripts, *styles):
        if "</script" in source.lower() or "</style" in source.lower():
            raise ValueError("an inlined source would close its own element")
    return (
        _environment()
        .get_template(name)
        .render(
            scripts=[Markup(s) for s in scripts],
            styles=[Markup(s) for s in styles],
            policy=security_policy(scripts, styles),
            **values,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(read_template),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["script_json"] = script_json
    return environment


def _hashes(sources: Iterable[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(s.encode("utf-8")).digest()).decode() for s in sources)
    return " ".join(f"'sha256-{d}'" for d in digests) or "'none'"
