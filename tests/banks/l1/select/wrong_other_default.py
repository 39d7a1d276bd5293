# diagnosis: another default for tol
def selected_features(weights, names, tol=1e-4):
    order = np.argsort(-np.abs(weights), kind="stable")
    return [names[k] for k in order if abs(weights[k]) > tol]
