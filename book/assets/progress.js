// What the reader can do: chapters read, questions answered right, where to go on and what to repeat. Kept in localStorage and nowhere else. Markup: book/_ext/progress.py
"use strict";

{
  const box = document.querySelector(".course-progress");
  const root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);
  const site = new URL(document.body.dataset.site || "./", document.baseURI);
  const key = `course-progress:${site.pathname}`; // other books may live on this host; the editions of this one share it
  const here = location.pathname.slice(root.pathname.length).replace(/\.html$/, "");
  const chapters = box ? JSON.parse(box.dataset.chapters) : {};
  const words = box ? JSON.parse(box.dataset.words) : {};
  const status = document.querySelector("#course-status");
  const say = (text) => { if (status) status.textContent = text; };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const empty = () => ({ version: 1, read: {}, answers: {}, right: {} });

  // Answers by "page#question", and which of them were right. Whatever is not of this form is not taken.
  const checked = (data) => {
    const plain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
    if (!plain(data) || data.version !== 1 || !plain(data.read) || !plain(data.answers)) return null;
    const kept = empty();
    for (const name of Object.keys(data.read)) if (name in chapters && data.read[name] === true) kept.read[name] = true;
    for (const [name, letter] of Object.entries(data.answers)) {
      if (name.split("#")[0] in chapters && /^([A-F]{1,6}|-?[\d.e+-]{1,24})$/.test(letter)) kept.answers[name] = letter;
    }
    for (const name of Object.keys(kept.answers)) if (data.right?.[name] === true) kept.right[name] = true;
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

  const answered = (page, id) => memory.answers[`${page}#${id}`];
  const isRight = (page, id) => `${page}#${id}` in memory.right;
  const rightOn = (page) => chapters[page].filter((id) => isRight(page, id)).length;
  const size = (page) => chapters[page].length;
  const isDone = (page) => page in memory.read && rightOn(page) === size(page);
  const isBegun = (page) => page in memory.read || chapters[page].some((id) => answered(page, id));

  const chapterLinks = new Map();
  for (const link of document.querySelectorAll(".bd-docs-nav a")) {
    const page = link.pathname.slice(root.pathname.length).replace(/\.html$/, "");
    if (page in chapters) chapterLinks.set(page, { link, title: link.textContent.trim() });
  }

  const linkTo = (page, id, text) => {
    const link = document.createElement("a");
    link.href = new URL(`${page}.html${id ? `#question-${id}` : ""}`, root);
    link.textContent = text;
    return link;
  };
  // Where to go on: the first chapter that is begun and not done, or else what follows it, so that who began with a later chapter is not
  // sent back to the first; at its first question without an answer when the chapter has been read.
  // What to repeat: the questions whose answer was wrong.
  const showNext = () => {
    const pages = Object.keys(chapters), lines = [], open = (page) => !isDone(page);
    const next = pages.find((page) => isBegun(page) && open(page))
      ?? pages.slice(pages.findIndex(isBegun)).find(open) ?? pages.find(open);
    const title = (page) => chapterLinks.get(page)?.title ?? page;
    if (next && pages.some(isBegun)) {
      const unanswered = next in memory.read ? chapters[next].find((id) => !answered(next, id)) : "";
      const line = document.createElement("p");
      line.append(`${words.continue}: `, linkTo(next, unanswered, title(next)));
      lines.push(line);
    }
    const wrong = pages.flatMap((page) => chapters[page].map((id, at) => [page, id, at + 1]))
      .filter(([page, id]) => answered(page, id) && !isRight(page, id));
    if (wrong.length) {
      const line = document.createElement("p"), list = document.createElement("ul");
      line.append(`${words.repeat}:`);
      for (const [page, id, number] of wrong) {
        const item = document.createElement("li");
        item.append(linkTo(page, id, `${title(page)}, ${fill(words.question, { number })}`));
        list.append(item);
      }
      lines.push(line, list);
    }
    for (const place of document.querySelectorAll(".course-next")) place.replaceChildren(...lines.map((line) => line.cloneNode(true)));
  };

  const show = () => {
    if (!box) return;
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    const pages = Object.keys(chapters);
    box.querySelector(".course-counts").textContent = fill(words.summary, {
      read: Object.keys(memory.read).length, chapters: pages.length, right: sum(pages.map(rightOn)), questions: sum(pages.map(size)),
    });
    for (const [page, { link }] of chapterLinks) {
      let mark = link.querySelector(".course-mark");
      if (!mark) {
        mark = document.createElement("span");
        mark.className = "course-mark";
        link.append(" ", mark);
      }
      const right = rightOn(page), begun = chapters[page].some((id) => answered(page, id));
      const seen = document.createElement("span");
      seen.ariaHidden = "true";
      seen.textContent = `${begun ? `${right}/${size(page)}` : ""}${memory.read[page] ? " ✓" : ""}`;
      const spoken = document.createElement("span");
      spoken.className = "visually-hidden";
      const facts = [];
      if (begun) facts.push(fill(words.right, { right, questions: size(page) }));
      if (memory.read[page]) facts.push(words.read);
      spoken.textContent = facts.length ? `(${facts.join(", ")})` : "";
      mark.replaceChildren(seen, spoken);
    }
    showNext();
    const button = document.querySelector(".course-read");
    if (button) button.setAttribute("aria-pressed", String(button.dataset.page in memory.read));
  };

  // quiz.js judges an answer; what it shows says whether it was right.
  const judge = (form) => {
    const name = `${here}#${form.id.replace(/^question-/, "")}`;
    if (form.querySelector(".quiz-result.is-right")) memory.right[name] = true;
    else delete memory.right[name];
  };
  const restore = () => {
    for (const form of document.querySelectorAll("form.quiz")) {
      const letter = memory.answers[`${here}#${form.id.replace(/^question-/, "")}`];
      form.dispatchEvent(new CustomEvent("quiz-restore", { detail: letter ?? null }));
      judge(form); // the question may have changed since
    }
    show();
  };

  load();
  restore();

  document.addEventListener("quiz-answered", (event) => {
    load();
    memory.answers[`${here}#${event.detail.id}`] = event.detail.letter;
    judge(document.getElementById(`question-${event.detail.id}`));
    store();
  });
  document.addEventListener("quiz-cleared", (event) => {
    load();
    delete memory.answers[`${here}#${event.detail.id}`];
    delete memory.right[`${here}#${event.detail.id}`];
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
