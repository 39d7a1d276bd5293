def elastic_net_prox(w, step, l1, l2):
    z = np.array(ops.convert_to_numpy(w), dtype=np.float64)
    flat = z.reshape(-1)
    t, c = step * l1, 1.0 + 2.0 * step * l2
    for i, v in enumerate(flat.copy()):
        flat[i] = (v - t) / c if v > t else (v + t) / c if v < -t else 0.0
    return flat.reshape(z.shape)
