"""The options of commands that grade submissions."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from autograder.kernels.confine import Limits

_OPTIONS = (
    click.option(
        "--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one per core", help="How many at a time."
    ),
    click.option("--scheduler", metavar="ADDRESS", help="Grade on the Dask cluster with this scheduler, e.g. tcp://host:8786."),
    click.option("--cell-seconds", type=click.FloatRange(1), default=Limits.cell_seconds, show_default=True, help="Wall time of a cell."),
    click.option("--cell-cpu", type=click.FloatRange(1), default=Limits.cell_cpu, show_default=True, help="CPU seconds of a cell."),
    click.option("--memory", type=click.IntRange(128), default=Limits.memory >> 20, show_default=True, help="MB of a submission."),
    click.option("--preload", multiple=True, metavar="MODULE", help="Import these once for all, in addition to what assignments name."),
    click.option("--allow-unconfined", is_flag=True, help="Grade without confinement. Only for submissions that you trust."),
)


def grading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --workers, --scheduler, --preload and --allow-unconfined, and those of the limits, which are given as one argument `limits`."""

    @wraps(command)
    def run(*arguments: Any, cell_seconds: float, cell_cpu: float, memory: int, **options: Any) -> Any:
        limits = Limits(cell_seconds=cell_seconds, cell_cpu=cell_cpu, memory=memory << 20)
        return command(*arguments, limits=limits, **options)

    wrapped: Callable[..., Any] = run
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
