def build_model(n_features, l1, l2, units=16):
    x = keras.Input(shape=[n_features])
    shared = keras.regularizers.l1_l2(l1=l1, l2=l2)
    hidden = keras.layers.Dense(units=units, activation=tf.nn.relu, kernel_regularizer=shared, kernel_initializer="he_normal")
    model = keras.Model(x, keras.layers.Dense(1, kernel_regularizer=shared)(hidden(x)))
    model.compile("rmsprop", keras.losses.MeanSquaredError(name="squares"))
    return model
