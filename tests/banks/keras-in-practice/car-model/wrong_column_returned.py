# diagnosis: wrong shape
def predict_mpg(train_X, train_y, test_X):
    mean, std = train_X.mean(axis=0), train_X.std(axis=0)
    std[std == 0] = 1.0
    model = build_model(44, l1=0.0, l2=0.05)
    model.fit((train_X - mean) / std, train_y, epochs=5, verbose=0)
    return model.predict((test_X - mean) / std, verbose=0)
