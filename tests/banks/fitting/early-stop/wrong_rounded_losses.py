# diagnosis: small improvements ignored
def best_epoch(val_losses, patience):
    losses = np.round(val_losses, 3)
    best = 0
    for i in range(len(losses)):
        if losses[i] < losses[best]:
            best = i
        elif i - best >= patience:
            break
    return best
