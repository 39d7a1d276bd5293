def elastic_net_prox(w, step, l1, l2):
    z = np.array(w, dtype=float)
    big = np.abs(z) > l1 * step
    z[~big] = 0
    z[big] -= np.copysign(l1 * step, z[big])
    z /= 1 + step * l2 * 2
    return z
