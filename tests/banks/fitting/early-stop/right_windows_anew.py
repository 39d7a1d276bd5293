def best_epoch(val_losses, patience):
    losses, best = np.asarray(val_losses, dtype=float), 0
    while True:
        window = losses[best + 1 : best + 1 + patience]
        if window.size == 0 or window.min() >= losses[best]:
            return best
        best += 1 + int(window.argmin())
