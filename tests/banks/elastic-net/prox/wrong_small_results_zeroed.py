# diagnosis: small values taken for 0
def elastic_net_prox(w, step, l1, l2):
    w = ops.convert_to_tensor(w)
    out = ops.sign(w) * ops.relu(ops.abs(w) - step * l1) / (1 + 2 * step * l2)
    return ops.where(ops.abs(out) < 1e-3, ops.zeros_like(out), out)
