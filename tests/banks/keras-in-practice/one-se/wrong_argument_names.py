# diagnosis: an argument has another name
def choose_strength(alphas, errors):
    m = errors.mean(1); i = m.argmin()
    se = errors[i].std(ddof=1) / np.sqrt(errors.shape[1])
    return alphas[m <= m[i] + se].max()
