# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    np.abs(weights, out=weights)
    order = np.argsort(-weights, kind="stable")
    return [names[i] for i in order if weights[i] > tol]
