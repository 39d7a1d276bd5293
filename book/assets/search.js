// The search: as one types, section by section, with definitions of the glossary first and the instructor's pages last.
// book/_ext/search_index.py puts MiniSearch, the sections (globalThis.courseSearch) and the words of the language (search.en.js) before this.
"use strict";

{
  const { sections, words } = globalThis.courseSearch;
  const { STOP, NAMES, JOINED, NEAR, stem } = globalThis.courseSearch.language;
  // A reader is sent to the chapter on a subject first, before its short form and before chapters that use it for something else
  const LATER = { lesson: 0.5, index: 0.7, "cheat-sheet": 0.7, classification: 0.5, "exact-zeros": 0.7, "keras-own": 0.8, "published-table": 0.7, references: 0.5 };
  const SIGNS = { "λ": "lambda", "α": "alpha", "β": "beta", "ℓ": "l", "σ": "sigma", "ε": "epsilon", "₁": "1", "₂": "2" };

  // --- words, without accents. Names of code count whole and in parts.
  const raw = (text) => text.replace(/[λαβℓσε₁₂]/g, (sign) => SIGNS[sign]).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const pairs = new Map(Object.entries(JOINED).map(([pair, name]) => [pair.split(" ").map(stem).join(" "), name])); // in singular and plural
  const pair = (one, other) => pairs.get(`${stem(one)} ${stem(other)}`);
  const named = (words, joined = pair) => {
    const found = [];
    for (let at = 0; at < words.length; at += 1) {
      const one = at + 1 < words.length && joined(words[at], words[at + 1]);
      if (one) found.push(one), at += 1;
      else found.push(words[at], ...(words[at].includes("_") && !NAMES[words[at]] ? words[at].split("_").filter(Boolean) : []));
    }
    return found.map((word) => NAMES[word] ?? word);
  };
  const split = (text) => named(raw(text));
  const known = (text) => split(text).filter((word) => !STOP.has(word)).map(stem);
  const near = NEAR.map((group) => group.map(known));

  const index = new MiniSearch({
    fields: ["title", "above", "text", "code"], tokenize: split, processTerm: (word) => STOP.has(word) ? null : stem(word),
    searchOptions: { boost: { title: 6, above: 1.5, code: 0.4 } },
  });
  index.addAll(sections.map((section, id) => ({ id, ...section })));
  const titles = sections.map((section) => known(section.title)), aboves = sections.map((section) => known(section.above));
  const said = sections.map(({ title, above, text, code }) => new Set(known(`${title} ${above} ${text} ${code}`)));
  const written = new Map(); // each word as it is written, and how often
  for (const { title, text, code } of sections) for (const word of split(`${title} ${text} ${code}`)) written.set(word, (written.get(word) ?? 0) + 1);
  const stems = new Set([...[...written.keys()].map(stem), ...near.flat(2)]); // a name that stands for another is no misspelling
  const spellings = new Set([...written.keys(), ...Object.keys(NAMES), ...raw(`${Object.keys(JOINED)} ${NEAR}`)].filter((word) => !STOP.has(word)));
  // Letters to change, add, drop or swap to make one word of the other; more than `most` counts as that
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) >= most) return most;
    let before = [], row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return Math.min(row[other.length], most);
  };
  const often = (words) => [...new Set(words.map((word) => NAMES[word] ?? word).sort((a, b) => (written.get(b) ?? 0) - (written.get(a) ?? 0)).map(stem))];
  // The words that one may be a misspelling of, all as near to it
  const similar = (word) => {
    const most = word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
    const close = [...spellings].map((other) => [distance(word, other, most), other]).filter(([far]) => far < most);
    const least = Math.min(...close.map(([far]) => far));
    const words = close.filter(([far]) => far === least).map(([, other]) => other), begun = words.filter((other) => other[0] === word[0]);
    return begun.length ? begun : words; // the first letter is mostly right
  };
  // In how many sections words stand together, outside of code
  const prose = sections.map(({ title, text }) => ` ${raw(`${title} ${text}`).join(" ")} `);
  const told = new Map();
  const inProse = (words) => {
    if (!told.has(words)) told.set(words, prose.filter((text) => text.includes(` ${words} `)).length);
    return told.get(words);
  };
  // One word for two: a name of two words, or what the book writes as one; be they misspelt
  const joined = (one, other) => {
    const [firsts, seconds] = [one, other].map((word) => (spellings.has(word) || stems.has(stem(word)) ? [word] : similar(word)));
    const ways = firsts.flatMap((first) => seconds.map((second) => [first, second]));
    return ways.map(([first, second]) => pair(first, second)
      ?? [first + second, `${first}_${second}`].find((name) => name.length > 6 && written.has(name) && inProse(name) > inProse(`${first} ${second}`))).find(Boolean);
  };
  // Two words for one, where the book writes them as two
  const apart = (word) => {
    const own = inProse(word), ways = Array.from({ length: Math.max(0, word.length - 5) }, (_way, at) => [word.slice(0, at + 3), word.slice(at + 3)]);
    return ways.find((way) => way.every((part) => written.has(part)) && inProse(way.join(" ")) > own) ?? [word];
  };
  // What a word stands for: itself, the words that it begins, or those that it may be a misspelling of
  const meant = (word, unfinished) => {
    const root = stem(word), begun = () => often([...written.keys()].filter((other) => other.startsWith(word))).slice(0, 6);
    if (stems.has(root)) return [root, ...(unfinished && word.length > 3 ? begun().filter((other) => other !== root) : [])];
    const longer = word.length > 2 ? begun() : [];
    if (longer.length) return longer;
    const close = often(similar(word)).slice(0, 2);
    return close.length ? close : [root];
  };

  // The query as parts, each with what it can be said by and how surely: [[[["zero"], 1], [["sparse"], 0.5]], …]
  const parts = (given, typing) => {
    // A class that the book does not name is asked for by the words in its name: GridSearchCV
    const text = given.replace(/\p{L}*\p{Ll}\p{Lu}\p{L}*/gu, (name) => written.has(split(name)[0]) ? name : name.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 "));
    const all = named(raw(text).flatMap(apart), joined), ofNames = new Set(all.filter((word) => word.includes("_") && written.has(word)).flatMap((word) => word.split("_")));
    const words = all.filter((word) => !STOP.has(word) && !ofNames.has(word)), found = [];
    const left = words.map((word, at) => meant(word, typing && at === words.length - 1));
    while (left.length) {
      let taken = 1, others = [];
      for (const group of near) {
        for (const phrase of group) {
          if (phrase.length < taken || !phrase.every((word, at) => left[at]?.[0] === word)) continue;
          if (phrase.length > taken) others = [];
          taken = phrase.length;
          others.push(...group.filter((other) => other !== phrase));
        }
      }
      const own = left.splice(0, taken);
      const itself = taken > 1 ? [[own.map(([word]) => word), 1]] : own[0].map((word, at) => [[word], at ? 0.2 : 1]);
      const pieces = taken === 1 && own[0][0].includes("_") ? [known(own[0][0]).slice(1)] : []; // of a name of code
      found.push([...itself, ...[...others, ...pieces].map((phrase) => [phrase, 0.5])]);
    }
    return found;
  };
  // How much a part tells of what is meant: the more, the fewer sections say it
  const rarity = ([[phrase]]) => Math.log(1 + sections.length / (1 + said.filter((words) => phrase.every((word) => words.has(word))).length)) ** 1.5;
  const query = (found) => ({
    combineWith: "AND",
    queries: found.map((phrases) => ({
      combineWith: "OR",
      queries: phrases.map(([phrase, sure]) => ({
        combineWith: "AND", queries: [phrase.join(" ")], tokenize: (text) => text.split(" "), processTerm: (word) => word, boostTerm: () => sure,
      })),
    })),
  });
  // How much of the query title and titles above say, rare words more than common ones, and how much of the title the query: 0 to 1
  const agreement = (id, found, rare) => {
    const saidBy = (title) => (phrases) => Math.max(0, ...phrases.map(([phrase, sure]) => phrase.every((word) => title.includes(word)) ? sure : 0));
    const title = titles[id], own = found.map(saidBy(title)), above = found.map(saidBy(aboves[id]));
    const sum = (values) => values.reduce((all, value) => all + value, 0);
    const agreed = sum(own.map((sure, at) => rare[at] * Math.max(sure, 0.7 * above[at]))) / sum(rare);
    const asked = new Set(found.flat().flatMap(([phrase]) => phrase));
    const used = title.filter((word) => asked.has(word)).length / (title.length || 1);
    return own.some(Boolean) ? agreed * (0.55 + 0.45 * used) : 0;
  };

  // and to what is said of a subject before what is asked of it, and before a list of where else to read on it, short as such a list is
  const ASKED = /#(exercises|practice|common-mistakes)$/;
  const weight = ({ address, kind }) => (LATER[address.match(/([\w-]+)\.html/)[1]] ?? 1) * (kind === "links" ? 0.2 : ASKED.test(address) ? 0.5 : 1);

  const search = (text, typing = false) => {
    const found = parts(text, typing);
    if (!found.length) return { definitions: [], sections: [], guide: [] };
    const all = query(found), rare = found.map(rarity);
    const whole = index.search(all), seen = new Set(whole.map((hit) => hit.id));
    const some = found.length > 1 ? index.search({ ...all, combineWith: "OR" }).filter((hit) => !seen.has(hit.id)) : [];
    const ranked = [...whole, ...some].map((hit) => {
      const fit = agreement(hit.id, found, rare);
      return { ...sections[hit.id], fit, terms: new Set(hit.terms), score: hit.score * weight(sections[hit.id]) * (seen.has(hit.id) ? 2 : 1) * (1 + 4 * fit) };
    }).sort((one, other) => other.score - one.score);
    const best = (hits, most) => hits.filter((hit) => hit.score > hits[0].score / 40).slice(0, most);
    return {
      definitions: ranked.filter((hit) => hit.kind === "term" && hit.fit > 0.6).slice(0, 2),
      sections: best(ranked.filter((hit) => hit.kind === "text" || hit.kind === "links"), 20),
      guide: best(ranked.filter((hit) => hit.kind === "guide"), 8),
    };
  };
  globalThis.courseSearch.search = search;

  // --- what a hit shows: the part of the text in which most of the words stand, and they marked
  const matches = (text, terms) => [...text.matchAll(/[\p{L}\p{N}_]+/gu)].filter((word) => split(word[0]).some((part) => terms.has(stem(part))));
  const snippet = ({ text: prose, code, terms }, length = 170) => {
    const inProse = matches(prose, terms), text = inProse.length || !matches(code, terms).length ? prose : code;
    const at = text === prose ? inProse : matches(code, terms);
    let start = 0, most = -1;
    for (const word of at) {
      const inside = new Set(at.filter((other) => other.index >= word.index && other.index < word.index + length - 40).map((w) => w[0].toLowerCase()));
      if (inside.size > most) [most, start] = [inside.size, word.index];
    }
    start = start < 60 ? 0 : text.lastIndexOf(" ", start - 40) + 1;
    let end = Math.min(text.length, start + length);
    if (end < text.length) end = text.lastIndexOf(" ", end);
    const line = document.createElement("p");
    line.className = "hit-text";
    let from = start;
    if (start) line.append("… ");
    for (const word of at.filter((w) => w.index >= start && w.index + w[0].length <= end)) {
      const mark = document.createElement("mark");
      mark.textContent = word[0];
      line.append(text.slice(from, word.index), mark);
      from = word.index + word[0].length;
    }
    line.append(text.slice(from, end), end < text.length ? " …" : "");
    return line;
  };
  const root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);
  const item = (hit) => {
    const line = document.createElement("li"), link = document.createElement("a");
    link.href = new URL(hit.address, root);
    link.textContent = hit.title;
    line.append(link);
    if (hit.above) {
      const above = document.createElement("span");
      above.className = "hit-above";
      above.textContent = hit.above;
      line.append(" ", above);
    }
    line.append(snippet(hit, hit.kind === "term" ? 320 : 170));
    return line;
  };
  const list = (hits, name, className) => {
    if (!hits.length) return [];
    const box = document.createElement("div"), lines = document.createElement("ol");
    box.className = className;
    if (name) {
      const title = document.createElement("p");
      title.className = "hit-kind";
      title.textContent = name;
      box.append(title);
    }
    lines.append(...hits.map(item));
    box.append(lines);
    return [box];
  };

  const status = document.querySelector("#course-status");
  for (const form of document.querySelectorAll("form.bd-search")) {
    const field = form.querySelector("input"), results = document.createElement("div");
    const onPage = Boolean(form.closest("main"));
    results.className = "search-hits";
    form.after(results);
    const show = () => {
      const hits = search(field.value, true);
      const count = hits.definitions.length + hits.sections.length + hits.guide.length;
      results.replaceChildren(...list(hits.definitions, words.definition, "hits-definition"), ...list(hits.sections, "", "hits-sections"),
        ...list(hits.guide, words.guide, "hits-guide"));
      const said = !field.value.trim() ? "" : !count ? words.none : count === 1 ? words.one : words.found.replace("{count}", count);
      if (said && !count) results.append(said);
      if (status) status.textContent = said;
      if (onPage) history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
    };
    field.addEventListener("input", show);
    const step = (event) => {
      const stops = [field, ...results.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
      const to = stops[at + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
      if (at >= 0 && to) event.preventDefault(), to.focus();
    };
    for (const place of [field, results]) place.addEventListener("keydown", step);
    if (onPage) {
      form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
      field.value = new URLSearchParams(location.search).get("q") ?? "";
    }
    if (field.value) show();
  }
}
