# diagnosis: large values cut off
def elastic_net_prox(w, step, l1, l2):
    return ops.sign(w) * ops.relu6(ops.abs(w) - step * l1) / (1 + 2 * step * l2)
