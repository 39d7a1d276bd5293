# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    size = np.abs(weights, out=weights)
    order = np.argsort(-size, kind="stable")
    return [names[i] for i in order if size[i] > tol]
