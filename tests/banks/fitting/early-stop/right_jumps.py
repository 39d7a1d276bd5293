def best_epoch(val_losses, patience):
    best = 0
    while True:
        window = val_losses[best + 1 : best + 1 + patience]
        if not window or min(window) >= val_losses[best]:
            return best
        best += 1 + window.index(min(window))
