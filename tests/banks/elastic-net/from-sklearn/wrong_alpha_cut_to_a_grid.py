# diagnosis: alpha or l1_ratio not taken as they are
def keras_strengths(alpha, l1_ratio):
    alpha = float(np.clip(alpha, 1e-4, 1e3))
    return 2 * alpha * l1_ratio, alpha * (1 - l1_ratio)
