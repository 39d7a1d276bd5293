class _Network(keras.Model):
    def __init__(self, n_features, units, make):
        super().__init__(name="network")
        self.hidden = keras.layers.Dense(units, kernel_regularizer=make())
        self.bend = keras.layers.ReLU()
        self.out = keras.layers.Dense(1, kernel_regularizer=make())
        self(np.zeros((1, n_features), dtype="float32"))  # makes the weights

    def call(self, inputs):
        return self.out(self.bend(self.hidden(inputs)))


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    network = _Network(int(n_features), int(units), lambda: keras.regularizers.L1L2(l1=float(l1), l2=float(l2)))
    network.compile(keras.optimizers.AdamW(0.01, weight_decay=1e-4, clipnorm=1.0), keras.losses.MeanSquaredError(), metrics=[keras.metrics.RootMeanSquaredError()])
    return network
