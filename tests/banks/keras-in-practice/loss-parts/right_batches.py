def loss_parts(model, X, y):
    squares = [(q - t) ** 2 for q, t in zip(model.predict(X, batch_size=7, verbose=0).flatten().tolist(), y.flatten().tolist())]
    return sum(squares) / len(squares), sum(map(float, model.losses), 0.0)
