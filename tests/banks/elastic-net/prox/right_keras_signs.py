def elastic_net_prox(w, step, l1, l2):
    shrunk = ops.sign(w) * ops.relu(ops.abs(w) - step * l1)
    return ops.divide(shrunk, 1.0 + 2.0 * step * l2)
