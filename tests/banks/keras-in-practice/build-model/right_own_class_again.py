# STYLE: a subclass of keras.Model, built before it is returned, the activation a layer
class TwoLayers(keras.Model):
    def __init__(self, units, penalty, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(units, kernel_regularizer=penalty)
        self.bend = keras.layers.ReLU()
        self.head = keras.layers.Dense(1, kernel_regularizer=penalty)

    def call(self, inputs):
        return self.head(self.bend(self.hidden(inputs)))


def build_model(n_features, l1, l2, units=16):
    """A compiled network with one hidden layer, both kernels with an L1L2 penalty."""
    model = TwoLayers(units, keras.regularizers.L1L2(l1=l1, l2=l2))
    model(np.zeros((1, n_features), dtype="float32"))  # makes the weights
    model.compile(optimizer="rmsprop", loss="mean_squared_error")
    return model
