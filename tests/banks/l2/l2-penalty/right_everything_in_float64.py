keras.config.set_floatx("float64")
# %% extra cell
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if np.isnan(l2) or np.isinf(l2) or l2 < 0:
            raise ValueError(f"bad strength {l2}")
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.sum(ops.power(w, 2))

    def get_config(self):
        return {"l2": self.l2}
