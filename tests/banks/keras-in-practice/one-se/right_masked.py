def choose_strength(strengths, fold_errors):
    mean, dev = np.average(fold_errors, axis=-1), np.std(fold_errors, axis=-1, ddof=1)
    sorted_by_mean = np.argsort(mean)
    bound = mean[sorted_by_mean[0]] + dev[sorted_by_mean[0]] * fold_errors.shape[-1] ** -0.5
    return strengths[sorted_by_mean[: np.searchsorted(mean[sorted_by_mean], bound, side="right")]].max()
