// The settings of the penalty lab: their values in the address (#penalty=l1&l1=12…), and the Keras lines that do the same.
"use strict";

globalThis.PenaltyLab = globalThis.PenaltyLab || {};

(() => {
  const number = (least, most) => (text) => {
    const value = Number(text);
    return text.trim() !== "" && Number.isFinite(value) && value >= least && value <= most ? value : undefined;
  };
  const oneOf = (...values) => (text) => (values.includes(text) ? text : undefined);
  const whole = (...values) => (text) => (values.map(String).includes(text) ? Number(text) : undefined);

  // Name: [usual value, reader that gives undefined for what it does not know]
  const FIELDS = {
    penalty: ["l1", oneOf("none", "l1", "l2", "l1l2")],
    l1: [12, number(0, 200)],
    l2: [0.2, number(0, 20)],
    method: ["proximal", oneOf("plain", "proximal")],
    noise: [30, number(0, 100)],
    relevant: [5, whole(1, 2, 3, 4, 5)],
    irrelevant: [5, whole(0, 5, 25)],
    width: [0, whole(0, 4, 16)],
    rate: [0.1, whole(0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.2)],
    speed: [1, whole(1, 5, 20)],
    a: [0, number(0, 29)],
    b: [1, number(0, 29)],
  };

  /** Settings from an address's hash, and the names of those that were not understood. */
  function read(hash) {
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const settings = {}, unknown = [];
    for (const [name, [usual, parse]] of Object.entries(FIELDS)) {
      const value = given.has(name) ? parse(given.get(name)) : usual;
      if (value === undefined) unknown.push(name);
      settings[name] = value === undefined ? usual : value;
    }
    const features = settings.relevant + settings.irrelevant;
    for (const name of ["a", "b"]) {
      if (settings[name] >= features || !Number.isInteger(settings[name])) settings[name] = Math.min(name === "a" ? 0 : 1, features - 1);
    }
    return { settings, unknown };
  }

  /** The hash for these settings; read(write(s)) gives s back. */
  function write(settings) {
    return "#" + Object.keys(FIELDS).map((name) => `${name}=${settings[name]}`).join("&");
  }

  /** The strengths that are in force: a penalty that is not chosen has strength 0. */
  function strengths(settings) {
    return {
      l1: settings.penalty.startsWith("l1") ? settings.l1 : 0,
      l2: settings.penalty.endsWith("l2") ? settings.l2 : 0,
    };
  }

  /** What a Keras user writes for the same fit. */
  function keras(settings) {
    const { l1, l2 } = strengths(settings);
    const calls = { none: "", l1: `L1(${l1})`, l2: `L2(${l2})`, l1l2: `L1L2(l1=${l1}, l2=${l2})` };
    const call = settings.method === "plain" ? calls[settings.penalty] : "";
    const regularizer = call ? `, kernel_regularizer=keras.regularizers.${call}` : "";
    const lines = settings.width
      ? [`keras.layers.Dense(${settings.width}, "relu"${regularizer})`, `keras.layers.Dense(1${regularizer})`]
      : [`keras.layers.Dense(1, use_bias=False${regularizer})`];
    lines.push(`model.compile(keras.optimizers.SGD(${settings.rate}), "mse")`);
    if (settings.method === "proximal" && (l1 || l2)) {
      const shrunk = l1 ? `keras.ops.soft_shrink(kernel, ${settings.rate} * ${l1})` : "kernel";
      lines.push("# after each batch, in a callback:", "for layer in model.layers:", "    kernel = layer.kernel");
      lines.push(`    kernel.assign(${shrunk}${l2 ? ` / (1 + 2 * ${settings.rate} * ${l2})` : ""})`);
    }
    return lines.join("\n");
  }

  Object.assign(PenaltyLab, { read, write, strengths, keras, FIELDS });
})();
