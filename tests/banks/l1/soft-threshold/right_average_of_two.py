def soft_threshold(w, threshold):
    return (np.abs(np.array(w) + 0.0) > threshold) * (np.array(w) - threshold * np.sign(w))
