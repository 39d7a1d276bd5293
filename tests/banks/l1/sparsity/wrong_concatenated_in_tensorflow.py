# diagnosis: lists of mixed dtypes or kinds not handled
def sparsity(weights, tol=0.0):
    """The fraction of all entries with abs(w) <= tol, over a list of arrays or variables."""
    flat = tf.concat([tf.reshape(tf.convert_to_tensor(w), [-1]) for w in weights], axis=0)
    return float(tf.reduce_mean(tf.cast(tf.abs(flat) <= tf.cast(tol, flat.dtype), tf.float64)))
