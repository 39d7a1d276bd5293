# diagnosis: threshold squared
def elastic_net_prox(w, step, l1, l2):
    z = ops.convert_to_tensor(w)
    t = (step * l1) ** 2
    soft = ops.sign(z) * ops.maximum(ops.abs(z) - t, 0)
    return soft / (1 + 2 * step * l2)
