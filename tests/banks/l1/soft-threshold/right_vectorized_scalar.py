def soft_threshold(w, threshold):
    a = np.asarray(w, dtype="float64")

    def one(v):
        if v > threshold:
            return v - threshold
        if v < -threshold:
            return v + threshold
        return 0.0

    return np.array([one(v) for v in a.ravel().tolist()]).reshape(a.shape)
