"""The {penalty-lab} directive: fit the house prices of the chapters in the reader's browser, with TensorFlow.js.

The form is written here; book/assets/lab/*.js bring it to life. TensorFlow.js (npm, three of its packages, 200 KB
compressed) and the data are loaded when the reader presses Start, never before. Everything is a classic script, so that the page
works from a folder too, and nothing needs more than `script-src 'self'`.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

import numpy as np
import vendor
from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective, SphinxRole

_ = get_translation("course")
PACKAGES = ("core", "backend-cpu", "layers")  # in this order: each builds on those before
SCRIPTS = ("settings.js", "fit.js", "draw.js", "lab.js")

NAMES = ("size", "bedrooms", "distance", "age", "garden", "wall colour", "door number", "street name", "weekday", "shoe size")
TRUE_W = np.array([50.0, 10.0, -25.0, -15.0, 10.0, 0.0, 0.0, 0.0, 0.0, 0.0])
EXTRA = 20  # more features that do not count


def houses(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """What `houses` in book/l1.md draws: features (n, 10) before they are scaled, and noise of deviation 1 (n,)."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 10))
    X[:, 1] = 0.9 * X[:, 0] + np.sqrt(0.19) * X[:, 1]
    return X, rng.normal(size=n)


def data() -> dict[str, Any]:
    """60 sales to train on, those of chapter L1, and 200 to validate. Features are scaled by the training sales' mean
    and deviation. Columns are features: the price is found by adding the columns that a reader keeps."""
    features, noise = houses(60, seed=2)
    new_features, new_noise = houses(200, seed=5000)
    more = np.random.default_rng(6).normal(size=(260, EXTRA))
    features, new_features = np.hstack([features, more[:60]]), np.hstack([new_features, more[60:]])
    mean, deviation = features.mean(0), features.std(0)

    def part(X: np.ndarray, e: np.ndarray) -> dict[str, Any]:
        raw = X[:, :5] * TRUE_W[:5]  # what each of the features that count adds to the price
        return {
            "features": np.round((X - mean) / deviation, 4).T.tolist(),
            "parts": np.round(raw, 3).T.tolist(),
            "noise": np.round(e, 4).tolist(),
        }

    return {
        "names": [*NAMES, *(f"noise {number}" for number in range(1, EXTRA + 1))],
        "truth": np.round(TRUE_W[:5] * deviation[:5], 3).tolist(),
        "training": part(features, noise),
        "validation": part(new_features, new_noise),
    }


def copy_scripts(app: Any) -> None:
    """TensorFlow.js and the data, into the site's static files."""
    if app.builder.format != "html":
        return
    target = vendor.VENDOR / "static" / "lab"
    target.mkdir(parents=True, exist_ok=True)
    for name in PACKAGES:
        source = vendor.node_modules() / "@tensorflow" / f"tfjs-{name}" / "dist" / f"tf-{name}.es2017.min.js"
        text = re.sub(r"\n//# sourceMappingURL=.*", "", source.read_text(encoding="utf-8"))
        (target / f"tf-{name}.js").write_text(text, encoding="utf-8")
    origin = "// 60 and 200 simulated house sales: book/_ext/lab.py, as in chapter L1.\n"
    (target / "data.js").write_text(f"{origin}PenaltyLab.data = {json.dumps(data(), separators=(',', ':'))};\n", encoding="utf-8")
    if str(target.parent) not in app.config.html_static_path:
        app.config.html_static_path.append(str(target.parent))


class penalty_lab(nodes.General, nodes.Element):
    """The form, the pictures and the tables."""


class PenaltyLabDirective(SphinxDirective):
    """No argument; the content is what a reader without JavaScript sees in its place."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        lab = penalty_lab("")
        self.state.nested_parse(self.content, self.content_offset, lab)
        return [lab]


class LabLink(SphinxRole):
    """{lab}`text <penalty=l1&l1=12>`: a link to the lab with these settings."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        match = re.fullmatch(r"(.+?)\s*<([^<>]+)>", self.text, flags=re.S)
        if not match:
            message = self.inliner.reporter.error("{lab}: write {lab}`text <penalty=l1&l1=12>`.", line=self.lineno)
            return [], [message]
        # All pages of the book lie in one folder.
        return [nodes.reference("", match[1], refuri=f"penalty-lab.html#{match[2]}", internal=True)], []


def options(values: dict[str, str]) -> str:
    return "".join(f'<option value="{html.escape(value)}">{html.escape(text)}</option>' for value, text in values.items())


def select(name: str, label: str, values: dict[str, str]) -> str:
    return f'<p><label for="lab-{name}">{label}</label><select id="lab-{name}" name="{name}">{options(values)}</select></p>'


def number(name: str, label: str, most: int, step: str) -> str:
    return (
        f'<p><label for="lab-{name}">{label}</label>'
        f'<input id="lab-{name}" name="{name}" type="number" inputmode="decimal" min="0" max="{most}" step="{step}"></p>'
    )


