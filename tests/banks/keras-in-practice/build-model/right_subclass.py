class Network(keras.Model):
    def __init__(self, units, l1, l2):
        super().__init__()
        self.hidden = keras.layers.Dense(units, "relu", kernel_regularizer=keras.regularizers.L1L2(l1, l2))
        self.out = keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1, l2))

    def call(self, x):
        return self.out(self.hidden(x))
# %% extra cell
def build_model(n_features, l1, l2, units=16):
    model = Network(units, l1, l2)
    model(keras.Input((n_features,)))
    model.compile("sgd", "mse", run_eagerly=True)
    return model
