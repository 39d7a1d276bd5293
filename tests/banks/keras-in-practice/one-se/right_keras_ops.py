def choose_strength(strengths, fold_errors):
    e = ops.convert_to_tensor(fold_errors)
    n = e.shape[1]
    m = ops.mean(e, axis=1)
    b = ops.argmin(m)
    se = ops.sqrt(ops.var(e[b]) / (n - 1))
    return ops.max(ops.where(m <= m[b] + se, strengths, -np.inf))
