_state = {"wait": 0}


def best_epoch(val_losses, patience):
    best, where = float("inf"), 0
    for i, v in enumerate(val_losses):
        if v < best:
            best, where = v, i
            _state["wait"] = 0
        else:
            _state["wait"] += 1
            if _state["wait"] >= patience:
                break
    return where
