# diagnosis: not a list
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-np.abs(weights), kind="stable")
    return filter(None, [names[k] for k in order if abs(weights[k]) > tol])
