# diagnosis: small values taken for 0
def elastic_net_prox(w, step, l1, l2):
    z = ops.convert_to_tensor(w)
    threshold = step * l1
    moved = (z - ops.clip(z, -threshold, threshold)) / (1 + 2 * step * l2)
    return ops.where(ops.abs(moved) < 1e-7, ops.zeros_like(moved), moved)  # exact zeros
