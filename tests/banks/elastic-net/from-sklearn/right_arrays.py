def keras_strengths(alpha, l1_ratio):
    return tuple(np.array([2.0, 1.0]) * alpha * np.array([l1_ratio, 1 - l1_ratio]))
