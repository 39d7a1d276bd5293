# diagnosis: an argument has another name
def build_model(p, a, b, hidden=16):
    reg = keras.regularizers.L1L2(a, b)
    m = keras.Sequential([keras.Input((p,)), keras.layers.Dense(hidden, "relu", kernel_regularizer=reg), keras.layers.Dense(1, kernel_regularizer=reg)])
    m.compile("adam", "mse")
    return m
