def keras_strengths(alpha, l1_ratio):
    a, r = np.float32(alpha), np.float32(l1_ratio)
    return 2 * a * r, a * (1 - r)
