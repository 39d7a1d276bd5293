// Practice questions: shows the feedback of the answer and announces it. Markup: book/_ext/quiz.py
"use strict";

// The number that somebody means, or "": in any digits, with a decimal point or comma, as Python writes it, or with a space before each three
// digits. A comma before three digits can be either, 1.25 or 1250, so that nobody knows; the course itself writes a point.
const asNumber = (given) => {
  const zero = (digit) => { let code = digit.codePointAt(0); while (/\p{Nd}/u.test(String.fromCodePoint(code - 1))) code -= 1; return code; };
  let text = given.trim().replace(/\p{Nd}/gu, (digit) => String((digit.codePointAt(0) - zero(digit)) % 10));
  text = text.replace(/[\u2212\u2012\u2013\uff0d]/gu, "-").replace(/[\u066b\uff0c]/gu, ",").replace(/\uff0e/gu, ".");
  if (/^[+-]?\d{1,3}(\s\d{3})+([.,]\d*)?$/u.test(text)) text = text.replace(/\s/gu, "");
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text) || !/^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/iu.test(text)) return "";
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? String(value) : "";
};

for (const form of document.querySelectorAll("form.quiz")) {
  const id = form.id.replace(/^question-/, "");
  const kind = form.dataset.kind;
  const result = form.querySelector(".quiz-result");
  const inputs = [...form.querySelectorAll(".quiz-option input, .quiz-number input")];
  const feedbacks = [...form.querySelectorAll(".quiz-feedback")];

  const isRight = (feedback) => feedback.dataset.right === "true";
  const copies = (feedback) => [...feedback.childNodes].map((node) => node.cloneNode(true));
  const show = (right, nodes) => {
    result.replaceChildren(...nodes);
    result.className = `quiz-result ${right ? "is-right" : "is-wrong"}`;
  };
  const verdict = (text) => {
    const line = document.createElement("p");
    line.className = "quiz-verdict";
    line.textContent = text;
    return line;
  };
  const clearFeedback = () => {
    result.replaceChildren();
    result.className = "quiz-result";
  };
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail: { id, ...detail } }));

  // What was answered: the letters of the chosen options, or a number; "" for none.
  const answer = () => {
    if (kind !== "number") return inputs.filter((input) => input.checked).map((input) => input.value).join("");
    return asNumber(inputs[0].value);
  };

  const showFeedback = (given) => {
    if (kind === "number") {
      const near = (feedback) => "value" in feedback.dataset
        && Math.abs(Number(given) - Number(feedback.dataset.value)) <= Number(feedback.dataset.tolerance) * (1 + 1e-9);
      const found = feedbacks.find(near) ?? feedbacks.at(-1);
      show(isRight(found), copies(found));
    } else if (kind === "several") {
      const ticked = feedbacks.filter((feedback) => given.includes(feedback.dataset.label));
      const wrong = ticked.some((feedback) => !isRight(feedback));
      const all = feedbacks.filter(isRight).every((feedback) => ticked.includes(feedback));
      const { right: yes, wrong: no, missing } = result.dataset;
      show(all && !wrong, [verdict(wrong ? no : all ? yes : missing), ...ticked.flatMap(copies)]);
    } else {
      const found = feedbacks.find((feedback) => feedback.dataset.label === given);
      show(isRight(found), copies(found));
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = answer();
    if (!given) {
      clearFeedback();
      result.textContent = kind === "number" ? result.dataset.noNumber : result.dataset.none;
      return;
    }
    showFeedback(given);
    tell("quiz-answered", { letter: given });
  });

  form.addEventListener("reset", () => {
    clearFeedback();
    inputs[0].focus();
    tell("quiz-cleared", {});
  });

  // An answer of an earlier visit, or none (progress.js)
  form.addEventListener("quiz-restore", (event) => {
    const given = event.detail ?? "";
    const known = kind === "number" ? asNumber(given) === given : [...given].every((letter) => inputs.some((input) => input.value === letter));
    if (kind === "number") inputs[0].value = known ? given : "";
    else for (const input of inputs) input.checked = known && given.includes(input.value);
    if (given && known) showFeedback(given);
    else clearFeedback();
  });
}
