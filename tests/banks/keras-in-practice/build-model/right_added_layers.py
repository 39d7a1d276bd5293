from keras import layers, regularizers
# %% extra cell
def build_model(n_features, l1, l2, units=16):
    m = keras.models.Sequential()
    m.add(layers.InputLayer(shape=[n_features]))
    m.add(layers.Dense(units, kernel_regularizer=regularizers.l1_l2(l1=l1, l2=l2)))
    m.add(layers.ReLU())
    m.add(layers.Dense(1, activation="linear", kernel_regularizer=regularizers.l1_l2(l1=l1, l2=l2)))
    m.compile(loss="mean_squared_error", optimizer="rmsprop")
    return m
