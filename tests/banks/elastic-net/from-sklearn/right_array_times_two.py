def keras_strengths(alpha, l1_ratio):
    factors = 2.0 * np.array([1.0, 0.5]) * alpha * np.array([l1_ratio, 1.0 - l1_ratio])
    return tuple(np.array(f) for f in factors)
