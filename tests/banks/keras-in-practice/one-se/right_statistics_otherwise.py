from dataclasses import dataclass
import math
import statistics


@dataclass(order=True, frozen=True)
class _Candidate:
    mean: float
    error: float
    strength: float

    @classmethod
    def of(cls, strength, errors):
        return cls(statistics.fmean(errors), statistics.stdev(errors) / math.sqrt(len(errors)), strength)


def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    candidates = [_Candidate.of(*pair) for pair in zip(strengths.tolist(), fold_errors.tolist())]
    best = min(candidates)
    return max(c.strength for c in candidates if c.mean <= best.mean + best.error)
