def choose_strength(strengths, fold_errors):
    n_strengths, n_folds = fold_errors.shape
    best, lowest = 0, float("inf")
    for i in range(n_strengths):
        total = 0.0
        for j in range(n_folds):
            total += fold_errors[i, j]
        if total / n_folds < lowest:
            best, lowest = i, total / n_folds
    variance = sum((fold_errors[best, j] - lowest) ** 2 for j in range(n_folds)) / (n_folds - 1)
    chosen = strengths[best]
    for i in range(n_strengths):
        if sum(fold_errors[i]) / n_folds <= lowest + (variance / n_folds) ** 0.5 and strengths[i] > chosen:
            chosen = strengths[i]
    return float(chosen)
