// The fit of the penalty lab: data from the settings, a model in TensorFlow.js, and one step of training.
// Needs `tf` (tfjs-core, backend-cpu, layers) and PenaltyLab.data, which lab.js loads at the first Start.
"use strict";

globalThis.PenaltyLab = globalThis.PenaltyLab || {};

(() => {
  /** Features (rows) and prices, centred by the training sales: { names, truth, training: {x, y}, validation: {x, y} }. */
  function dataFor(settings) {
    const all = PenaltyLab.data;
    const kept = [...Array(settings.relevant).keys(), ...Array.from({ length: settings.irrelevant }, (_, j) => 5 + j)];
    const part = ({ features, parts, noise }) => ({
      x: noise.map((_, i) => kept.map((j) => features[j][i])),
      y: noise.map((e, i) => parts.slice(0, settings.relevant).reduce((sum, column) => sum + column[i], settings.noise * e)),
    });
    const training = part(all.training), validation = part(all.validation);
    const mean = training.y.reduce((sum, value) => sum + value, 0) / training.y.length;
    for (const { y } of [training, validation]) y.forEach((value, i) => { y[i] = value - mean; });
    return { names: kept.map((j) => all.names[j]), truth: kept.map((j) => all.truth[j] || 0), training, validation };
  }

  /** Keras' regularizers of the settings, as tf.regularizers has them; none for a proximal step, which does its work.
   *  At zero, |w| has the slope -1 here and 0 in Keras, so that the first step from zero differs and the solution does not. */
  function regularizer({ penalty, l1, l2 }) {
    if (penalty === "l1") return tf.regularizers.l1({ l1 });
    if (penalty === "l2") return tf.regularizers.l2({ l2 });
    if (penalty === "l1l2") return tf.regularizers.l1l2({ l1, l2 });
    return undefined;
  }

  function build(settings, features, penalised) {
    const kernelRegularizer = penalised && settings.method === "plain" ? () => regularizer(settings) : () => undefined;
    const model = tf.sequential();
    if (settings.width) {
      const start = (seed) => tf.initializers.glorotUniform({ seed });
      model.add(tf.layers.dense({
        units: settings.width, activation: "relu", inputShape: [features], kernelInitializer: start(7), kernelRegularizer: kernelRegularizer(),
      }));
      model.add(tf.layers.dense({ units: 1, kernelInitializer: start(8), kernelRegularizer: kernelRegularizer() }));
    } else {
      model.add(tf.layers.dense({
        units: 1, useBias: false, inputShape: [features], kernelInitializer: "zeros", kernelRegularizer: kernelRegularizer(),
      }));
    }
    model.compile({ optimizer: tf.train.sgd(settings.rate), loss: "meanSquaredError" });
    return model;
  }

  /** A model that is trained step by step, beside the same one without any penalty. */
  class Fit {
    constructor(settings) {
      this.settings = settings;
      this.data = dataFor(settings);
      this.tensors = {};
      for (const kind of ["training", "validation"]) {
        const { x, y } = this.data[kind];
        this.tensors[kind] = { x: tf.tensor2d(x), y: tf.tensor2d(y, [y.length, 1]) };
      }
      this.model = build(settings, this.data.names.length, true);
      this.free = build(settings, this.data.names.length, false);
      this.strengths = PenaltyLab.strengths(settings);
      this.step = 0;
      this.history = [];
      this.trail = [];
      this.note();
    }

    kernels(model = this.model) {
      return model.layers.map((layer) => layer.getWeights()[0]);
    }

    /** One step on all training sales. */
    async advance() {
      const { x, y } = this.tensors.training;
      await this.model.trainOnBatch(x, y);
      if (this.settings.method === "proximal") this.shrink();
      await this.free.trainOnBatch(x, y);
      this.step += 1;
    }

    /** The proximal step: the soft threshold for L1, then the division for L2, each with the learning rate. */
    shrink() {
      const { l1, l2 } = this.strengths, { rate } = this.settings;
      if (!l1 && !l2) return;
      for (const layer of this.model.layers) {
        tf.tidy(() => {
          const [kernel, ...rest] = layer.getWeights();
          const size = tf.relu(tf.sub(tf.abs(kernel), rate * l1));
          layer.setWeights([tf.div(tf.mul(tf.sign(kernel), size), 1 + 2 * rate * l2), ...rest]);
        });
      }
    }

    error(model, kind) {
      const { x, y } = this.tensors[kind];
      return tf.tidy(() => tf.losses.meanSquaredError(y, model.predict(x)).dataSync()[0]);
    }

    /** Weights as numbers, errors and penalty of this moment; kept in the history. */
    note() {
      const arrays = this.kernels().map((kernel) => [...kernel.dataSync()]);
      const flat = arrays.flat();
      const penalty = flat.reduce((sum, w) => sum + this.strengths.l1 * Math.abs(w) + this.strengths.l2 * w * w, 0);
      const units = this.settings.width || 1;
      const first = arrays[0];
      this.now = {
        step: this.step,
        training: this.error(this.model, "training"),
        validation: this.error(this.model, "validation"),
        trainingFree: this.error(this.free, "training"),
        validationFree: this.error(this.free, "validation"),
        penalty,
        zeros: flat.filter((w) => w === 0).length,
        all: flat.length,
        // For each feature its weight; with hidden units the sum of sizes over the units.
        weights: this.data.names.map((_, j) =>
          this.settings.width ? first.slice(j * units, (j + 1) * units).reduce((sum, w) => sum + Math.abs(w), 0) : first[j]),
      };
      this.history.push(this.now);
      this.trail.push(this.now.weights);
      return this.now;
    }

    get finite() {
      return Number.isFinite(this.now.training) && Number.isFinite(this.now.penalty);
    }

    dispose() {
      for (const { x, y } of Object.values(this.tensors)) tf.dispose([x, y]);
      for (const model of [this.model, this.free]) {
        model.optimizer.dispose();
        model.dispose();
      }
    }
  }

  Object.assign(PenaltyLab, { Fit, dataFor });
})();
