# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    size = np.abs(weights)
    order = np.argsort(-size, kind="stable")
    return [names[k] for k in order if size[k] > tol * max(1.0, size.max())]
