import pandas as pd


def choose_strength(strengths, fold_errors):
    table = pd.DataFrame(fold_errors.copy(), index=strengths.copy())
    mean, error = table.mean(axis=1), table.sem(axis=1, ddof=1)
    return mean.index[mean <= mean.min() + error[mean.idxmin()]].max()
