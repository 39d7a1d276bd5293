def l2_gradient(w, l2):
    return np.multiply(2.0 * l2, ops.convert_to_numpy(w))
