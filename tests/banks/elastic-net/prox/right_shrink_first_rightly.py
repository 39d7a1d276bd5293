def soft(v, t):
    return v - np.clip(v, -t, t)
# %% extra cell
def elastic_net_prox(w, step, l1, l2):
    """The other order is right with a threshold that is divided too."""
    factor = 1 / (1 + 2 * step * l2)
    return soft(np.asarray(w) * factor, step * l1 * factor)
