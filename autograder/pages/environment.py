"""Templates in the language of whoever reads them: for the pages, and for the panel in JupyterLab, which imports nothing else of them."""

from __future__ import annotations

from datetime import datetime

import jinja2

from autograder.words import Words


def page_environment(loader: jinja2.BaseLoader, words: Words) -> jinja2.Environment:
    """Templates that escape every value, refuse a name that nobody gave, and write numbers and times as the language does."""
    environment = jinja2.Environment(
        loader=loader,
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(words.catalog, newstyle=True)  # type: ignore[attr-defined]
    environment.filters["number"] = words.number
    environment.filters["time"] = lambda text: words.moment(datetime.fromisoformat(text))
    return environment
