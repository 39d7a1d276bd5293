"""Keep every page on its own host: drop what the default extensions load from elsewhere.

sphinx-thebe writes a script from a public network into each page even when it is off. The course starts no
kernel from a page, so the extension's scripts go, and the sources that name another host with them.
"""

from __future__ import annotations

from typing import Any

UNWANTED = ("thebe", "unpkg.com", "cdnjs.", "jsdelivr.net")


def is_unwanted(asset: Any) -> bool:
    """True for a script or style that belongs to thebe or lives on another host."""
    text = f"{getattr(asset, 'filename', '') or ''} {getattr(asset, 'attributes', {}).get('body', '')}"
    return any(word in text.lower() for word in UNWANTED)


def drop_unwanted(_app: Any, _page: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    for kind in ("script_files", "css_files"):
        if kind in context:
            context[kind][:] = [asset for asset in context[kind] if not is_unwanted(asset)]


def setup(app: Any) -> dict[str, Any]:
    app.connect("html-page-context", drop_unwanted, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
