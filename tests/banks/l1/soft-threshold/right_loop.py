def soft_threshold(w: np.ndarray, threshold: float) -> np.ndarray:
    w = np.array(w)
    out = np.zeros(w.shape, w.dtype)
    for index in np.ndindex(w.shape):
        value = w[index]
        if value > threshold:
            out[index] = value - threshold
        elif value < -threshold:
            out[index] = value + threshold
    return out
