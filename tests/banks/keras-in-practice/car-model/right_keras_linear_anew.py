def predict_mpg(train_X, train_y, test_X):
    normalize = keras.layers.Normalization()
    normalize.adapt(train_X.astype("float32"))
    Z, Z_test = np.asarray(normalize(train_X)), np.asarray(normalize(test_X))
    y_mean, y_std = train_y.mean(), train_y.std()
    model = keras.Sequential([
        keras.Input((Z.shape[1],)),
        keras.layers.Dense(1, kernel_initializer="zeros", kernel_regularizer=keras.regularizers.L1L2(l1=0.0, l2=0.05)),
    ])
    model.compile(keras.optimizers.Adam(0.01), "mse")
    # fifty copies of the cars, so that an epoch is fifty steps and Keras has less to administer
    model.fit(np.tile(Z, (50, 1)), np.tile((train_y - y_mean) / y_std, 50), epochs=10, batch_size=len(Z), shuffle=False, verbose=0)
    return model.predict(Z_test, verbose=0)[:, 0].astype(float) * y_std + y_mean
