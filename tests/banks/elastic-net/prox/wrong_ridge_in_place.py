# diagnosis: raised ValueError
def elastic_net_prox(w, step, l1, l2):
    if l1 == 0:
        z = np.asarray(w)
        z /= 1 + 2 * step * l2
        return z
    return ops.sign(w) * ops.relu(ops.abs(w) - step * l1) / (1 + 2 * step * l2)
