# diagnosis: another answer when asked again
_velocity = {}


def l2_gradient(w, l2):
    g = 2 * l2 * np.asarray(w)
    key = g.shape
    v = _velocity.get(key, g)
    _velocity[key] = 0.9 * v + 0.1 * g
    return _velocity[key].copy()
