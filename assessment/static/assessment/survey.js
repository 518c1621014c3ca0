// Saves each answer as it is given. Without this script the page's form does the same with its buttons.

import * as outbox from "./outbox.js";

const form = document.getElementById("answers");
const words = form.dataset;
const told = document.getElementById("told");
const TYPING_PAUSE = 800;
const MOST_LINKS = Number(words.mostLinks);
const items = new Map();

function askBeforeLeaving(event) {
  event.preventDefault();
}

function heard(event) {
  const item = items.get(event.url);
  if (event.kind === "saved") item?.wasSaved(event.entry.core, event.answer);
  if (event.kind === "changed") item?.wasChanged(event.answer);
  if (event.kind === "refused" && item) item.wasRefused(event.entry.core, event.answer.fields);
  if (event.kind === "waiting") for (const url of outbox.waiting()) items.get(url)?.show("waiting");
  if (event.kind === "closed") for (const url of outbox.stopped("closed")) items.get(url)?.show("refused");
  guard();
}

function guard() {
  if (outbox.waiting().length) addEventListener("beforeunload", askBeforeLeaving);
  else removeEventListener("beforeunload", askBeforeLeaving);
}

// ——— One item ———

class Item {
  constructor(field) {
    this.field = field;
    this.code = field.dataset.item;
    this.url = words.save.replace("-item-", encodeURIComponent(this.code));
    this.status = field.querySelector("[data-status]");
    this.refused = {};
    this.seen = Number(this.inputs("revision")[0].value);
    this.accepted = this.values("defaultChecked", "defaultValue");
    this.saved = this.encode(this.accepted);
    items.set(this.url, this);
    if (field.classList.contains("faulty")) this.takeRefusal();
    const kept = outbox.read(this.url);
    if (kept) this.restore(kept);
    // Answers given while this script was on its way.
    else if (this.core() !== this.saved) queueMicrotask(() => this.keep());
    field.addEventListener("change", () => this.keep());
    field.addEventListener("input", (event) => this.wasTyped(event.target));
  }

  inputs(name) {
    return [...this.field.querySelectorAll(`[name="${this.code}-${name}"]`)];
  }

  values(checked = "checked", text = "value") {
    const value = (name) => this.inputs(name)[0]?.[text].trim() ?? "";
    return {
      answer: this.inputs("answer").find((radio) => radio[checked])?.value ?? "",
      reason: value("reason"),
      note: value("note"),
      // One text, so that two can be compared.
      evidence: this.inputs("evidence").map((input) => input[text].trim()).filter(Boolean).join("\n"),
    };
  }

  // The page came back with something that was not taken. What stood there before is not known here,
  // so nothing is sent until that is put right.
  takeRefusal() {
    const now = this.values();
    for (const place of this.field.querySelectorAll("[data-error]")) {
      const name = place.dataset.error === "level" ? "answer" : place.dataset.error;
      if (place.textContent) this.refused[name] = now[name];
    }
    this.accepted = {};
    this.saved = "";
  }

  // What is sent: a field that was refused as it stands goes with the value that was last taken.
  core() {
    const now = this.values();
    for (const name of Object.keys(now)) if (this.refused[name] === now[name]) now[name] = this.accepted[name];
    return Object.values(now).includes(undefined) ? this.saved : this.encode(now);
  }

  encode(values) {
    return outbox.encode(this.code, { ...values, evidence: values.evidence.split("\n") });
  }

  lacksReason() {
    const { answer, reason } = this.values();
    return answer === "na" && !reason;
  }

  isFaulty() {
    const now = this.values();
    return this.lacksReason() || this.theirs !== undefined || Object.keys(this.refused).some((name) => this.refused[name] === now[name]);
  }

