# diagnosis: nearly equal sizes taken for ties
def selected_features(weights, names, tol=1e-8):
    sizes = np.abs(weights).astype("float32")
    order = np.argsort(-sizes, kind="stable")
    return [names[k] for k in order if abs(weights[k]) > tol]
