import pandas as pd

def choose_strength(strengths, fold_errors):
    table = pd.DataFrame(fold_errors, index=strengths)
    mean = table.mean(axis=1)
    limit = mean.min() + table.loc[mean.idxmin()].sem()
    return mean.index[mean <= limit].max()
