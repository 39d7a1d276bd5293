# diagnosis: small values taken for 0
def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    out = ops.sign(w) * ops.relu(ops.abs(w) - threshold)
    return ops.where(ops.abs(out) < 1e-6, ops.zeros_like(out), out)
