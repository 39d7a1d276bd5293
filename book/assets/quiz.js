// Practice questions: shows the feedback of the chosen option and announces it. Markup: book/_ext/quiz.py
"use strict";

for (const form of document.querySelectorAll("form.quiz")) {
  const id = form.id.replace(/^question-/, "");
  const result = form.querySelector(".quiz-result");
  form.querySelector(".quiz-buttons").hidden = false;

  const showFeedback = (letter) => {
    const answer = form.querySelector(`.quiz-feedback[data-letter="${letter}"]`);
    result.replaceChildren(...[...answer.childNodes].map((node) => node.cloneNode(true)));
    result.className = `quiz-result ${answer.dataset.right === "true" ? "is-right" : "is-wrong"}`;
  };
  const clearFeedback = () => {
    result.replaceChildren();
    result.className = "quiz-result";
  };
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail: { id, ...detail } }));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector("input:checked");
    if (!chosen) {
      clearFeedback();
      result.textContent = result.dataset.none;
      return;
    }
    showFeedback(chosen.value);
    tell("quiz-answered", { letter: chosen.value });
  });

  form.addEventListener("reset", () => {
    clearFeedback();
    form.querySelector("input").focus();
    tell("quiz-cleared", {});
  });

  // An answer of an earlier visit, or none (progress.js)
  form.addEventListener("quiz-restore", (event) => {
    const input = event.detail && form.querySelector(`input[value="${event.detail}"]`);
    for (const other of form.querySelectorAll("input")) other.checked = other === input;
    if (input) showFeedback(event.detail);
    else clearFeedback();
  });
}
