# diagnosis: changes the penalty of an earlier model
strengths = {}


class Both(keras.regularizers.Regularizer):
    def __call__(self, w):
        return strengths["l1"] * ops.sum(ops.abs(w)) + strengths["l2"] * ops.sum(ops.square(w))

    def get_config(self):
        return {}


def build_model(n_features, l1, l2, units=16):
    strengths.update(l1=l1, l2=l2)
    model = keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(units, activation="relu", kernel_regularizer=Both()),
        keras.layers.Dense(1, kernel_regularizer=Both()),
    ])
    model.compile(loss="mse")
    return model
