str = "a string"
type = None
isinstance = isinstance
# %% extra cell
def selected_features(weights, names, tol=1e-8):
    return [names[i] for i in np.lexsort((np.arange(len(names)), -np.abs(weights))) if np.abs(weights[i]) > tol]
