# diagnosis: nearly equal sizes taken for ties
def selected_features(weights, names, tol=1e-8):
    size = np.abs(weights).astype("float16")
    order = np.argsort(-size, kind="stable")
    return [names[i] for i in order if size[i] > tol]
