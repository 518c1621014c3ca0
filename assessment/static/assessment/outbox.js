// Answers on their way to the service. What could not be sent yet waits in localStorage, an item a key, named
// after the address that it goes to: of every item only the newest, for all tabs of the link and after closing them.

const KEPT_UNDER = "crossroads.unsent:";
const LONGEST_WAIT = 30000;
const PATIENCE = 15000;
const MOST_TRIED = 6;
const link = (/^\/r\/[^/]+\//.exec(location.pathname) ?? [location.pathname])[0];
const listeners = [];
// A browser that keeps nothing still sends what it has in memory.
const memory = new Map();
// What the service has answered with a no, by address: it waits for a person, not for the network.
const held = new Map();
let sending = null;
let tries = 0;
let timer = 0;

export function listen(listener) {
  listeners.push(listener);
}

function tell(event) {
  for (const listener of listeners) listener(event);
}

export function read(url) {
  if (memory.has(url)) return memory.get(url);
  try {
    return JSON.parse(localStorage.getItem(KEPT_UNDER + url));
  } catch {
    return null;
  }
}

function write(url, entry) {
  try {
    localStorage.setItem(KEPT_UNDER + url, JSON.stringify(entry));
    memory.delete(url);
  } catch {
    memory.set(url, entry);
  }
}

export function drop(url) {
  memory.delete(url);
  held.delete(url);
  try {
    localStorage.removeItem(KEPT_UNDER + url);
  } catch {
    // Nothing was kept there.
  }
}

export function unsent() {
  const urls = new Set(memory.keys());
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(KEPT_UNDER + link)) urls.add(key.slice(KEPT_UNDER.length));
    }
  } catch {
    // Only memory, then.
  }
  return [...urls].filter(read).sort();
}

export const waiting = () => unsent().filter((url) => !held.has(url));
export const stopped = (reason) => unsent().filter((url) => held.get(url) === reason);

// `entry`: code (the item), core (what is said, as a form body), seen (the revision that it was given after),
// opened, and what a person needs to know it again: title, said, page.
export function put(url, entry) {
  held.delete(url);
  write(url, { ...entry, tried: read(url)?.tried ?? [] });
}

export function send() {
  clearTimeout(timer);
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll() {
  for (let urls = waiting(); urls.length; urls = waiting()) {
    for (const url of urls) {
      if (!(await sendOne(url))) return waitAndTryAgain();
    }
  }
  const wasLate = tries > 0;
  tries = 0;
  tell({ kind: "done", wasLate });
}

function waitAndTryAgain() {
  tries += 1;
  timer = setTimeout(send, Math.min(LONGEST_WAIT, 1000 * 2 ** (tries - 1)));
  tell({ kind: "waiting", isFirst: tries === 1 });
}

async function sendOne(url) {
  const entry = read(url);
  if (!entry) return true;
  // An answer may be stored though its acknowledgement is lost: what was tried is remembered, to know it again.
  entry.tried = [...entry.tried.filter((core) => core !== entry.core), entry.core].slice(-MOST_TRIED);
  write(url, entry);
  let reply, answer;
  try {
    reply = await post(url, entry);
    answer = await reply.json();
  } catch {
    return false;
  }
  // Too many at once, and whatever is wrong over there, passes; a refusal does not.
  if (reply.status >= 500 || reply.status === 429 || answer.code === "csrf_failed") return false;
  if (reply.ok) wasTaken(url, entry, answer);
  else if (answer.code === "answer_changed") wasLate(url, entry, answer);
  else wasRefused(url, entry, answer);
  return true;
}

function wasTaken(url, entry, answer) {
  const now = read(url);
  if (now?.core === entry.core) drop(url);
  else if (now) write(url, { ...now, seen: answer.revision, tried: [] });
  tell({ kind: "saved", url, entry, answer });
}

function wasLate(url, entry, answer) {
  const now = read(url) ?? entry;
  if (entry.tried.includes(encode(entry.code, answer.theirs))) {
    // One's own earlier try, which had arrived after all.
    write(url, { ...now, seen: answer.theirs.revision });
  } else if (now.core === entry.core) {
    held.set(url, "changed");
    tell({ kind: "changed", url, entry, answer });
  }
}

function wasRefused(url, entry, answer) {
  if (answer.fields) {
    held.set(url, "refused");
    return tell({ kind: "refused", url, entry, answer });
  }
  // Submitted, locked, withdrawn: what is true of one is true of all.
  for (const each of unsent()) held.set(each, "closed");
  tell({ kind: "closed", url, entry, answer });
}

export function encode(code, { answer, reason, note, evidence }) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries({ answer, reason, note })) body.append(`${code}-${name}`, value);
  for (const one of evidence.length ? evidence : [""]) body.append(`${code}-evidence`, one);
  return body.toString();
}

function post(url, { core, code, seen, opened }) {
  const body = `${core}&${encodeURIComponent(code)}-revision=${seen}&opened=${opened}`;
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
  return cookie?.slice("csrftoken=".length) ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}
