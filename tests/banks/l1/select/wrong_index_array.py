# diagnosis: returns indices
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-np.abs(weights), kind="stable")
    return order[np.abs(weights)[order] > tol]
