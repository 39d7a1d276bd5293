# diagnosis: sorted by the signed weight
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-weights, kind="stable")
    return [names[i] for i in order if abs(weights[i]) > tol]
