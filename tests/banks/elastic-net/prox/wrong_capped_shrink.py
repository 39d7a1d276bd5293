# diagnosis: large strengths not taken as they are
def elastic_net_prox(w, step, l1, l2):
    w = ops.convert_to_tensor(w)
    factor = min(1 + 2 * step * l2, 2.0)
    return ops.sign(w) * ops.maximum(ops.abs(w) - step * l1, 0) / factor
