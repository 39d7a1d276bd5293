def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    b = int(np.argmin(m))
    limit = m[b] + np.std(fold_errors[b], ddof=1) / np.sqrt(fold_errors.shape[1])
    best = 0.0
    for s, v in zip(strengths, m):
        if v <= limit and s > best:
            best = s
    return best
