# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-np.abs(weights), kind="stable")
    chosen = [names[k] for k in order if abs(weights[k]) > tol]
    names[:] = chosen
    return list(names)
