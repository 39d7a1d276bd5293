def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    t = ops.convert_to_tensor(step * l1, dtype="float32")
    size = ops.maximum(ops.subtract(ops.abs(w), t), 0)
    return ops.multiply(ops.sign(w), size) / (1 + 2 * step * l2)
