def generalization_gap(history):
    # later keys overwrite earlier ones, so go backwards: the first epoch has the last word
    table = dict(zip(history["val_loss"][::-1], history["loss"][::-1]))
    return (lambda best: best - table[best])(min(table))
