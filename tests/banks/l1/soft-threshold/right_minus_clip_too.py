def soft_threshold(w, threshold):
    a = np.array(w, copy=True)
    return (a.astype(np.float64) - np.clip(a.astype(np.float64), -threshold, threshold)).reshape(a.shape)
