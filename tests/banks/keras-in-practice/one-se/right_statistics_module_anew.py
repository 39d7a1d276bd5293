# STYLE: plain Python: dataclass rows, the statistics module, sorted from the largest strength down
import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    strength: float
    errors: tuple

    @property
    def mean(self):
        return statistics.fmean(self.errors)

    @property
    def standard_error(self):
        return statistics.stdev(self.errors) / len(self.errors) ** 0.5


def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    candidates = [Candidate(float(s), tuple(map(float, row))) for s, row in zip(strengths, fold_errors)]
    winner = min(candidates, key=lambda c: c.mean)
    limit = winner.mean + winner.standard_error
    for candidate in sorted(candidates, key=lambda c: c.strength, reverse=True):
        if candidate.mean <= limit:
            return candidate.strength
