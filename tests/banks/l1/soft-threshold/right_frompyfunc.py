def soft_threshold(w, threshold):
    one = np.frompyfunc(lambda v: v - threshold if v > threshold else v + threshold if v < -threshold else 0.0, 1, 1)
    return np.asarray(one(np.asarray(ops.convert_to_numpy(w), dtype="float64"))).astype("float64")
