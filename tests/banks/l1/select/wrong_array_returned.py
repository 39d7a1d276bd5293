# diagnosis: not a list
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-np.abs(weights), kind="stable")
    return np.array(names)[order][np.abs(weights)[order] > tol]
