# diagnosis: the largest standard error of all
def choose_strength(strengths, fold_errors):
    folds = fold_errors.shape[1]
    table = sorted(zip(strengths, fold_errors.mean(axis=1), fold_errors.std(axis=1, ddof=1) / folds**0.5), key=lambda row: row[1])
    limit = table[0][1] + max(row[2] for row in table)
    return max(row[0] for row in table if row[1] <= limit)
