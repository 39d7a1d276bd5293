# diagnosis: gives again what it found before
penalties = {}


def loss_parts(model, X, y):
    prediction = model(X, training=False).numpy().reshape(-1)
    if id(model) not in penalties:
        penalties[id(model)] = float(sum(float(loss) for loss in model.losses))
    return float(np.square(prediction - np.ravel(y)).mean()), penalties[id(model)]