def form() -> str:
    """Everything that can be chosen. Values are those of the address: book/assets/lab/settings.js."""
    penalty = {"none": _("none"), "l1": "L1", "l2": "L2", "l1l2": "L1L2"}
    method = {"plain": _("plain gradient, as Keras does"), "proximal": _("proximal step")}
    rates = {value: value for value in ("0.0005", "0.001", "0.002", "0.005", "0.01", "0.05", "0.1", "0.2")}
    count = {str(n): str(n) for n in (5, 4, 3, 2, 1)}
    noise = {str(n): str(n) for n in (0, 5, 25)}
    width = {"0": _("0 (linear)"), "4": "4", "16": "16"}
    groups = {
        _("Penalty"): [
            select("penalty", _("Penalty"), penalty),
            number("l1", _("Strength l1"), 200, "any"),
            number("l2", _("Strength l2"), 20, "any"),
            select("method", _("Step"), method),
        ],
        _("Data and model"): [
            number("noise", _("Noise, in thousands"), 100, "any"),
            select("relevant", _("Features that count"), count),
            select("irrelevant", _("Features that do not"), noise),
            select("width", _("Hidden units"), width),
        ],
        _("Training"): [
            select("rate", _("Learning rate"), rates),
            select("speed", _("Steps a picture"), {"1": "1", "5": "5", "20": "20"}),
            select("a", _("Weight across"), {}),
            select("b", _("Weight upwards"), {}),
        ],
    }
    return "".join(f"<fieldset><legend>{title}</legend>{''.join(fields)}</fieldset>" for title, fields in groups.items())


def words() -> dict[str, str]:
    """What the scripts say."""
    return {
        "start": _("Start"),
        "pause": _("Pause"),
        "loading": _("Loading TensorFlow.js…"),
        "failed": _("TensorFlow.js could not be loaded. Check the connection, then press Start again."),
        "ready": _("Ready. Press Start."),
        "status": _(
            "Step {step}. Mean squared error: training {training}, validation {validation}. {zeros} of {all} weights are exactly zero."
        ),
        "ended": _("Ended."),
        "runaway": _("The weights run away: the learning rate is too large. Take a smaller one."),
        "bad": _("The address holds a setting that the lab does not know: {name}. The usual one is taken."),
        "copied": _("Copied."),
        "failedcopy": _("Not copied. Select the text instead."),
        "zero": _("zero"),
        "linear": _("The contours are drawn for 0 hidden units."),
        "units": _("sum of |w| over the units"),
        "weight": _("weight"),
        "step": _("step"),
        "bars": _("Bars of the weights. {zeros} of {all} weights are exactly zero."),
        "curves": _("Curves of the mean squared error over {step} steps. Training ends at {training}, validation at {validation}."),
        "contours": _("Contours of the data loss over the weights of {a} and {b}. The point is at {x} and {y}."),
        "training": _("training"),
        "validation": _("validation"),
        "trainingLoss": _("training + penalty"),
        "validationFree": _("validation, no penalty"),
    }


def visit_lab(self: Any, _node: nodes.Node) -> None:
    said = html.escape(json.dumps({key: str(text) for key, text in words().items()}, ensure_ascii=False))
    names = html.escape(json.dumps([*NAMES, *(f"{_('noise')} {number}" for number in range(1, EXTRA + 1))]))
    columns = (_("error"), _("error + penalty"), _("error without any penalty"))
    head = "<td></td>" + "".join(f'<th scope="col">{text}</th>' for text in columns)
    rows = "".join(
        f'<tr class="lab-row-{kind}"><th scope="row">{text}</th><td data-show="{kind}"></td><td data-show="{kind}-loss"></td>'
        f'<td data-show="{kind}-free"></td></tr>'
        for kind, text in (("training", _("training")), ("validation", _("validation")))
    )
    self.body.append(
        f'<div class="lab" data-words="{said}" data-names="{names}" hidden><form class="lab-form" autocomplete="off">{form()}</form>'
        f'<div class="lab-buttons" role="group" aria-label="{_("Training")}">'
        f'<button type="button" class="lab-start" data-do="start">{_("Start")}</button>'
        f'<button type="button" data-do="step">{_("Step")}</button><button type="button" data-do="reset">{_("Reset")}</button></div>'
        f'<p class="lab-status" role="status"></p>'
        f'<div class="lab-pictures">'
        f'<figure class="lab-curves"><figcaption>{_("Error")}</figcaption><canvas role="img"></canvas></figure>'
        f'<figure class="lab-contours"><figcaption>{_("Data loss over two weights")}</figcaption><canvas role="img"></canvas></figure>'
        f'<figure class="lab-bars"><figcaption>{_("Weights")} <span class="lab-unit"></span></figcaption>'
        '<canvas role="img"></canvas></figure></div>'
        f'<div class="lab-table"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        f'<details class="lab-weights"><summary>{_("The weights as numbers")}</summary><ul></ul></details>'
        f'<p class="lab-keras-title" id="lab-keras-title">{_("The same in Keras")}</p>'
        f'<div class="lab-keras"><pre tabindex="0" aria-labelledby="lab-keras-title"><code></code></pre>'
        f'<button type="button" data-do="copy">{_("Copy")}</button></div>'
        f'<p class="lab-share"><button type="button" data-do="share">{_("Copy the address of these settings")}</button></p></div>'
        '\n<div class="lab-static">'
    )


def depart_lab(self: Any, _node: nodes.Node) -> None:
    self.body.append("</div>\n")


def nothing(_self: Any, _node: nodes.Node) -> None:
    """Other builders show the content alone."""


def add_assets(app: Any, _page: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Only the page with the lab loads its style and its scripts, and of TensorFlow.js none does."""
    if app.builder.format == "html" and 'class="lab"' in (context.get("body") or ""):
        app.add_css_file("lab/lab.css")
        for name in SCRIPTS:
            app.add_js_file(f"lab/{name}", defer="defer")


def setup(app: Any) -> dict[str, Any]:
    app.add_directive("penalty-lab", PenaltyLabDirective)
    app.add_role("lab", LabLink())
    app.add_node(penalty_lab, html=(visit_lab, depart_lab), **dict.fromkeys(("latex", "text", "man", "texinfo"), (nothing, nothing)))
    app.connect("builder-inited", copy_scripts)
    app.connect("html-page-context", add_assets)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
