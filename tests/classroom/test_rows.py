"""What it takes to write one submission does not depend on how many there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from made_up import NAME

from autograder.classroom.gradebook import Gradebook

AFTER = "2026-01-03 00:00:00 UTC"


@pytest.mark.parametrize("again", [False, True])
def test_the_last_of_a_class_takes_no_more_of_the_databases_steps_than_the_third(
    gradebook: Gradebook, graded: Callable[..., None], again: bool
) -> None:
    gradebook.nbgrader.update_or_create_assignment(NAME, duedate="2026-01-02 00:00:00 UTC")
    steps = []

    def count() -> int:
        steps[-1] += 1
        return 0

    for number in range(60):
        if again:
            graded(f"student-{number}", timestamp=AFTER)
        steps.append(0)
        connection = gradebook.nbgrader.db.connection().connection.driver_connection
        connection.set_progress_handler(count, 1)
        graded(f"student-{number}", timestamp=AFTER)
        connection.set_progress_handler(None, 1)
        gradebook.nbgrader.db.rollback()
    assert steps[-1] < 1.3 * steps[2], steps
