// Practice questions: shows the feedback of the answer and announces it. Markup: book/_ext/quiz.py
"use strict";

for (const form of document.querySelectorAll("form.quiz")) {
  const id = form.id.replace(/^question-/, "");
  const kind = form.dataset.kind;
  const result = form.querySelector(".quiz-result");
  const inputs = [...form.querySelectorAll(".quiz-option input, .quiz-number input")];
  const feedbacks = [...form.querySelectorAll(".quiz-feedback")];
  form.querySelector(".quiz-buttons").hidden = false;

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

  // What was answered: the letters of the chosen options, or a number; "" for none. A comma is taken for a decimal point.
  const answer = () => {
    if (kind !== "number") return inputs.filter((input) => input.checked).map((input) => input.value).join("");
    const text = inputs[0].value.trim().replace(",", ".").replace("\u2212", "-");
    return text !== "" && Number.isFinite(Number(text)) ? String(Number(text)) : "";
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
    const known = kind === "number" ? Number.isFinite(Number(given)) : [...given].every((letter) => inputs.some((input) => input.value === letter));
    if (kind === "number") inputs[0].value = known ? given : "";
    else for (const input of inputs) input.checked = known && given.includes(input.value);
    if (given && known) showFeedback(given);
    else clearFeedback();
  });
}
