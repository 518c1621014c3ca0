// Says on every page behind a private link what waits in this browser, and sends it at the next chance.

import { drop, listen, read, send, stopped, unsent, waiting } from "./outbox.js";

const panel = document.getElementById("waiting");
const words = panel.dataset;
const part = (name) => panel.querySelector(`[data-part="${name}"]`);
let why = "";

function show() {
  const late = waiting().length;
  const undecided = [...stopped("changed"), ...stopped("refused")].filter(isElsewhere);
  const closed = stopped("closed");
  say("text", late ? words.unsent.replace("{count}", late) : "");
  say("undecided", undecided.length ? words.undecided.replace("{count}", undecided.length) : "");
  part("places").replaceChildren(...undecided.map(place));
  say("why", closed.length ? why : "");
  say("kept", closed.length ? words.rescue.replace("{count}", closed.length) : "");
  part("rescue").hidden = !closed.length;
  document.getElementById("rescued").value = closed.map((url) => asText(read(url))).join("\n\n");
  panel.hidden = !(late || undecided.length || closed.length);
}

function say(name, text) {
  part(name).textContent = text;
  part(name).hidden = !text;
}

const isElsewhere = (url) => read(url).page.split("#")[0] !== location.pathname;
const asText = ({ title, said }) => `${title}\n${said}`;

function place(url) {
  const { page, title } = read(url);
  const line = document.createElement("li");
  line.append(Object.assign(document.createElement("a"), { href: page, textContent: title }));
  return line;
}

function announce(text) {
  const told = document.getElementById("told");
  if (told) told.textContent = text;
}

function heard(event) {
  if (event.kind === "closed") why = event.answer.detail;
  // While a save is on its way, nothing waits for the network yet.
  if (event.kind !== "saved" || !panel.hidden) show();
  if (event.kind === "waiting" && event.isFirst) announce(part("text").textContent);
  if (event.kind === "closed") announce(`${why} ${part("kept").textContent}`);
  if (event.kind === "done") wasDone(event);
}

function wasDone({ wasLate }) {
  if (wasLate && !unsent().length) announce(words.sent);
  // What the page counts has changed.
  if (hadSome && words.reload !== undefined && !unsent().length) location.reload();
}

const hadSome = unsent().length > 0;
listen(heard);
addEventListener("online", send);
addEventListener("storage", () => panel.hidden || show());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && waiting().length) send();
});
part("discard").addEventListener("click", () => {
  for (const url of stopped("closed")) drop(url);
  show();
});
if (hadSome) send();
