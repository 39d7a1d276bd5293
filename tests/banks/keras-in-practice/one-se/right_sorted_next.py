from typing import NamedTuple


class _Row(NamedTuple):
    strength: float
    mean: float
    error: float


def _rows(strengths, fold_errors):
    n = fold_errors.shape[1]
    for k in range(len(strengths)):
        row = fold_errors[k]
        m = row.sum() / n
        spread = (((row - m) ** 2).sum() / (n - 1)) ** 0.5
        yield _Row(strengths[k], m, spread / n**0.5)


def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    rows = list(_rows(strengths, fold_errors))
    best = sorted(rows, key=lambda r: r.mean)[0]
    from_large = sorted(rows, key=lambda r: -r.strength)
    return next(r.strength for r in from_large if r.mean <= best.mean + best.error)
