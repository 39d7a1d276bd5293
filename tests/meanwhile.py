"""What another program does at the worst moment, without waiting for that moment to come by chance."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa


@contextlib.contextmanager
def meanwhile(do: Callable[[], object], is_now: Callable[[str], bool]) -> Iterator[None]:
    """Once, right before the first statement to a database of which `is_now` says so; that there was one is asserted at the end."""
    done: list[str] = []

    def act(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if not done and is_now(statement):
            done.append(statement)
            do()

    sa.event.listen(sa.engine.Engine, "before_cursor_execute", act)
    try:
        yield
    finally:
        sa.event.remove(sa.engine.Engine, "before_cursor_execute", act)
    assert done, "the moment never came"
