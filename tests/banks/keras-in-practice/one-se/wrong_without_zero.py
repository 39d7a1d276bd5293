# diagnosis: 0 left out
def choose_strength(strengths, fold_errors):
    table = sorted((float(s), list(map(float, e))) for s, e in zip(strengths, fold_errors) if s > 0)
    means = [sum(errors) / len(errors) for _, errors in table]
    best = means.index(min(means))
    standard_error = np.std(table[best][1], ddof=1) / np.sqrt(fold_errors.shape[1])
    for (strength, _), mean in zip(reversed(table), reversed(means)):
        if mean <= means[best] + standard_error:
            return strength
