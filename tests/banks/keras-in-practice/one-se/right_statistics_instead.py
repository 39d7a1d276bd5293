import statistics
from math import sqrt


def choose_strength(strengths, fold_errors):
    """The rule with Python's statistics, one strength after the other from the largest down."""
    folds = dict(zip(map(float, strengths.tolist()), fold_errors.astype(float).tolist()))
    mean = {strength: statistics.fmean(errors) for strength, errors in folds.items()}
    winner = min(mean, key=mean.__getitem__)
    bar = mean[winner] + statistics.stdev(folds[winner]) / sqrt(len(folds[winner]))
    for strength in sorted(mean, reverse=True):
        if mean[strength] <= bar:
            return strength
    raise AssertionError("the winner itself is below the bar")
