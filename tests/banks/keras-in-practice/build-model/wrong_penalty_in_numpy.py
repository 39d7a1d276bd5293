# diagnosis: a penalty that works for numbers alone
class Both(keras.regularizers.Regularizer):
    def __init__(self, l1, l2):
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        w = np.asarray(w)
        return ops.convert_to_tensor(self.l1 * np.abs(w).sum() + self.l2 * (w**2).sum(), "float32")


def build_model(n_features, l1, l2, units=16):
    model = keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=Both(l1, l2)),
        keras.layers.Dense(1, kernel_regularizer=Both(l1, l2)),
    ])
    model.compile("adam", loss="mse")
    return model
