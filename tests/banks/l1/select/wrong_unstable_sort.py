# diagnosis: ties in another order
def selected_features(weights, names, tol=1e-8):
    sizes = np.abs(weights)
    return [names[i] for i in np.argsort(-sizes) if sizes[i] > tol]
