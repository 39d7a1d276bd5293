// Brings the interactive figures of a page to life: handles to drag, sliders, buttons, arrow keys. What they show: figures/*.js
"use strict";

{
  const { _, defaults, figures, px, shown } = Interactive;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  /** The nearest value that a parameter can take. */
  const allowed = ({ values, choices, press, min, max, step = 1 }, value) => {
    if (press) return Math.max(0, Math.round(value)) % 100;
    if (choices) return value;
    if (values) return values.reduce((best, other) => (Math.abs(other - value) < Math.abs(best - value) ? other : best));
    return Number((min + Math.round((Math.min(max, Math.max(min, value)) - min) / step) * step).toFixed(10));
  };
  /** Whether a text is a number, as the program writes it, that a parameter with a scale or a button can take; or one of its choices. */
  const within = ({ values, choices, press, min = 0, max = press ? 99 : values ? Math.max(...values) : 0 }, text) => (choices ? Object.hasOwn(choices, text)
    : /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number(text) >= min && Number(text) <= max);
  /** The value that is `count` steps further. */
  const further = (parameter, value, count) => {
    const { values, step = 1 } = parameter;
    if (!values) return allowed(parameter, value + count * step);
    return values[Math.min(values.length - 1, Math.max(0, values.indexOf(value) + count))];
  };

  const has = (element, name, value) => { if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value); };
  const says = (element, words) => { if (element.textContent !== words) element.textContent = words; };

  /** The drawing of one panel. Of a new one only what differs is written: elements that stay need no layout, and letters are dear. */
  class Drawing {
    constructor(root) {
      [this.root, this.elements, this.parts] = [root, root.getElementsByTagName("*"), []];
    }

    show(markup) {
      if (markup === this.markup) return;
      const parts = markup.split(/(?=<[a-z])/), before = this.parts; // an opening tag, the words in it, and what closes behind it
      [this.markup, this.parts] = [markup, parts];
      const same = parts.length === before.length && parts.every((part, k) => part === before[k] || this.change(k, before[k], part));
      if (!same) this.root.innerHTML = markup;
    }

    /** Make element k what `now` says. False where that takes more than new attributes and words. */
    change(k, before, now) {
      const read = (part) => /^<(\w+)([^>]*)>([^<&]*)(.*)$/s.exec(part), one = read(before), other = read(now);
      if (one[1] !== other[1] || one[4] !== other[4]) return false;
      const attributes = ([, , given]) => [...given.matchAll(/([\w-]+)="([^"&]*)"/g)], [old, next] = [attributes(one), attributes(other)];
      if (old.length !== next.length || old.some(([, name], i) => name !== next[i][1])) return false;
      const element = this.elements[k];
      next.forEach(([, name, value], i) => { if (value !== old[i][2]) element.setAttribute(name, value); });
      if (one[3] !== other[3]) element.textContent = other[3];
      return true;
    }
  }

  /** What lies more than a screen away while settings move. It keeps its place, and is not looked through again for each drawing: half of
   *  the work in a long chapter. A box that is passed over takes no part in the margins of what is in it, so it is told its own. */
  const far = {
    boxes: [],
    leave() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.takeBack(), 1000);
      if (this.boxes.length) return;
      const BOXES = "article section > :not(section, span)", place = (box) => (box?.matches(BOXES) ? box.getBoundingClientRect() : {});
      this.boxes = [...document.querySelectorAll(BOXES)].map((box) => [box, place(box)])
        .filter(([, { bottom, height, top }]) => height && (bottom < -innerHeight || top > 2 * innerHeight))
        .map(([box, at]) => [box, at, place(box.previousElementSibling), place(box.nextElementSibling)]).filter(([, , , after]) => after.height);
      for (const [box, { bottom, height, top }, before, after] of this.boxes) {
        Object.assign(box.style, { contentVisibility: "auto", height: `${height}px`, marginBlockEnd: `${after.top - bottom}px` });
        if (before.height) box.style.marginBlockStart = `${top - before.bottom}px`;
      }
    },
    takeBack() {
      for (const [box] of this.boxes) box.removeAttribute("style");
      this.boxes = [];
    },
  };
  for (const event of ["resize", "beforeprint"]) addEventListener(event, () => far.takeBack());

  class Figure {
    constructor(root) {
      this.root = root;
      this.figure = figures[root.dataset.interactive];
      this.values = defaults(this.figure);
      const { kept, parameters } = this.figure;
      this.kept = kept !== undefined && new Map(Object.keys(parameters).map((key) => [kept + key, key])); // names of settings in the address
      this.svgs = [...root.querySelectorAll(".interactive-panel > svg")];
      this.said = root.querySelector(".interactive-says");
      this.status = root.appendChild(document.createElement("div"));
      this.status.className = "visually-hidden";
      this.status.setAttribute("role", "status");
      [this.inputs, this.radios, this.presets] = ["parameter", "choice", "preset"].map((kind) => root.querySelectorAll(`[data-${kind}]`));
      this.code = root.querySelector(".interactive-code");
      this.code?.addEventListener("toggle", () => this.showCode());
      this.handles = [];
      this.drawings = this.svgs.map((svg) => new Drawing(svg.firstElementChild));
      this.hidden = new Set(); // panels that are out of view: they are drawn when the settings rest, or as they come into view
      this.views = new IntersectionObserver((entries) => this.takeViews(entries));
      this.svgs.forEach((svg) => this.views.observe(svg));
      addEventListener("beforeprint", () => this.drawRest());
      this.svgs.forEach((svg, k) => svg.querySelectorAll(":scope > .interactive-handle").forEach((g, i) => this.addHandle(g, k, i)));
      root.addEventListener("input", (event) => this.takeInput(event.target));
      root.addEventListener("click", (event) => this.takeClick(event.target.closest("button")));
      root.classList.add("is-live");
      if (this.kept) {
        addEventListener("hashchange", () => this.takeAddress(true));
        this.takeAddress(false);
      }
    }

    /** Take new values for some parameters, and draw with the next frame. */
    set(changes, silent = false) {
      let changed = false;
      for (const [key, value] of Object.entries(changes)) {
        const next = allowed(this.figure.parameters[key], value);
        if (next !== this.values[key]) this.values[key] = next, changed = true;
      }
      if (!changed) return;
      far.leave();
      this.note = "";
      this.waiting ??= requestAnimationFrame(() => { this.waiting = undefined; this.paint(); });
      clearTimeout(this.saying);
      if (!silent) this.saying = setTimeout(() => { this.status.textContent = this.said.textContent; }, 600);
      if (this.kept) {
        clearTimeout(this.writing);
        this.writing = setTimeout(() => history.replaceState(history.state, "", this.address()), 300);
      }
    }

    // --- the address keeps the settings: #strength=0.1&share=1&network-step=100
    address() {
      const moved = ({ figure, values }) => Object.entries(defaults(figure)).some(([key, value]) => values[key] !== value);
      const told = Interactive.mounted.filter((other) => other.kept && (other === this || moved(other)));
      const all = told.flatMap(({ kept, values }) => [...kept].map(([name, key]) => [name, values[key]]));
      return `${location.pathname}${location.search}#${new URLSearchParams(all)}`;
    }

    takeAddress(show) {
      const { kept, parameters } = this.figure, others = Object.values(figures).map((figure) => figure.kept).filter((other) => other && other !== kept);
      const mine = ([name]) => (kept ? name.startsWith(kept) : !others.some((other) => name.startsWith(other)));
      const known = ([name, text]) => this.kept.has(name) && within(parameters[this.kept.get(name)], text);
      const read = ([name, text]) => [this.kept.get(name), parameters[this.kept.get(name)].choices ? text : Number(text)];
      const given = [...new URLSearchParams(location.hash.slice(1))], own = given.filter(mine), unknown = own.filter((entry) => !known(entry));
      if (!own.some(([name]) => this.kept.has(name))) return;
      this.set({ ...defaults(this.figure), ...Object.fromEntries(own.filter(known).map(read)) });
      if (unknown.length) this.note = _("The address holds settings that are not known here: {names}.", { names: unknown.map(([name]) => name).join(", ") });
      this.paint(); // before the first frame, so that nothing jumps
      if (show && mine(given[0])) this.root.scrollIntoView({ block: "start" });
    }

    async copy(button) {
      const what = button.dataset.copy, words = button.textContent, { copied, failed } = button.parentElement.dataset;
      button.style.minWidth = `${button.offsetWidth}px`; // with a shorter text the pointer would have left it, and the text gone back at once
      try {
        await navigator.clipboard.writeText(what === "code" ? this.figure.keras(this.values) : new URL(this.address(), location.href).href);
        button.textContent = copied;
      } catch {
        button.textContent = failed;
        if (what === "code") this.code.open = true;
      }
      this.status.textContent = button.textContent;
      for (const left of ["blur", "pointerleave"]) button.addEventListener(left, () => { button.textContent = words; }, { once: true });
    }

    /** Save an animated picture of the figure, in which one parameter takes its values in turn. */
    async save(button) {
      const key = this.figure.animated, now = this.values[key], words = button.textContent, frames = [];
      const titles = this.svgs.map((svg) => svg.previousElementSibling), values = this.figure.parameters[key].values.filter((_value, k) => k % 2 === 0);
      this.root.inert = true; // its settings are the picture's now
      for (const value of values) {
        button.textContent = `${Math.round(100 * frames.length / values.length)}\u202f%`;
        this.values[key] = value;
        this.paint();
        this.drawRest();
        await new Promise(requestAnimationFrame);
        frames.push(Interactive.picture.frame(this.svgs, titles, this.view.says));
      }
      this.values[key] = now;
      this.paint();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(Interactive.picture.gif(frames, 15));
      link.download = `${this.figure.name}.gif`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // it is read meanwhile
      this.root.inert = false;
      button.focus();
      button.textContent = words;
      this.status.textContent = _("Picture saved");
    }

    /** What the figure shows. The page has its picture, so that it is not drawn before somebody comes near. */
    get view() { return this.drawn ??= this.figure.draw(this.values); }

    paint() {
      this.drawn = this.figure.draw(this.values);
      this.rest = new Set(this.view.panels.keys());
      for (const k of this.rest) if (!this.hidden.has(k)) this.drawPanel(k);
      clearTimeout(this.later);
      if (this.rest.size) this.later = setTimeout(() => this.drawRest(), 200); // once the settings rest
      says(this.said, [this.note, this.view.says].filter(Boolean).join(" "));
      if (this.view.unfinished) this.waiting ??= requestAnimationFrame(() => { this.waiting = undefined; this.paint(); });
      this.showCode();
      for (const button of this.presets) {
        const same = Object.entries(this.figure.presets[button.dataset.preset][1]).every(([key, value]) => this.values[key] === value);
        has(button, "aria-pressed", same);
      }
      for (const input of this.inputs) this.show(input);
      for (const radio of this.radios) radio.checked = String(this.values[radio.dataset.choice]) === radio.value;
      this.place();
    }

    drawPanel(k) {
      const { alt, drawing, title = "" } = this.view.panels[k], svg = this.svgs[k], heading = svg.previousElementSibling;
      this.rest.delete(k);
      this.drawings[k].show(drawing);
      has(svg, "aria-label", alt);
      if (heading) says(heading, title);
    }

    drawRest() {
      clearTimeout(this.later);
      for (const k of this.rest ?? []) this.drawPanel(k);
    }

    takeViews(entries) {
      for (const { target, isIntersecting } of entries) {
        const k = this.svgs.indexOf(target);
        if (isIntersecting) this.hidden.delete(k);
        else this.hidden.add(k);
        if (isIntersecting && this.rest?.has(k)) this.drawPanel(k);
        if (isIntersecting && this.handles.length) void this.view; // now, not while the first drag waits for it
      }
    }

    /** The program, where it is open: three thousand letters that nobody sees need not be laid out. */
    showCode() {
      if (this.code?.open) says(this.code.querySelector("code"), this.figure.keras(this.values));
    }

    show(input) {
      const key = input.dataset.parameter, parameter = this.figure.parameters[key], value = this.values[key];
      const words = shown(parameter, value), at = String(parameter.values ? parameter.values.indexOf(value) : value);
      if (input.value !== at) input.value = at;
      has(input, "aria-valuetext", words);
      says(input.previousElementSibling, words);
    }

    takeInput(input) {
      const { parameter, choice } = input.dataset;
      if (choice) this.set({ [choice]: input.value });
      if (!parameter) return;
      this.stop();
      const { values } = this.figure.parameters[parameter];
      this.set({ [parameter]: values ? values[Number(input.value)] : Number(input.value) });
    }

    takeClick(button) {
      if (!button) return;
      const { copy, press, play, preset, save } = button.dataset;
      if (copy) this.copy(button);
      if (save) this.save(button);
      if (preset) this.stop(), this.set(this.figure.presets[preset][1]);
      if (press) this.set({ [press]: this.values[press] + 1 });
      if (play && this.playing) this.stop();
      else if (play) this.start(play, button);
    }

    // --- play: a parameter runs from where it is (or from the start) to its end
    start(key, button) {
      const parameter = this.figure.parameters[key], { min, max, step = 1, seconds = 4 } = parameter;
      if (calm.matches) { this.set({ [key]: this.values[key] >= max ? min : max }); return; }
      let from = this.values[key] >= max ? min : this.values[key], begun;
      if (from === min) this.set({ [key]: min }, true);
      const show = (sign, name) => { button.textContent = sign; button.setAttribute("aria-label", name); };
      show("❚❚", _("Pause"));
      const frame = (now) => {
        begun ??= now;
        const value = from + (max - min) * (now - begun) / 1000 / seconds;
        this.set({ [key]: value }, true);
        if (value >= max - step / 2) this.stop();
        else this.playing.frame = requestAnimationFrame(frame);
      };
      this.playing = { frame: requestAnimationFrame(frame), end: () => show("▶", _("Play")) };
    }

    stop() {
      if (!this.playing) return;
      cancelAnimationFrame(this.playing.frame);
      this.playing.end();
      this.playing = undefined;
    }

    // --- handles: each is a slider for one parameter, or for two (the second moves by the keys up and down)
    addHandle(g, k, i) {
      const { x, y, label } = g.dataset, handle = { g, k, i, x, y };
      const { min, max, values } = this.figure.parameters[x || y];
      this.svgs[k].setAttribute("role", "group");
      for (const [name, value] of Object.entries({
        tabindex: 0, role: "slider", "aria-label": label,
        "aria-valuemin": values ? values[0] : min, "aria-valuemax": values ? values.at(-1) : max,
        "aria-orientation": x ? "horizontal" : "vertical",
      })) g.setAttribute(name, value);
      if (x && y) g.setAttribute("aria-roledescription", _("2D slider"));
      this.tell(handle);
      this.handles.push(handle);
      // touch-action is not heeded within a drawing everywhere: a finger that moves the handle does not scroll.
      let from = [0, 0];
      const touch = (event) => [event.touches[0].clientX, event.touches[0].clientY];
      g.addEventListener("touchstart", (event) => { from = touch(event); }, { passive: true });
      g.addEventListener("touchmove", (event) => {
        const [right, down] = touch(event).map((at, n) => Math.abs(at - from[n]));
        if (event.cancelable && ((x && y) || (x ? right >= down : down >= right))) event.preventDefault();
      }, { passive: false });
      const drag = (event) => this.dragTo(handle, event);
      g.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        event.stopPropagation();
        this.stop();
        g.focus({ preventScroll: true });
        g.setPointerCapture(event.pointerId);
        const { left, top, width } = this.svgs[k].getBoundingClientRect(), unit = this.svgs[k].viewBox.baseVal.width / width;
        const [atX, atY] = this.view.panels[k].handles[i].at;
        handle.held = [(event.clientX - left) * unit - atX, (event.clientY - top) * unit - atY];
        g.addEventListener("pointermove", drag);
        g.addEventListener("lostpointercapture", () => g.removeEventListener("pointermove", drag), { once: true });
      });
      // A mouse may press anywhere in the panel of a single handle; a finger there scrolls the page.
      if (this.svgs[k].querySelectorAll(":scope > .interactive-handle").length === 1) {
        this.svgs[k].addEventListener("pointerdown", (event) => {
          if (event.pointerType !== "mouse" || event.button !== 0) return;
          handle.held = [0, 0];
          this.dragTo(handle, event);
        });
      }
      g.addEventListener("keydown", (event) => this.takeKey(handle, event));
    }

    dragTo({ k, i, x, y, held }, event) {
      const { left, top, width } = this.svgs[k].getBoundingClientRect(), unit = this.svgs[k].viewBox.baseVal.width / width;
      const { plot, from } = this.view.panels[k].handles[i];
      const a = plot.sx.value((event.clientX - left) * unit - held[0]), b = plot.sy.value((event.clientY - top) * unit - held[1]);
      if (from) this.set(from(a, b));
      else this.set({ ...(x ? { [x]: a } : {}), ...(y ? { [y]: b } : {}) });
    }

    takeKey({ x, y }, event) {
      const right = x || y, up = y || x; // a handle for one parameter goes by all keys
      const move = { ArrowRight: [right, 1], ArrowLeft: [right, -1], ArrowUp: [up, 1], ArrowDown: [up, -1],
        PageUp: [up, 10], PageDown: [up, -10], Home: [right, -1e6], End: [right, 1e6] }[event.key];
      if (!move) return;
      event.preventDefault();
      this.stop();
      const [key, count] = move, parameter = this.figure.parameters[key];
      this.set({ [key]: further(parameter, this.values[key], event.shiftKey ? 10 * count : count) });
    }

    place() {
      for (const handle of this.handles) {
        const { at } = this.view.panels[handle.k].handles[handle.i];
        for (const circle of handle.g.children) has(circle, "cx", px(at[0])), has(circle, "cy", px(at[1]));
        this.tell(handle);
      }
    }

    tell({ g, x, y }) {
      const { parameters } = this.figure, words = (key) => `${parameters[key].label} ${shown(parameters[key], this.values[key])}`;
      has(g, "aria-valuenow", this.values[x || y]);
      has(g, "aria-valuetext", [x, y].filter(Boolean).map(words).join(", "));
    }
  }

  Interactive.mounted = [];
  for (const root of document.querySelectorAll("[data-interactive]")) Interactive.mounted.push(new Figure(root));
}
