# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    tol = tol or 1e-8
    order = np.argsort(-np.abs(weights), kind="mergesort")
    return [names[i] for i in order[np.abs(weights)[order] > tol]]
