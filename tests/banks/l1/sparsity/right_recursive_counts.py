from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    small: int = 0
    entries: int = 0

    def __add__(self, other):
        return Tally(self.small + other.small, self.entries + other.entries)


def _tally(values, tol):
    """Halves the array until one entry is left."""
    if values.size == 0:
        return Tally()
    if values.size == 1:
        return Tally(int(not abs(values[0]) > tol), 1)
    middle = values.size // 2
    return _tally(values[:middle], tol) + _tally(values[middle:], tol)


def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    result = Tally()
    for w in weights:
        result = result + _tally(np.asarray(w).astype("float64").reshape(-1), tol)
    return result.small / result.entries
