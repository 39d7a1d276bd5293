// The penalty lab: form, buttons, address and the loop of training. Markup and words: book/_ext/lab.py
"use strict";

globalThis.PenaltyLab = globalThis.PenaltyLab || {};

(() => {
  const lab = document.querySelector(".lab");
  if (!lab) return;
  const here = document.currentScript.src;
  const LIMIT = 5000;  // steps, after which the fit rests
  const words = JSON.parse(lab.dataset.words);
  const say = (word, values = {}) => words[word].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const form = lab.querySelector("form"), status = lab.querySelector(".lab-status");
  const button = (name) => lab.querySelector(`[data-do="${name}"]`);
  const canvas = (name) => lab.querySelector(`.lab-${name} canvas`);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const draws = [];  // milliseconds of the last steps and pictures, for whoever measures

  let settings, fit = null, running = false, loaded = null, color = null, spoken = 0, busy = Promise.resolve();

  // --- settings: the form, the address, the Keras lines

  function fillForm() {
    for (const [name, value] of Object.entries(settings)) if (form.elements[name]) form.elements[name].value = String(value);
    for (const [name, needed] of [["l1", settings.penalty.startsWith("l1")], ["l2", settings.penalty.endsWith("l2")]]) {
      form.elements[name].disabled = !needed;
    }
    lab.querySelector(".lab-keras code").textContent = PenaltyLab.keras(settings);
  }

  function nameFeatures() {
    const kept = [...featureNames()];
    for (const name of ["a", "b"]) {
      form.elements[name].replaceChildren(...kept.map((text, j) => new Option(text, String(j))));
    }
  }

  function featureNames() {
    const all = JSON.parse(lab.dataset.names);
    return [...all.slice(0, settings.relevant), ...all.slice(5, 5 + settings.irrelevant)];
  }

  function readAddress() {
    const found = PenaltyLab.read(location.hash);
    settings = found.settings;
    nameFeatures();
    fillForm();
    status.textContent = found.unknown.length ? say("bad", { name: found.unknown.join(", ") }) : words.ready;
    return renew();
  }

  async function changed(event) {
    const name = event.target.name;
    const given = Object.fromEntries(new FormData(form));
    const merged = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, given[key] ?? value]));
    if (name === "width") merged.rate = Number(merged.width) ? 0.001 : 0.1;  // a network needs shorter steps than a line
    settings = PenaltyLab.read(PenaltyLab.write(merged)).settings;
    if (name === "relevant" || name === "irrelevant") nameFeatures();
    fillForm();
    history.replaceState(null, "", PenaltyLab.write(settings));
    if (["a", "b", "speed"].includes(name)) {
      if (fit) Object.assign(fit.settings, settings);
      draw();
      return;
    }
    await renew();
  }

  // --- training

  /** One after the other: a step must not meet a model that a change of settings has thrown away. */
  function queue(work) {
    busy = busy.then(work, work);
    return busy;
  }

  function load() {
    loaded ??= ["data", "tf-core", "tf-backend-cpu", "tf-layers"].reduce((before, name) => before.then(() => new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, here).href;
      script.onload = done;
      script.onerror = () => { script.remove(); failed(new Error(name)); };
      document.head.append(script);
    })), Promise.resolve()).then(() => tf.setBackend("cpu")).catch((error) => { loaded = null; throw error; });
    return loaded;
  }

  /** A new fit with the settings of now, once TensorFlow.js is there; the run goes on if there was one. */
  function renew() {
    return queue(() => {
      if (!fit) return;
      fit.dispose();
      fit = new PenaltyLab.Fit({ ...settings });
      draw();
      speak();
    });
  }

  async function ready() {
    if (fit) return true;
    status.textContent = words.loading;
    try {
      await load();
    } catch {
      status.textContent = words.failed;
      return false;
    }
    await queue(() => {
      fit ??= new PenaltyLab.Fit({ ...settings });
      lab.classList.add("is-started");
    });
    return true;
  }

  async function advance(steps) {
    const began = performance.now();
    for (let k = 0; k < steps; k += 1) await fit.advance();
    fit.note();
    draw();
    draws.push(performance.now() - began);
    if (draws.length > 200) draws.shift();
    if (!fit.finite) return rest("runaway");
    if (fit.step >= LIMIT) return rest("ended");
    if (performance.now() - spoken > 3000) speak();
    return undefined;
  }

  function rest(word) {
    setRunning(false);
    if (word) speak(word);
    else speak();
  }

  function setRunning(now) {
    running = now;
    button("start").textContent = now ? words.pause : words.start;
    lab.classList.toggle("is-running", now);
  }

  async function run() {
    if (running) return rest();
    if (!(await ready())) return undefined;
    setRunning(true);
    speak();
    const frame = () => new Promise((done) => (calm.matches ? setTimeout(done, 500) : requestAnimationFrame(done)));
    while (running) {
      await frame();
      await queue(() => (running ? advance(calm.matches ? Math.max(20, settings.speed * 20) : settings.speed) : undefined));
    }
    return undefined;
  }

  const actions = {
    start: run,
    async step() {
      if (!(await ready())) return;
      if (running) setRunning(false);
      await queue(() => advance(1));
      speak();
    },
    async reset() {
      setRunning(false);
      await renew();
    },
    share: () => copy("share", location.href.split("#")[0] + PenaltyLab.write(settings)),
    copy: () => copy("copy", PenaltyLab.keras(settings)),
  };

  /** Says how it went in the status, which is read out, and on the button, where the eye is. */
  async function copy(name, text) {
    let word = "copied";
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // refused, or no clipboard, as on a page without https
      word = "failedcopy";
    }
    status.textContent = words[word];
    const pressed = button(name);
    pressed.dataset.label ??= pressed.textContent;
    pressed.textContent = words[word];
    setTimeout(() => { pressed.textContent = pressed.dataset.label; }, 3000);
  }

  // --- what is shown

  function speak(word) {
    spoken = performance.now();
    const { step, training, validation, zeros, all } = fit.now;
    const numbers = { step, training: PenaltyLab.short(training), validation: PenaltyLab.short(validation), zeros, all };
    status.textContent = `${word ? `${words[word]} ` : ""}${fit.finite ? say("status", numbers) : ""}`;
    const names = fit.data.names;
    canvas("bars").setAttribute("aria-label", say("bars", numbers));
    canvas("curves").setAttribute("aria-label", say("curves", numbers));
    const place = { a: names[settings.a], b: names[settings.b], x: PenaltyLab.short(fit.now.weights[settings.a]), y: PenaltyLab.short(fit.now.weights[settings.b]) };
    canvas("contours").setAttribute("aria-label", settings.width ? words.linear : say("contours", place));
    lab.querySelector(".lab-weights ul").replaceChildren(...names.map((name, j) => {
      const item = document.createElement("li");
      const w = fit.now.weights[j];
      item.textContent = `${name}: ${w === 0 ? words.zero : w.toFixed(4)}`;
      return item;
    }));
  }

  function draw() {
    if (!fit || !fit.finite) return;
    color ??= PenaltyLab.colors(lab);
    const now = fit.now, show = (name, value) => { lab.querySelector(`[data-show="${name}"]`).textContent = PenaltyLab.short(value); };
    for (const kind of ["training", "validation"]) {
      show(kind, now[kind]);
      show(`${kind}-loss`, now[kind] + now.penalty);
      show(`${kind}-free`, now[`${kind}Free`]);
    }
    PenaltyLab.curves(canvas("curves"), fit.history, color, words, words.step);
    PenaltyLab.bars(canvas("bars"), fit.data.names, now.weights, settings.width ? null : fit.data.truth, color, words.zero);
    lab.querySelector(".lab-unit").textContent = settings.width ? `(${words.units})` : "";
    lab.querySelector(".lab-contours").hidden = settings.width > 0;
    if (!settings.width) PenaltyLab.contours(canvas("contours"), fit, settings.a, settings.b, color);
  }

  function redraw() {
    color = null;
    draw();
  }

  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  lab.addEventListener("click", (event) => {
    const name = event.target.closest("[data-do]")?.dataset.do;
    if (name) actions[name]();
  });
  addEventListener("hashchange", readAddress);
  addEventListener("resize", redraw);
  document.addEventListener("visibilitychange", () => document.hidden && running && rest());
  new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  lab.hidden = false;
  lab.nextElementSibling.hidden = true;
  readAddress();
  Object.assign(PenaltyLab, { state: () => ({ settings, running, now: fit?.now, draws: [...draws] }) });
})();
