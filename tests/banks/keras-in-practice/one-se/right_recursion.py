def _first_within(pairs, limit):
    (strength, mean), *rest = pairs
    return strength if mean <= limit else _first_within(rest, limit)


def choose_strength(strengths, fold_errors):
    """The largest strength whose mean error is within one standard error of the smallest."""
    folds = np.size(fold_errors, 1)
    mean = np.einsum("sf->s", fold_errors) / folds
    k = int(np.lexsort((mean,))[0])
    off = fold_errors[k] - mean[k]
    limit = mean[k] + np.sqrt(off @ off / (folds - 1)) / np.sqrt(folds)
    return _first_within(sorted(zip(strengths.tolist(), mean.tolist()), reverse=True), limit)
