# diagnosis: small improvements ignored
def best_epoch(val_losses, patience):
    best, at, since = None, 0, 0
    for i, v in enumerate(val_losses):
        if best is None or v < best * (1 - 1e-6):
            best, at, since = v, i, 0
        else:
            since += 1
            if since == patience:
                return at
    return at
