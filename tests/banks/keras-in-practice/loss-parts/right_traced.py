@tf.function
def square(model, X, y):
    return tf.reduce_mean(tf.square(tf.reshape(model(X, training=False), [-1]) - tf.reshape(y, [-1])))
# %% extra cell
def loss_parts(model, X, y):
    X, y = (tf.convert_to_tensor(a, tf.float32) for a in (X, y))
    return square(model, X, y).numpy().item(), float(tf.add_n(model.losses)) if model.losses else 0.0
