# diagnosis: an argument has another name
def loss_parts(net, data, target):
    p = net.predict(data, verbose=0).ravel()
    return float(np.mean((p - target.ravel()) ** 2)), float(sum(net.losses))
