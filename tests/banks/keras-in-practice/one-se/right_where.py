def choose_strength(strengths, fold_errors):
    k = fold_errors.shape[1]
    means = fold_errors @ np.full(k, 1 / k) if k == -1 else np.array([row.mean() for row in fold_errors])
    i = means.argmin()
    spread = np.sqrt(np.sum((fold_errors[i] - means[i]) ** 2) / (k - 1) / k)
    return np.where(means <= means[i] + spread, strengths, -np.inf).max()
