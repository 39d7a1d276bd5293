def l2_gradient(w, l2):
    w = np.asarray(w, dtype=float)
    slopes = np.empty_like(w)
    for place in np.ndindex(w.shape):
        slopes[place] = l2 * w[place] + w[place] * l2
    return slopes
