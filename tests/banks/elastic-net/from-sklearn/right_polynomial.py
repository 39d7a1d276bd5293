def keras_strengths(alpha, l1_ratio):
    l1 = np.float64(2.0) * alpha * l1_ratio
    l2 = np.float64(alpha) - l1 / 2
    return (l1, l2)
