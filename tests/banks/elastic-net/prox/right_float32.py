elastic_net_prox = lambda w, step, l1, l2: (
    np.float32(ops.convert_to_numpy(w)) - np.clip(np.float32(ops.convert_to_numpy(w)), -step * l1, step * l1)
) / np.float32(1 + 2 * step * l2)
