# diagnosis: not a list
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-np.abs(weights), kind="stable")
    return tuple(names[i] for i in order if abs(weights[i]) > tol)
