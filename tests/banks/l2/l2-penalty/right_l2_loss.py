class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not (l2 >= 0 and l2 < np.inf):
            raise ValueError(f"{l2}")
        self.l2 = float(l2)
    def __call__(self, w):
        return 2 * self.l2 * tf.nn.l2_loss(ops.convert_to_tensor(w))
    def get_config(self):
        return {"l2": self.l2}
