# diagnosis: wrong dtype
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (0 <= l1 < np.inf and 0 <= l2 < np.inf):
            raise ValueError("l1, l2")
        self.l1, self.l2 = float(l1), float(l2)

    def __call__(self, w):
        w = w if tf.is_tensor(w) else ops.convert_to_tensor(w, "float32")
        return ops.sum(self.l1 * ops.abs(w) + self.l2 * w * w)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
