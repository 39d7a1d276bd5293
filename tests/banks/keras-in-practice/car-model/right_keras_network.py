def predict_mpg(train_X, train_y, test_X):
    keras.utils.set_random_seed(0)
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    std = np.where(std == 0, 1.0, std)
    low, size = train_y.mean(), train_y.std()
    model = keras.Sequential([
        keras.Input((train_X.shape[1],)),
        keras.layers.Dense(1, kernel_initializer="zeros", kernel_regularizer=keras.regularizers.L2(0.1)),
    ])
    model.compile(keras.optimizers.Adam(0.01), "mse")
    model.fit((train_X - mean) / std, (train_y - low) / size, epochs=400, batch_size=60, verbose=0)
    return model.predict((test_X - mean) / std, verbose=0)[:, 0] * size + low
