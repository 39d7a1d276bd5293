"""The report's plots: for light and for dark pages, as pictures inside the page, each with its text."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import matplotlib
import numpy as np
from babel.numbers import get_decimal_symbol
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, ScalarFormatter

from autograder.words import N_, Words

# Okabe and Ito's colours: told apart by colour-blind readers
_ORANGE = "#D55E00"
_THEMES = (("#222832", "#ffffff", "#0072B2"), ("#ced6dd", "#14181e", "#56B4E9"))  # ink, paper, marks
# By the marks' colour: one submission alone stands out from the paper too.
_FROM_FEW_TO_MANY = {
    "#0072B2": LinearSegmentedColormap.from_list("light", ["#8cc4e8", "#0072B2", "#08264a"]),
    "#56B4E9": LinearSegmentedColormap.from_list("dark", ["#3a6f96", "#56B4E9", "#f0f8ff"]),
}
_SHOWN = 40
_ROUNDED = "@##"  # three digits
_MANY = 500  #: submissions from which on dots would lie on each other


@dataclass(frozen=True)
class Picture:
    """Data URIs for both themes, and the text for whoever does not see them."""

    light: str
    dark: str
    alt: str
    caption: str


def score_distribution(scores: Sequence[float], points: float, words: Words) -> Picture:
    """A histogram of scores. Needs at least one."""
    values = np.asarray(scores)
    top = max(points, values.max(), 1.0)
    # one bar for each whole score, as long as they can be told apart
    whole = top <= 40
    edges = np.arange(-0.5, np.ceil(top) + 1) if whole else np.linspace(0, top, 21)

    def draw(axes: Axes, colour: str) -> None:
        axes.hist(values, bins=edges.tolist(), color=colour, rwidth=0.9)
        axes.axvline(float(np.median(values)), color=_ORANGE, linestyle="--", label=words.say(N_("median")))
        axes.set(xlabel=words.say(N_("score (of {points})"), points=words.number(points)), ylabel=words.say(N_("submissions")))
        axes.margins(y=0.12)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_locator(MaxNLocator(integer=True))
        _number(axes, words)
        axes.legend(frameon=False)

    low, middle, high = np.percentile(values, [25, 50, 75])
    ends = {"low": values.min(), "high": values.max(), "points": points}
    middles = {"middle": middle, "quarter": low, "three_quarters": high, "mean": values.mean()}
    alt = words.say(
        N_(
            "Histogram of {number} scores from {low} to {high} of {points} points. "
            "Median {middle}, middle half from {quarter} to {three_quarters}, mean {mean}."
        ),
        number=words.number(len(values)),
        **{name: words.number(float(value)) for name, value in ends.items()},
        **{name: words.number(float(value), _ROUNDED) for name, value in middles.items()},
    )
    rounded = whole and bool(np.any(values % 1))
    caption = words.say(N_("Scores of the class, rounded to whole points") if rounded else N_("Scores of the class"))
    return _picture(draw, alt, caption, 3.2)


def difficulty(names: Sequence[str], shares: Sequence[float], words: Words) -> Picture:
    """A bar for each item: the mean share of its points."""

    def draw(axes: Axes, colour: str) -> None:
        bars = axes.barh(range(len(names)), [100 * share for share in shares], color=colour)
        axes.bar_label(bars, fmt="%.0f %%", padding=3)
        axes.set_yticks(range(len(names)), [name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…" for name in names])
        axes.set(xlim=(0, 115), xticks=range(0, 101, 20), xlabel=words.say(N_("mean share of the points, %")))
        axes.invert_yaxis()

    listed = "; ".join(f"{name} {words.number(100 * share, '0')} %" for name, share in zip(names, shares, strict=True))
    alt = words.say(N_("Bars: mean share of the points for each answer. {listed}."), listed=listed)
    return _picture(draw, alt, words.say(N_("Difficulty of each answer: the longer the bar, the easier")), 1 + 0.35 * len(names))


def load(seconds: Sequence[float], memory: Sequence[float], words: Words) -> Picture:
    """Each submission's CPU time against its memory in MB."""

    def draw(axes: Axes, colour: str) -> None:
        if len(seconds) > _MANY:
            tiles = axes.hexbin(seconds, memory, gridsize=40, mincnt=1, bins="log", cmap=_FROM_FEW_TO_MANY[colour])
            axes.figure.colorbar(tiles, ax=axes, label=words.say(N_("submissions")), format="%d")
        else:
            axes.plot(seconds, memory, "o", color=colour, alpha=0.6, markersize=4, clip_on=False)  # the largest are at the edge
        axes.set(xlabel=words.say(N_("CPU time, seconds")), ylabel=words.say(N_("memory, MB")), xlim=(0, None), ylim=(0, None))
        _number(axes, words)

    facts = {"seconds": np.median(seconds), "memory": np.median(memory), "most_seconds": max(seconds), "most_memory": max(memory)}
    alt = words.say(
        N_(
            "CPU time against memory of {number} submissions. "
            "Median {seconds} s, {memory} MB; largest {most_seconds} s and {most_memory} MB."
        ),
        number=words.number(len(seconds)),
        **{name: words.number(float(value), _ROUNDED) for name, value in facts.items()},
    )
    return _picture(draw, alt, words.say(N_("Time and memory of each submission")), 3.2, shaded=len(seconds) > _MANY)


class _Numbers(ScalarFormatter):
    """Matplotlib's numbers along an axis, with the decimal sign of the language."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._sign = get_decimal_symbol(words.locale)

    def __call__(self, x: float, pos: int | None = None) -> str:
        return super().__call__(x, pos).replace(".", self._sign)


def _number(axes: Axes, words: Words) -> None:
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(_Numbers(words))


def _picture(draw: Callable[[Axes, str], None], alt: str, caption: str, height: float, *, shaded: bool = False) -> Picture:
    """Drawn once, and coloured anew for dark pages; twice where its colours are `shaded`, from those of a theme."""
    light = _svg(draw, *_THEMES[0], height)
    if shaded:
        dark = _svg(draw, *_THEMES[1], height)
    else:
        other = {one.lower(): theirs.lower() for one, theirs in zip(*_THEMES, strict=True)}
        dark = re.sub(r"#[0-9a-f]{6}\b", lambda found: other.get(found[0], found[0]), light)
    return Picture(_as_uri(light), _as_uri(dark), alt, caption)


def _svg(draw: Callable[[Axes, str], None], ink: str, paper: str, colour: str, height: float) -> str:
    settings = {
        "font.family": "sans-serif",
        "font.size": 11,
        "svg.fonttype": "path",  # a picture must not depend on the fonts of the machine that shows it
        "svg.hashsalt": "report",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "figure.facecolor": paper,
        "axes.facecolor": paper,
        **dict.fromkeys(("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color"), ink),
    }
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=(6.0, height), layout="constrained")
        FigureCanvasSVG(figure)
        draw(figure.add_subplot(), colour)
        out = io.BytesIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue().decode()


def _as_uri(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
