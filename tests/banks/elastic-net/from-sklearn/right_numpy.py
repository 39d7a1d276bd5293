def keras_strengths(alpha, l1_ratio):
    share = np.array([l1_ratio, 1 - l1_ratio])
    return tuple(alpha * share * np.array([2.0, 1.0]))
