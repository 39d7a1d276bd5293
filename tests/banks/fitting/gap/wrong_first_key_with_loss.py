# diagnosis: keys recognized by a part
def generalization_gap(history):
    losses = [values for key, values in history.items() if key.endswith("loss")]
    epoch = int(np.argmin(losses[-1]))
    return losses[-1][epoch] - losses[0][epoch]
