"""`autograder serve`: grade what is handed in at once, and give feedback back."""

from __future__ import annotations

import asyncio
import logging
import signal
from pathlib import Path

import click

from autograder.cli._common import command, course_options, say, tell
from autograder.cli._grading import grading_options
from autograder.files import just_closed, keep_private
from autograder.kernels.confine import Limits
from autograder.phrases import joined, phrase


@command
@click.option("--exchange/--no-exchange", default=None, help="Watch nbgrader's exchange; by default, if there is one for this course.")
@click.option(
    "--tokens",
    type=click.Path(path_type=Path),
    help="Without a JupyterHub: a file with lines name=token that says who may hand in by HTTP.",
)
@click.option(
    "--instructor",
    "instructors",
    multiple=True,
    metavar="NAME",
    help="Who sees the queue and all attempts, answers requests and marks, as does the group formgrade-COURSE of a JupyterHub; may be "
    "repeated.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port on 127.0.0.1; a hub chooses it itself."
)
@grading_options
@course_options
def serve(
    exchange: bool | None,
    tokens: Path | None,
    instructors: tuple[str, ...],
    port: int,
    workers: int,
    scheduler: str | None,
    limits: Limits,
    preload: tuple[str, ...],
    allow_unconfined: bool,
    folder: Path,
    db: str | None,
) -> None:
    """Grade whatever is handed in at once, with feedback.

    Watches nbgrader's exchange and submitted/, and releases feedback for nbgrader's Fetch Feedback. As a service of a JupyterHub, or with
    --tokens, it also has pages and an HTTP interface.
    """
    logging.basicConfig(format="%(asctime)s %(message)s")
    logging.getLogger("autograder").setLevel(logging.INFO)
    asyncio.run(
        _serve(exchange, tokens, frozenset(instructors), port, workers, scheduler, limits, preload, not allow_unconfined, folder, db),
    )


async def _serve(
    exchange: bool | None,
    tokens: Path | None,
    instructors: frozenset[str],
    port: int,
    workers: int,
    scheduler: str | None,
    limits: Limits,
    preload: tuple[str, ...],
    confined: bool,
    folder: Path,
    db: str | None,
) -> None:
    from autograder.classroom.course import Course
    from autograder.serving.exchange import Exchange
    from autograder.serving.service import Service
    from autograder.serving.web import listen

    course = Course(folder, db)
    keep_private(shared=course.settings.groupshared)
    watched = None
    if exchange or (exchange is None and course.id):
        watched = Exchange(course)
        watched = watched if exchange or watched.inbound.is_dir() else None
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    service = Service(
        course,
        exchange=watched,
        workers=workers,
        scheduler=scheduler,
        limits=limits,
        confined=confined,
        preload=preload,
        private=[tokens] if tokens else [],
    )
    try:
        with listen(service, loop, tokens, instructors, port) as address:  # who may not listen need not warm up
            await loop.run_in_executor(None, service.start)
            watching = [course.submitted, *([watched.inbound] if watched else [])]
            tell(phrase("watching {folders}", folders=joined(phrase(" and "), watching)))
            if watched and not watched.inbound.is_dir():
                tell(phrase("{folder} does not exist yet; `nbgrader release_assignment` makes it", folder=watched.inbound))
            tell(phrase("serving {address}", address=address) if address else phrase("no pages: neither a JupyterHub nor --tokens"))
            tell(phrase("ready"))
            if closed := just_closed():
                say(closed, "yellow")
            ended = asyncio.ensure_future(asyncio.to_thread(service.wait))
            await asyncio.wait([ended, asyncio.ensure_future(stop.wait())], return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                await ended
    finally:
        await loop.run_in_executor(None, service.close)
