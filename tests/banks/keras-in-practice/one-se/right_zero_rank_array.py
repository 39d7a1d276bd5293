def choose_strength(strengths, fold_errors):
    e = np.asarray(fold_errors, dtype="float64")
    m = np.einsum("ij->i", e) / e.shape[1]
    se = np.sqrt(np.cov(e[np.argsort(m)[0]]) / e.shape[1])
    return np.asarray(np.nanmax(np.where(m <= m.min() + se, strengths, np.nan)))
