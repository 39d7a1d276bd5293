def selected_features(weights, names, tol=1e-8):
    size = np.abs(np.asarray(weights, dtype=np.float32))
    order = np.argsort(-size, kind="stable")
    return [names[i] for i in order if size[i] > tol]
