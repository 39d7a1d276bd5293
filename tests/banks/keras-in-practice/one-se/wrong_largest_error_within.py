# diagnosis: the one with the largest mean within the bound
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=1)
    k = int(np.argmin(m))
    se = fold_errors[k].std(ddof=1) / np.sqrt(fold_errors.shape[1])
    inside = np.where(m <= m[k] + se, m, -np.inf)
    return strengths[np.argmax(inside)]
