def elastic_net_prox(w, step, l1, l2):
    z = np.array(ops.convert_to_numpy(w), dtype=np.float64)  # a copy
    reach = float(step) * float(l1)
    cut = z - np.clip(z, -reach, reach)
    return np.true_divide(cut, 1.0 + 2.0 * float(step) * float(l2))
