# diagnosis: changes the caller's arguments
def l2_gradient(w, l2):
    g = 2 * l2 * ops.convert_to_tensor(w)
    if isinstance(w, keras.Variable):
        w.assign(g)
    return g
