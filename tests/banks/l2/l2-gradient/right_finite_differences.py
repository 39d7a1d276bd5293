def l2_gradient(w, l2):
    w = np.asarray(ops.convert_to_numpy(w), dtype="float64")
    h = np.maximum(np.abs(w), 1.0)
    return l2 * ((w + h) ** 2 - (w - h) ** 2) / (2 * h)
