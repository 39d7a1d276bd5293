class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if l1 < 0 or l1 != l1 or l1 in (np.inf, -np.inf): raise ValueError
        self.l1 = l1
    def __call__(self, w):
        v = ops.reshape(w, (-1,))
        return self.l1 * ops.einsum("i,i->", ops.sign(v), v)
    def get_config(self):
        config = super(keras.regularizers.Regularizer, self).__init__() or {}
        config["l1"] = self.l1
        return config
