# diagnosis: an argument has another name
def l2_gradient(weights, strength):
    return 2 * strength * weights
