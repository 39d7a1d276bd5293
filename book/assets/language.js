// The editions in other languages: the switch leads to the section that is being read, and the one in the browser's language is offered
// once. Markup: book/_ext/languages.py
"use strict";

{
  const switches = [...document.querySelectorAll(".course-language")];
  const own = document.documentElement.lang;
  const KEY = "course-language-offered";
  const remember = () => { try { localStorage.setItem(KEY, "1"); } catch { /* for this page only */ } };

  // The section whose heading was the last to pass the upper third of the window
  const section = () => {
    const read = [...document.querySelectorAll("article section[id]")].filter((part) => part.getBoundingClientRect().top < innerHeight / 3);
    return scrollY < innerHeight / 3 && !location.hash ? "" : read.length ? `#${read.at(-1).id}` : location.hash;
  };
  const follow = (link) => link.addEventListener("click", () => {
    remember();
    link.hash = section();
    if (location.search) link.search = location.search;
  });
  switches.forEach(follow);

  const wanted = (navigator.languages ?? [navigator.language]).map((language) => language.split("-")[0])
    .find((language) => language === own.split("-")[0] || switches.some((link) => link.hreflang.split("-")[0] === language));
  const better = switches.find((link) => wanted && wanted !== own.split("-")[0] && link.hreflang.split("-")[0] === wanted);
  let offered = true;
  try { offered = localStorage.getItem(KEY) !== null; } catch { /* storage is off: nothing is offered again and again */ }
  if (better && !offered) {
    const line = document.createElement("p"), link = document.createElement("a"), close = document.createElement("button");
    line.className = "course-offer";
    line.lang = better.lang;
    link.href = better.href;
    link.textContent = better.dataset.offer;
    close.type = "button";
    close.textContent = "×";
    close.ariaLabel = better.dataset.close;
    close.addEventListener("click", () => line.remove());
    follow(link);
    line.append(link, close);
    document.querySelector("main")?.prepend(line);
    const meet = (one, other) => one.right >= other.left && one.left <= other.right && one.bottom >= other.top && one.top <= other.bottom;
    // Above the settings of a figure, where they stand at the foot of the first screen once its scripts have run
    document.addEventListener("DOMContentLoaded", () => {
      const settings = [...document.querySelectorAll(".interactive-controls")].map((box) => box.getBoundingClientRect())
        .find((box) => meet(box, line.getBoundingClientRect()));
      if (settings) line.style.top = `${settings.top + scrollY - line.offsetHeight - 8}px`;
    });
    // What the keyboard has reached must be seen
    document.addEventListener("focusin", ({ target }) => {
      const met = meet(target.getBoundingClientRect(), line.getBoundingClientRect());
      if (met && !line.contains(target) && target.matches(":focus-visible")) line.remove();
    });
    remember();
  }
}
