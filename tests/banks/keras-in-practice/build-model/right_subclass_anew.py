class Regularized(keras.Model):
    """Dense, ReLU and Dense, built on the spot."""

    def __init__(self, n_features, units, **strengths):
        super().__init__()
        self.hidden = keras.layers.Dense(units, kernel_regularizer=keras.regularizers.L1L2(**strengths))
        self.bend = keras.layers.ReLU()
        self.out = keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(**strengths))
        self(keras.ops.zeros((1, n_features)))  # makes the weights

    def call(self, inputs):
        return self.out(self.bend(self.hidden(inputs)))


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    network = Regularized(int(n_features), int(units), l1=float(l1), l2=float(l2))
    network.compile(
        optimizer=keras.optimizers.AdamW(learning_rate=5e-3, weight_decay=1e-4, clipnorm=1.0),
        loss=keras.losses.MeanSquaredError(),
        metrics=[keras.metrics.RootMeanSquaredError()],
    )
    return network
