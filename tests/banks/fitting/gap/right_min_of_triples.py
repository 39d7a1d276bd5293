def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    return (lambda best: best[0] - best[2])(min((v, epoch, t) for epoch, (v, t) in enumerate(zip(history["val_loss"], history["loss"]))))
