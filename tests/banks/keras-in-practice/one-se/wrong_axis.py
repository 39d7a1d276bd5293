# diagnosis: mean over the wrong axis
def choose_strength(strengths, fold_errors):
    m = fold_errors.mean(axis=0)
    b = m.argmin()
    return strengths[m <= m[b] + fold_errors[b].std(ddof=1) / np.sqrt(fold_errors.shape[1])].max()
