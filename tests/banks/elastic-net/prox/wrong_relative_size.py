# diagnosis: zeros not exact
def elastic_net_prox(w, step, l1, l2):
    w = ops.convert_to_tensor(w)
    keep = ops.relu(1.0 - step * l1 / (ops.abs(w) + 1e-12))
    return w * keep / (1 + 2 * step * l2)
