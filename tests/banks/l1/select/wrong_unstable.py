# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-np.abs(weights))
    return [names[i] for i in order if abs(weights[i]) > tol]
