# diagnosis: none
def selected_features(weights, names, tol=1e-8):
    key = np.abs(weights) - 1e-12 * np.arange(len(weights))  # keeps ties in order
    order = [i for i in np.argsort(key)[::-1] if abs(weights[i]) > tol]
    return [names[i] for i in order]
