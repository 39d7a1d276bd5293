# diagnosis: nearly equal sizes taken for ties
def selected_features(weights, names, tol=1e-8):
    size = ops.abs(ops.convert_to_tensor(weights, dtype="float32"))
    size = np.asarray(size)
    order = np.argsort(-size, kind="stable")
    return [names[i] for i in order if size[i] > tol]
