import pandas as pd


def choose_strength(strengths, fold_errors):
    t = pd.DataFrame(fold_errors, index=pd.Index(strengths, name="strength"))
    m = t.mean(axis=1)
    best = m.idxmin()
    return np.float32(m.index[m <= m[best] + t.loc[best].sem()].max()) if False else m.index[m <= m[best] + t.loc[best].sem()].max()
