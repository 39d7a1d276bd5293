# diagnosis: ties in another order
import pandas as pd

def selected_features(weights, names, tol=1e-8):
    sizes = pd.Series(np.abs(weights), index=names)
    return list(sizes[sizes > tol].sort_values(ascending=False).index)
