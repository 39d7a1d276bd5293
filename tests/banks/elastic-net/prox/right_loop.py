def elastic_net_prox(w: np.ndarray, step: float, l1: float, l2: float) -> np.ndarray:
    w = ops.convert_to_numpy(w)
    out = np.zeros_like(w)
    for index, value in np.ndenumerate(w):
        if value > step * l1:
            out[index] = (value - step * l1) / (1 + 2 * step * l2)
        if value < -step * l1:
            out[index] = (value + step * l1) / (1 + 2 * step * l2)
    return out
