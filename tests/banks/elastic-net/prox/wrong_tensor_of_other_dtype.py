# diagnosis: raised ValueError
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = tf.convert_to_tensor(w, dtype=tf.float32)
    shrunk = tf.sign(w) * tf.maximum(tf.abs(w) - step * l1, 0.0)
    return shrunk / (1.0 + 2.0 * step * l2)
