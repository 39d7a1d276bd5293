soft_threshold = lambda w, threshold: keras.ops.soft_shrink(w, threshold)
