soft_threshold = lambda w, threshold: (lambda a: a - np.clip(a, -threshold, threshold))(np.array(w, dtype=np.float64))
