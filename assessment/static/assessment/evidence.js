// Sends files as soon as they are chosen, one after another. Without this script the page's form takes them along.

const form = document.getElementById("answers");
const words = form.dataset;

class Files {
  constructor(field) {
    this.url = field.dataset.files;
    this.list = field.querySelector(".filed");
    this.error = field.querySelector("[data-file-error]");
    this.state = field.querySelector("[data-upload-state]");
    this.input = field.querySelector("input[type=file]");
    this.last = Promise.resolve();
    this.list.addEventListener("click", (event) => this.remove(event));
    if (!this.input) return;
    field.querySelector("[data-upload]").hidden = true;
    this.input.addEventListener("change", () => this.take());
    if (this.input.files.length) this.take();
  }

  take() {
    const files = [...this.input.files];
    this.input.value = "";
    this.error.textContent = "";
    for (const file of files) this.last = this.last.then(() => this.send(file));
  }

  async send(file) {
    const say = (text, percent) => this.say(text.replace("{name}", file.name).replace("{percent}", `${percent}%`));
    say(words.sending, 0);
    let reply;
    try {
      reply = await post(this.url, file, (percent) => say(percent < 100 ? words.sending : words.checking, percent));
    } catch {
      return this.refuse(words.unreached.replace("{name}", file.name));
    }
    if (reply.status !== 201) return this.refuse(`${file.name}: ${reply.body.detail}`);
    this.add(reply.body);
    say(words.added);
  }

  say(text) {
    if (this.state.textContent !== text) this.state.textContent = text;
  }

  refuse(text) {
    this.say("");
    this.error.append(text, " ");
  }

  add(file) {
    const known = [...this.list.querySelectorAll("button")].some((one) => one.dataset.remove === file.remove_url);
    if (known) return;
    const entry = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: file.url, textContent: file.name, download: "" });
    const size = Object.assign(document.createElement("span"), { className: "quiet small", textContent: file.size });
    const remove = document.createElement("button");
    Object.assign(remove, { type: "button", className: "linklike small", textContent: words.remove });
    remove.dataset.remove = file.remove_url;
    remove.setAttribute("aria-label", `${words.remove} ${file.name}`);
    entry.append(link, " ", size, " ", remove);
    this.list.append(entry);
  }

  async remove(event) {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const entry = button.closest("li");
    const name = entry.querySelector("a").textContent;
    this.error.textContent = "";
    try {
      const reply = await post(button.dataset.remove);
      if (reply.status !== 200 && reply.status !== 404) return this.refuse(reply.body.detail);
    } catch {
      return this.refuse(words.unreached.replace("{name}", name));
    }
    entry.remove();
    this.say(words.removed.replace("{name}", name));
    // The button that had the focus is gone.
    this.input?.focus();
  }
}

// Not fetch: only this one says how far an upload is.
function post(url, file, progress) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    if (file) body.append("file", file);
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.setRequestHeader("X-CSRFToken", csrfToken());
    if (progress) {
      let told = -1;
      request.upload.addEventListener("progress", (event) => {
        // In steps of a quarter: a screen reader says each of them.
        const percent = Math.floor((4 * event.loaded) / event.total) * 25;
        if (percent > told) progress((told = percent));
      });
    }
    request.addEventListener("load", () => {
      if (request.response) done({ status: request.status, body: request.response });
      else failed();
    });
    request.addEventListener("error", failed);
    request.send(body);
  });
}

function csrfToken() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : form.elements.csrfmiddlewaretoken.value;
}

for (const field of form.querySelectorAll("[data-files]")) new Files(field);
