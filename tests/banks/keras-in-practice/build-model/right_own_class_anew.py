class RegularisedNetwork(keras.Model):
    """One hidden layer, one output, as a class."""

    def __init__(self, n_features, units, penalty, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(units, kernel_regularizer=penalty(), name="hidden")
        self.rectify = keras.layers.ReLU()
        self.out = keras.layers.Dense(1, kernel_regularizer=penalty(), name="out")
        self(ops.zeros((1, n_features)))  # makes the weights

    def call(self, inputs):
        return self.out(self.rectify(self.hidden(inputs)))


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    model = RegularisedNetwork(n_features, units, penalty=lambda: keras.regularizers.L1L2(l1=float(l1), l2=float(l2)))
    model.compile(optimizer=keras.optimizers.AdamW(0.01, weight_decay=1e-4, clipnorm=1.0), loss=keras.losses.MeanSquaredError(), metrics=["mae", "mse"])
    return model
