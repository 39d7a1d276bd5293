"""Waiting for a page: Playwright's own wait_for_function needs eval in the page, which the site's policy forbids."""


def until(page, expression, arg=None):
    """Returns when the expression is true in the page; a minute at most."""
    for _ in range(600):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {expression}")