  wasTyped(input) {
    if (input.type === "radio") return;
    if (input.name.endsWith("-evidence")) this.offerOneMore();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.keep(), TYPING_PAUSE);
  }

  offerOneMore() {
    const inputs = this.inputs("evidence");
    const last = inputs[inputs.length - 1];
    if (!last.value.trim() || inputs.length >= MOST_LINKS) return;
    const more = last.cloneNode();
    more.removeAttribute("id");
    more.removeAttribute("aria-invalid");
    more.setAttribute("aria-label", words.oneMore);
    more.value = "";
    last.after(more);
  }

  keep() {
    clearTimeout(this.pause);
    this.pause = 0;
    showProgress();
    if (this.lacksReason()) return this.show("reason");
    const core = this.core();
    if (core === this.saved && !outbox.read(this.url)) return this.show(this.isFaulty() ? "refused" : "saved");
    outbox.put(this.url, { core, code: this.code, seen: this.seen, ...this.described() });
    guard();
    this.show("saving");
    return outbox.send();
  }

  // What a person needs to know the answer again, wherever it is shown.
  described() {
    const { answer, ...more } = this.values();
    const chosen = this.inputs("answer").find((radio) => radio.value === answer);
    const said = [chosen && this.field.querySelector(`label[for="${chosen.id}"]`).textContent, ...Object.values(more)];
    return {
      opened: form.elements.opened.value,
      title: this.field.querySelector("legend").textContent.trim(),
      said: said.filter(Boolean).join("\n"),
      page: `${location.pathname}#${this.field.id}`,
    };
  }

  stands({ revision, shown }) {
    this.seen = revision;
    // Also for the buttons that send the whole page.
    this.inputs("revision")[0].value = revision;
    this.inputs("shown")[0].value = shown;
    this.field.querySelector("[data-changed]")?.remove();
    this.theirs = undefined;
  }

  wasSaved(core, answer) {
    this.stands(answer);
    this.saved = core;
    if (this.saved !== this.core()) return;
    const now = this.values();
    for (const name of Object.keys(now)) {
      if (this.refused[name] === now[name]) continue;
      this.accepted[name] = now[name];
      this.tell(name, "");
    }
    if (!this.pause && !outbox.read(this.url)) this.show(this.isFaulty() ? "refused" : "saved");
  }

  // Another answer was saved elsewhere meanwhile: both are shown, and one chooses.
  wasChanged({ theirs, html }) {
    this.theirs = theirs;
    this.field.querySelector("[data-changed]")?.remove();
    this.field.querySelector("[data-error=level]").insertAdjacentHTML("beforebegin", html);
    const shown = this.field.querySelector("[data-changed]");
    shown.addEventListener("click", (event) => this.choose(event));
    told.textContent = shown.querySelector("p").textContent;
    this.show("refused");
  }

  choose(event) {
    const choice = event.target.closest("button")?.value;
    if (!choice) return;
    event.preventDefault();
    const { theirs } = this;
    this.stands(theirs);
    this.refused = {};
    if (choice === "theirs") {
      outbox.drop(this.url);
      this.fill(theirs);
    }
    this.saved = outbox.encode(this.code, theirs);
    this.accepted = this.values();
    (this.inputs("answer").find((radio) => radio.checked) ?? this.inputs("answer")[0]).focus();
    this.keep();
  }

  wasRefused(core, faults) {
    outbox.drop(this.url);
    const now = this.values();
    const isCurrent = core === this.core();
    for (const [field, messages] of Object.entries(faults)) {
      const name = field === "level" || field === "item" ? "answer" : field;
      if (isCurrent) this.refused[name] = now[name];
      this.tell(name, messages[0]);
    }
    this.show("refused");
    // The rest of the answer is right: it is not made to wait for what is wrong.
    if (!faults.level && !faults.item && this.core() !== this.saved) this.keep();
  }

  tell(name, message) {
    const place = this.field.querySelector(`[data-error="${name === "answer" ? "level" : name}"]`);
    if (!place || place.textContent === message) return;
    place.textContent = message;
    if (message) told.textContent = message;
    if (name === "answer") return;
    for (const input of this.inputs(name)) {
      if (message) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  show(state) {
    const text = { saved: words.saved, saving: words.saving, waiting: words.waiting, reason: words.reason };
    this.status.dataset.state = state;
    this.status.textContent = state === "saved" && this.isEmpty() ? "" : text[state] ?? words.refused;
  }

  isEmpty() {
    return Object.values(this.values()).every((value) => !value);
  }

  restore({ core, seen }) {
    const kept = new URLSearchParams(core);
    const get = (name) => kept.getAll(`${this.code}-${name}`);
    this.seen = seen;
    this.fill({ answer: get("answer")[0], reason: get("reason")[0], note: get("note")[0], evidence: get("evidence") });
    this.show("waiting");
  }

  fill({ answer, reason, note, evidence }) {
    for (const radio of this.inputs("answer")) radio.checked = radio.value === answer;
    for (const [name, text] of Object.entries({ reason, note })) {
      const [input] = this.inputs(name);
      if (input) input.value = text ?? "";
    }
    for (const input of this.inputs("evidence")) input.value = "";
    evidence.filter(Boolean).forEach((link, index) => {
      this.inputs("evidence")[index].value = link;
      this.offerOneMore();
    });
  }
}

// ——— The page ———

function showProgress() {
  const all = [...items.values()];
  const answered = all.filter((item) => item.values().answer).length;
  document.getElementById("place").textContent = `${answered} / ${all.length}`;
  const here = document.querySelector(".bars [aria-current]");
  here.querySelector(".part").setAttribute("width", `${(100 * answered) / all.length}%`);
  here.querySelector(".unseen").textContent = words.progress.replace("{answered}", answered);
  const left = document.getElementById("time-left").dataset;
  const open = left.total - left.elsewhere - answered;
  const minutes = Math.ceil((left.minutes * open) / left.total);
  const text = open ? left.some.replace("{minutes}", minutes) : left.none;
  document.getElementById("time-left").textContent = text;
}

function keepWhatIsTyped() {
  for (const item of items.values()) if (item.pause) item.keep();
}

async function leave(event) {
  const target = event.submitter?.dataset.href;
  keepWhatIsTyped();
  // What is not right yet goes the long way: the page that comes back names it.
  if (!target || [...items.values()].some((item) => item.isFaulty())) return;
  event.preventDefault();
  if (outbox.waiting().length) await outbox.send();
  if (!outbox.waiting().length && ![...items.values()].some((item) => item.isFaulty())) location.assign(target);
  else document.getElementById("waiting").scrollIntoView({ block: "nearest" });
}

outbox.listen(heard);
for (const field of form.querySelectorAll("[data-item]")) new Item(field);
form.addEventListener("submit", leave);
form.addEventListener("keydown", (event) => {
  const isLine = event.target.matches("input:not([type=radio])");
  if (event.key === "Enter" && isLine) {
    event.preventDefault();
    items.get(words.save.replace("-item-", encodeURIComponent(event.target.closest("[data-item]").dataset.item))).keep();
  }
});
addEventListener("pagehide", keepWhatIsTyped);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) keepWhatIsTyped();
});
document.getElementById("faults")?.focus();
if (outbox.unsent().length) showProgress();
guard();
