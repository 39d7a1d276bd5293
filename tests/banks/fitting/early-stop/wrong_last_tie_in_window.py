# diagnosis: none
def best_epoch(val_losses, patience):
    best = 0
    while True:
        window = range(best + 1, min(best + 1 + patience, len(val_losses)))
        smaller = [i for i in window if val_losses[i] < val_losses[best]]
        if not smaller:
            return best
        best = min(reversed(smaller), key=lambda i: val_losses[i])
