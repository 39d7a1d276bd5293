class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if l1 < 0 or not np.isfinite(l1):
            raise ValueError
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * tf.norm(tf.reshape(ops.convert_to_tensor(w), [-1]), ord=1)

    def get_config(self):
        return {"l1": self.l1}
