// Asks for a report and follows its state until it can be downloaded. Without this script the page is loaded again by hand.

const section = document.querySelector("[data-reports]");
const SHORTEST = 400;
const LONGEST = 5000;

for (const slot of section.querySelectorAll("[data-slot]")) {
  const form = slot.querySelector("[data-ask]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(slot, form);
  });
  if (slot.dataset.stateUrl) follow(slot, slot.dataset.stateUrl);
}

async function ask(slot, form) {
  form.hidden = true;
  const body = new URLSearchParams(new FormData(form));
  try {
    const state = await fetchJson(form.action, { method: "POST", body });
    slot.querySelector("[data-file]").href = state.file_url;
    show(slot, state);
    follow(slot, state.state_url);
  } catch (error) {
    tell(slot, error.message || section.dataset.trouble);
    offerAgain(slot);
  }
}

async function follow(slot, url, wait = SHORTEST) {
  await new Promise((resolve) => setTimeout(resolve, wait));
  const next = Math.min(LONGEST, wait * 1.4);
  try {
    const state = await fetchJson(url);
    show(slot, state);
    if (state.file || state.state === "failed") return;
  } catch {
    tell(slot, section.dataset.trouble);
  }
  follow(slot, url, next);
}

function show(slot, state) {
  tell(slot, [state.label, state.reason].filter(Boolean).join(" – "));
  const file = slot.querySelector("[data-file]");
  const had = !file.hidden;
  file.hidden = !state.file;
  if (state.file && !had && slot.contains(document.activeElement)) file.focus();
  if (state.state === "failed") offerAgain(slot);
}

function offerAgain(slot) {
  const form = slot.querySelector("[data-ask]");
  form.hidden = false;
  form.querySelector("button").textContent = section.dataset.again;
}

function tell(slot, text) {
  const place = slot.querySelector(".slot-state");
  if (place.textContent !== text) place.textContent = text;
}

async function fetchJson(url, options = {}) {
  const headers = { Accept: "application/json", "Accept-Language": document.documentElement.lang };
  const reply = await fetch(url, { ...options, headers });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(answer.detail);
  return answer;
}
