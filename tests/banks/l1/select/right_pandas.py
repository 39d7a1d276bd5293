def selected_features(weights, names, tol=1e-8):
    import pandas as pd
    sizes = pd.Series(np.abs(weights), index=names)
    return sizes[sizes > tol].sort_values(ascending=False, kind="stable").index.tolist()
