# diagnosis: returned nothing
def elastic_net_prox(w, step, l1, l2):
    soft = np.sign(w) * np.maximum(np.abs(w) - step * l1, 0)
    result = soft / (1 + 2 * l2)
    print(result)
