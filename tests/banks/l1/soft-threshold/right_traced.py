soft_threshold = tf.function(lambda w, threshold: tf.where(tf.abs(w) > tf.cast(threshold, w.dtype), w - tf.sign(w) * tf.cast(threshold, w.dtype), tf.zeros_like(w)))
# %% extra cell
_traced = soft_threshold
def soft_threshold(w, threshold): return _traced(ops.convert_to_tensor(w), threshold)
