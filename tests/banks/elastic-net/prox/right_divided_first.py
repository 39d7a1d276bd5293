def elastic_net_prox(w, step, l1, l2):
    scale = 1 + 2 * step * l2
    z = ops.convert_to_tensor(w)
    return ops.where(ops.abs(z) <= step * l1, ops.zeros_like(z), (z - ops.sign(z) * step * l1) / scale)
