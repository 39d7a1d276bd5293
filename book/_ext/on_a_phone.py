"""Each figure a second time, for a phone: no wider than its letters allow, its panels below each other.

The kernels that run the chapters begin with this file (`begin_kernels`): beside a figure's picture they give the second one, under a type
of its own that nothing else shows. `Phones` finds it in the executed notebooks, and pages offer both.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TYPE = "application/vnd.regularization.phone+png"
WIDTH = 4.3  #: inches; a phone of 360 pixels shows them on 344 of its own, and so letters of 10 points as 11 pixels
SMALLEST = 10  #: points
WIDEST = 576  #: pixels of a window that counts as a phone's, as in course.css


def for_a_phone(figure: Any) -> str:
    """The figure as base64 of a PNG. Changes the figure, which has been shown by then."""
    from IPython.core.pylabtools import print_figure
    from matplotlib.gridspec import GridSpec
    from matplotlib.text import Text

    width, height = figure.get_size_inches()
    panels = [axes for axes in figure.axes if axes.get_subplotspec() is not None]
    grids = {axes.get_subplotspec().get_gridspec().get_geometry() for axes in panels}
    if len(grids) == 1 and (columns := next(iter(grids))[1]) > 1 and len(panels) == len(figure.axes):
        below = GridSpec(len(panels), 1, figure=figure)
        left = [axes for axes in panels if axes.get_subplotspec().is_first_col()]
        for number, axes in enumerate(panels):
            first = left[number // columns] if number // columns < len(left) else axes
            if axes is not first and axes.get_shared_y_axes().joined(axes, first):
                axes.yaxis.set_tick_params(labelleft=True)  # a common axis is labelled at the left alone
                axes.set_ylabel(axes.get_ylabel() or first.get_ylabel())
            axes.set_subplotspec(below[number])
        height *= min(1.0, WIDTH * columns / width) * len(panels) / max(1, len(panels) // columns)
    elif width > WIDTH:
        height *= (1 + WIDTH / width) / 2  # not as flat as the width alone would make it
    figure.set_size_inches(min(width, WIDTH), height)
    for text in figure.findobj(Text):
        text.set_fontsize(max(text.get_fontsize(), SMALLEST))
    room = 72 * min(width, WIDTH)
    for legend in figure.legends:
        if _points_wide(figure, legend) > room:
            legend.set_ncols(1)
            height += 0.22 * (len(legend.get_texts()) - 1)
    for axes in panels:
        height += _legend_above(figure, axes, 0.8 * room)
    figure.set_size_inches(min(width, WIDTH), height)
    return str(print_figure(figure, "png", base64=True))


def _legend_above(figure: Any, axes: Any, room: float) -> float:
    """Puts a legend that leaves its axes no room above the figure, its entries below each other. Returns the inches that it takes there."""
    legend = axes.get_legend()
    if legend is None or _points_wide(figure, legend) <= room:
        return 0.0
    labels = [text.get_text() for text in legend.get_texts()]
    figure.legend(legend.legend_handles, labels, loc="outside upper left", fontsize=SMALLEST)
    legend.remove()
    return 0.22 * len(labels)


def _points_wide(figure: Any, legend: Any) -> float:
    return float(legend.get_window_extent(figure.canvas.get_renderer()).width / figure.dpi * 72)


def begin() -> None:
    """Have this kernel give both pictures of a figure."""
    from IPython import get_ipython
    from IPython.core.formatters import BaseFormatter

    class Phone(BaseFormatter):
        def __call__(self, shown: Any) -> str | None:  # not by for_type: matplotlib's backend takes all formatters of figures away
            is_figure = type(shown).__name__ == "Figure" and type(shown).__module__.startswith("matplotlib")
            return for_a_phone(shown) if is_figure else None

    display = get_ipython().display_formatter  # type: ignore[no-untyped-call]
    display.formatters[TYPE] = Phone(parent=display)  # the last one, so that the figure has been drawn as it is


def begin_kernels(settings: Path) -> None:
    """Have all kernels of this process's environment begin with this file. `settings` is a folder for IPython's own files."""
    startup = settings / "profile_default" / "startup"
    startup.mkdir(parents=True, exist_ok=True)
    (startup / "on_a_phone.py").write_text(f"__import__('runpy').run_path({__file__!r})['begin']()\n", encoding="utf-8")  # leaves no name
    os.environ["IPYTHONDIR"] = str(settings)


class Phones:
    """The second pictures, by the file name of the first ones."""

    def __init__(self, notebooks: Iterable[Any]) -> None:
        self.pictures: dict[str, bytes] = {}
        for notebook in notebooks:
            for data in (output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ())):
                if TYPE in data and "image/png" in data:
                    name = hashlib.sha256(base64.b64decode(data["image/png"])).hexdigest()
                    self.pictures[f"{name}.png"] = base64.b64decode(data[TYPE])

    def offered(self, tag: str, source: str, images: Path) -> str:
        """An image's tag with the second picture for phones, which is written to `images`; as it is where there is none."""
        from PIL import Image

        picture = self.pictures.get(source.rsplit("/", 1)[-1])
        if picture is None:
            return tag
        address = source.removesuffix(".png") + "-phone.png"
        images.mkdir(parents=True, exist_ok=True)
        (images / address.rsplit("/", 1)[-1]).write_bytes(picture)
        width, height = Image.open(io.BytesIO(picture)).size
        return f'<picture><source media="(max-width: {WIDEST}px)" srcset="{address}" width="{width}" height="{height}">{tag}</picture>'
