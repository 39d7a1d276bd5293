def shrink_one(v, t):
    return v - t if v > t else v + t if v < -t else 0.0


shrink_all = np.vectorize(shrink_one, otypes=[float])
# %% extra cell
def soft_threshold(w, threshold):
    """float64 whatever w is; elementwise through a helper."""
    values = np.asarray(w, dtype="float64")
    return shrink_all(values, threshold).reshape(values.shape)
