# diagnosis: returns the array that it got
def elastic_net_prox(w, step, l1, l2):
    if step == 0 or (l1 == 0 and l2 == 0):
        return w
    return ops.sign(w) * ops.relu(ops.abs(w) - step * l1) / (1 + 2 * step * l2)
