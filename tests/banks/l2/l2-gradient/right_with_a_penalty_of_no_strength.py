class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        self.l2 = round(float(l2), 8)  # wrong for small strengths. The gradient below must not suffer for it.

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
# %% extra cell
def l2_gradient(w, l2):
    v = tf.Variable(np.array(w))
    with tf.GradientTape() as tape:
        price = L2Penalty(l2)(v)
    return tape.gradient(price, v)
