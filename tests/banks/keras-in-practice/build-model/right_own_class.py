class RegularisedNetwork(keras.Model):
    def __init__(self, n_features, l1, l2, units):
        super().__init__()
        self.hidden = keras.layers.Dense(units, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))
        self.bend = keras.layers.ReLU()
        self.out = keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=l1, l2=l2))
        self.build((None, n_features))

    def build(self, shape):
        self.hidden.build(shape)
        self.out.build((None, self.hidden.units))
        self.built = True

    def call(self, x):
        return self.out(self.bend(self.hidden(x)))


def build_model(n_features, l1, l2, units=16):
    network = RegularisedNetwork(int(n_features), float(l1), float(l2), int(units))
    network.compile(optimizer=keras.optimizers.AdamW(0.01, weight_decay=1e-4, clipnorm=10.0), loss=keras.losses.MeanSquaredError(), metrics=["mae"])
    return network
