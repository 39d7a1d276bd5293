import math
import statistics
# %% extra cell
def choose_strength(strengths, fold_errors):
    """Plain Python."""
    means = [statistics.mean(row) for row in fold_errors.tolist()]
    best = means.index(min(means))
    bound = means[best] + statistics.stdev(fold_errors[best].tolist()) / math.sqrt(len(fold_errors[best]))
    return max(s for s, m in zip(strengths, means) if m <= bound)
