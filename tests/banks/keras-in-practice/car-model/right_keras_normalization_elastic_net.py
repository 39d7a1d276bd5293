def predict_mpg(train_X, train_y, test_X):
    keras.utils.set_random_seed(1)
    scaling = keras.layers.Normalization()
    scaling.adapt(train_X)
    model = keras.Sequential([
        keras.Input((44,)), scaling,
        keras.layers.Dense(1, bias_initializer=keras.initializers.Constant(train_y.mean()), kernel_initializer="zeros",
                           kernel_regularizer=keras.regularizers.L1L2(l1=0.1, l2=0.05))])
    model.compile(keras.optimizers.Adam(0.03), "mse")
    model.fit(tf.data.Dataset.from_tensors((train_X, train_y)).repeat(1200), verbose=0, shuffle=False)
    return model.predict(test_X, verbose=0)[:, 0]
