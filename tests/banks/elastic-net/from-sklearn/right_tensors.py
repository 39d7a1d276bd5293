def keras_strengths(alpha, l1_ratio):
    alpha = ops.convert_to_tensor(alpha, dtype="float64")
    return ops.multiply(2 * alpha, l1_ratio), alpha - alpha * l1_ratio
