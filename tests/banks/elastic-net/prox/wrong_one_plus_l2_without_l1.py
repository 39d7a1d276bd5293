# diagnosis: 1 + l2 as the denominator where l1 is 0
def elastic_net_prox(w, step, l1, l2):
    w = ops.convert_to_tensor(w)
    if step == 0:
        return ops.copy(w)
    if l1 == 0:
        return w / (1 + l2)  # plain ridge
    return ops.sign(w) * ops.maximum(ops.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
