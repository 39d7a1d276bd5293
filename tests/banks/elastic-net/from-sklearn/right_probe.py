def keras_strengths(alpha, l1_ratio):
    def doubled(w):
        return 2 * alpha * (l1_ratio * abs(w) + (1 - l1_ratio) / 2 * w**2)

    # the penalty of one weight is l1 w + l2 w**2: know it at 1 and at 2
    at_one, at_two = np.float64(doubled(1)), np.float64(doubled(2))
    return tuple(np.linalg.solve([[1.0, 1.0], [2.0, 4.0]], [at_one, at_two]))
