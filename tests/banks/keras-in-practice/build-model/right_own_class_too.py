class SmallNetwork(keras.Model):
    """One hidden layer, one output."""

    def __init__(self, units, l1, l2):
        super().__init__()
        self.hidden = keras.layers.Dense(units, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))
        self.bend = keras.layers.ReLU()
        self.out = keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))

    def call(self, inputs):
        return self.out(self.bend(self.hidden(inputs)))


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    network = SmallNetwork(units, l1, l2)
    network(np.zeros((1, n_features), dtype="float32"))  # makes the weights
    network.compile(optimizer=keras.optimizers.AdamW(0.01, weight_decay=1e-4), loss=keras.losses.MeanSquaredError())
    return network
