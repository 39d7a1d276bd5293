def l2_gradient(w, l2):
    def pull(v):
        return [pull(one) for one in v] if isinstance(v, list) else 2 * l2 * v

    return np.array(pull(np.array(w).tolist())).reshape(np.shape(w))
