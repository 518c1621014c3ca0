// Saves each answer as it is given. Without this script the page's form does the same with its buttons.
// What could not be sent waits in localStorage, under the address that it goes to, and is sent at the next chance.

const form = document.getElementById("answers");
const words = form.dataset;
const told = document.getElementById("told");
const trouble = document.getElementById("trouble");
const KEPT_UNDER = "crossroads.unsent";
const TYPING_PAUSE = 800;
const LONGEST_WAIT = 30000;
const PATIENCE = 15000;
const MOST_LINKS = Number(words.mostLinks);
const items = new Map();

// ——— The queue: address → body ———

let queue = readQueue();
let sending = null;
let tries = 0;
let timer = 0;

function readQueue() {
  try {
    return JSON.parse(localStorage.getItem(KEPT_UNDER)) || {};
  } catch {
    return {};
  }
}

function keepQueue() {
  try {
    if (unsent()) localStorage.setItem(KEPT_UNDER, JSON.stringify(queue));
    else localStorage.removeItem(KEPT_UNDER);
  } catch {
    // A browser that keeps nothing still sends what it has in memory.
  }
  if (unsent()) addEventListener("beforeunload", askBeforeLeaving);
  else removeEventListener("beforeunload", askBeforeLeaving);
}

function unsent() {
  return Object.keys(queue).length;
}

function askBeforeLeaving(event) {
  event.preventDefault();
}

function send() {
  clearTimeout(timer);
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll() {
  for (let urls = Object.keys(queue); urls.length; urls = Object.keys(queue)) {
    for (const url of urls) {
      if (!(await sendOne(url, queue[url]))) return waitAndTryAgain();
    }
  }
  if (tries) {
    told.textContent = words.sent;
    trouble.hidden = true;
  }
  tries = 0;
}

async function sendOne(url, body) {
  let reply, answer;
  try {
    reply = await post(url, body);
    answer = await reply.json();
  } catch {
    return false;
  }
  // Too many at once, and whatever is wrong over there, passes; a refusal does not.
  if (reply.status >= 500 || reply.status === 429 || reply.status === 403) return false;
  if (queue[url] === body) delete queue[url];
  keepQueue();
  const item = items.get(url);
  if (reply.ok) item?.wasSaved(body);
  else if (answer.fields && item) item.wasRefused(body, answer.fields);
  else wasClosed(item, reply.status === 409 ? words.closed : answer.detail);
  return true;
}

function post(url, body) {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), PATIENCE);
  return fetch(url, {
    method: "POST",
    body,
    headers: {
      Accept: "application/json",
      "Accept-Language": document.documentElement.lang,
      "Content-Type": "application/x-www-form-urlencoded",
      "X-CSRFToken": csrfToken(),
    },
    keepalive: body.length < 30000,
    signal: stop.signal,
  }).finally(() => clearTimeout(late));
}

function csrfToken() {
  // The cookie, not the page's field: signing in elsewhere in this browser changes it.
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : form.elements.csrfmiddlewaretoken.value;
}

function waitAndTryAgain() {
  for (const url of Object.keys(queue)) items.get(url)?.show("waiting");
  const text = words.unsent.replace("{count}", unsent());
  if (!tries) told.textContent = text;
  trouble.textContent = text;
  trouble.hidden = false;
  tries += 1;
  timer = setTimeout(send, Math.min(LONGEST_WAIT, 1000 * 2 ** (tries - 1)));
}

function wasClosed(item, text) {
  item?.show("refused");
  trouble.textContent = told.textContent = text;
  trouble.hidden = false;
}

// ——— One item ———

class Item {
  constructor(field) {
    this.field = field;
    this.code = field.dataset.item;
    this.url = words.save.replace("-item-", encodeURIComponent(this.code));
    this.status = field.querySelector("[data-status]");
    this.refused = {};
    this.accepted = this.values("defaultChecked", "defaultValue");
    this.saved = this.encode(this.accepted);
    items.set(this.url, this);
    if (field.classList.contains("faulty")) this.takeRefusal();
    if (queue[this.url]) this.restore(queue[this.url]);
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
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
      for (const one of name === "evidence" ? value.split("\n") : [value]) body.append(`${this.code}-${name}`, one);
    }
    return body.toString();
  }

  lacksReason() {
    const { answer, reason } = this.values();
    return answer === "na" && !reason;
  }

  isFaulty() {
    const now = this.values();
    return this.lacksReason() || Object.keys(this.refused).some((name) => this.refused[name] === now[name]);
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
    if (core === this.saved && !queue[this.url]) return this.show(this.isFaulty() ? "refused" : "saved");
    queue[this.url] = `${core}&opened=${form.elements.opened.value}`;
    keepQueue();
    this.show("saving");
    return send();
  }

  wasSaved(body) {
    this.saved = body.replace(/&opened=.*$/, "");
    if (this.saved !== this.core()) return;
    const now = this.values();
    for (const name of Object.keys(now)) {
      if (this.refused[name] === now[name]) continue;
      this.accepted[name] = now[name];
      this.tell(name, "");
    }
    if (!this.pause && !queue[this.url]) this.show(this.isFaulty() ? "refused" : "saved");
  }

  wasRefused(body, faults) {
    const now = this.values();
    const isCurrent = body.replace(/&opened=.*$/, "") === this.core();
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

  restore(body) {
    const kept = new URLSearchParams(body);
    const get = (name) => kept.getAll(`${this.code}-${name}`);
    for (const radio of this.inputs("answer")) radio.checked = radio.value === get("answer")[0];
    for (const name of ["reason", "note"]) {
      const [input] = this.inputs(name);
      if (input) input.value = get(name)[0] ?? "";
    }
    get("evidence").filter(Boolean).forEach((link, index) => {
      this.inputs("evidence")[index].value = link;
      this.offerOneMore();
    });
    this.show("waiting");
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
  if (unsent()) await send();
  if (!unsent() && ![...items.values()].some((item) => item.isFaulty())) location.assign(target);
  else trouble.scrollIntoView({ block: "nearest" });
}

for (const field of form.querySelectorAll("[data-item]")) new Item(field);
form.addEventListener("submit", leave);
form.addEventListener("keydown", (event) => {
  const isLine = event.target.matches("input:not([type=radio])");
  if (event.key === "Enter" && isLine) {
    event.preventDefault();
    items.get(words.save.replace("-item-", encodeURIComponent(event.target.closest("[data-item]").dataset.item))).keep();
  }
});
addEventListener("online", send);
addEventListener("pagehide", keepWhatIsTyped);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) keepWhatIsTyped();
  else if (unsent()) send();
});
document.getElementById("faults")?.focus();
if (unsent()) {
  showProgress();
  keepQueue();
  send();
}
