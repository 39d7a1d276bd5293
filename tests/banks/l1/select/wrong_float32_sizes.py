# diagnosis: nearly equal sizes taken for ties
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    sizes = tf.abs(tf.constant(weights, dtype=tf.float32))
    values, order = tf.math.top_k(sizes, k=len(names))
    return [names[int(i)] for value, i in zip(values, order) if float(value) > tol]
