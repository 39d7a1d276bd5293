def elastic_net_prox(w, step, l1, l2):
    w = ops.convert_to_tensor(w)
    return ops.sign(w) * ops.relu(ops.abs(w) - step * l1) / (1 + 2 * step * l2)
