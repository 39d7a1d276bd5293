def soft_threshold(w, threshold):
    """sign(w) * max(abs(w) - threshold, 0), elementwise."""
    old = np.array(ops.convert_to_tensor(w).numpy())
    new = np.zeros_like(old)
    for index in np.ndindex(old.shape):
        value = float(old[index])
        if value > threshold:
            new[index] = value - threshold
        elif -value > threshold:
            new[index] = value + threshold
    return new
