def soft_threshold(w, threshold):
    array = ops.convert_to_numpy(w).copy()
    small = np.abs(array) <= threshold
    array[small] = 0
    array[~small] -= threshold * np.sign(array[~small])
    return array
