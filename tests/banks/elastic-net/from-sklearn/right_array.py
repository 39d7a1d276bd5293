def keras_strengths(alpha, l1_ratio):
    return tuple(np.float64(alpha) * np.array([2.0, 1.0]) * np.array([l1_ratio, 1.0 - l1_ratio]))
