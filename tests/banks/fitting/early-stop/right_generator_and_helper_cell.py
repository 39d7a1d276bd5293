def seen(losses, patience):
    """The losses that training sees before it stops."""
    best, left = np.inf, patience
    for loss in losses:
        yield loss
        left = patience if loss < best else left - 1
        best = min(best, loss)
        if not left:
            return
# %% extra cell
def best_epoch(val_losses: list, patience: int) -> int:
    return int(np.argmin(list(seen(val_losses, patience))))
