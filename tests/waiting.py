"""Waiting for a page: Playwright's own wait_for_function needs eval in the page, which the site's policy forbids."""

import time

PATIENCE = 300  #: seconds until what never comes counts as not coming, however busy the machine is


def until(page, expression, arg=None):
    """Returns when the expression is true in the page."""
    deadline = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < deadline, f"never true: {expression}"
        page.wait_for_timeout(100)
