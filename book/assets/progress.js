// What the reader has done: chapters read, questions answered. Kept in localStorage and nowhere else. Markup: book/_ext/progress.py
"use strict";

{
  const box = document.querySelector(".course-progress");
  const root = new URL(document.documentElement.dataset.content_root || "./", location.href);
  const key = `course-progress:${root.pathname}`; // other books may live on this host
  const here = location.pathname.slice(root.pathname.length).replace(/\.html$/, "");
  const chapters = box ? JSON.parse(box.dataset.chapters) : {};
  const words = box ? JSON.parse(box.dataset.words) : {};
  const status = document.querySelector("#course-status");
  const say = (text) => { if (status) status.textContent = text; };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const empty = () => ({ version: 1, read: {}, answers: {} });

  // Answers by "page#question". Whatever is not of this form is not taken.
  const checked = (data) => {
    const plain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
    if (!plain(data) || data.version !== 1 || !plain(data.read) || !plain(data.answers)) return null;
    const kept = empty();
    for (const name of Object.keys(data.read)) if (name in chapters && data.read[name] === true) kept.read[name] = true;
    for (const [name, letter] of Object.entries(data.answers)) {
      if (name.split("#")[0] in chapters && /^[A-F]$/.test(letter)) kept.answers[name] = letter;
    }
    return kept;
  };

  let memory = empty();
  const load = () => {
    try { memory = checked(JSON.parse(localStorage.getItem(key))) ?? empty(); } catch { /* storage is off, or holds something else */ }
    return memory;
  };
  const store = () => {
    try { localStorage.setItem(key, JSON.stringify(memory)); } catch { say(words.noStorage); }
    show();
  };

  const answeredOn = (page) => Object.keys(memory.answers).filter((name) => name.startsWith(`${page}#`)).length;

  const show = () => {
    if (!box) return;
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    box.querySelector(".course-counts").textContent = fill(words.summary, {
      read: Object.keys(memory.read).length, chapters: Object.keys(chapters).length,
      answered: sum(Object.keys(chapters).map(answeredOn)), questions: sum(Object.values(chapters)),
    });
    for (const link of document.querySelectorAll(".bd-docs-nav a")) {
      const page = link.pathname.slice(root.pathname.length).replace(/\.html$/, "");
      if (!(page in chapters)) continue;
      let mark = link.querySelector(".course-mark");
      if (!mark) {
        mark = document.createElement("span");
        mark.className = "course-mark";
        link.append(" ", mark);
      }
      const answered = answeredOn(page);
      const seen = document.createElement("span");
      seen.ariaHidden = "true";
      seen.textContent = `${answered ? `${answered}/${chapters[page]}` : ""}${memory.read[page] ? " ✓" : ""}`;
      const spoken = document.createElement("span");
      spoken.className = "visually-hidden";
      const facts = [];
      if (answered) facts.push(fill(words.answered, { answered, questions: chapters[page] }));
      if (memory.read[page]) facts.push(words.read);
      spoken.textContent = facts.length ? `(${facts.join(", ")})` : "";
      mark.replaceChildren(seen, spoken);
    }
    const button = document.querySelector(".course-read");
    if (button) button.setAttribute("aria-pressed", String(button.dataset.page in memory.read));
  };

  const restore = () => {
    for (const form of document.querySelectorAll("form.quiz")) {
      const letter = memory.answers[`${here}#${form.id.replace(/^question-/, "")}`];
      form.dispatchEvent(new CustomEvent("quiz-restore", { detail: letter ?? null }));
    }
  };

  load();
  show();
  restore();

  document.addEventListener("quiz-answered", (event) => {
    load();
    memory.answers[`${here}#${event.detail.id}`] = event.detail.letter;
    store();
  });
  document.addEventListener("quiz-cleared", (event) => {
    load();
    delete memory.answers[`${here}#${event.detail.id}`];
    store();
  });
  document.querySelector(".course-read")?.addEventListener("click", (event) => {
    load();
    const page = event.currentTarget.dataset.page;
    if (page in memory.read) delete memory.read[page];
    else memory.read[page] = true;
    store();
    say(page in memory.read ? words.marked : words.unmarked);
  });
  addEventListener("storage", (event) => { if (event.key === key) load(), show(); });

  const actions = {
    save() {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([JSON.stringify(memory, null, 1)], { type: "application/json" }));
      link.download = "course-progress.json";
      link.click();
      URL.revokeObjectURL(link.href);
    },
    load() { box.querySelector("input[type=file]").click(); },
    erase() {
      if (!confirm(words.erase)) return;
      try { localStorage.removeItem(key); } catch { /* there was nothing */ }
      memory = empty();
      show();
      restore();
      say(words.erased);
    },
  };
  box?.addEventListener("click", (event) => { actions[event.target.dataset.do]?.(); });
  box?.querySelector("input[type=file]").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    let data = null;
    try { data = checked(JSON.parse(await file.text())); } catch { /* not JSON */ }
    event.target.value = "";
    if (!data) return say(words.notLoaded);
    memory = data;
    store();
    restore();
    say(words.loaded);
  });
}
