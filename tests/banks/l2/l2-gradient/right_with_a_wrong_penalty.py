class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.mean(ops.square(w)) / 2

    def get_config(self):
        return {"l2": self.l2}
# %% extra cell
def l2_gradient(w, l2):
    penalty = L2Penalty(l2)
    w = tf.constant(w) if isinstance(w, np.ndarray) else tf.convert_to_tensor(w)
    with tf.GradientTape() as tape:
        tape.watch(w)
        price = penalty(w)
    return tape.gradient(price, w).numpy()
