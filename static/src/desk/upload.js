// Documents go up one request each, with their progress; without this, as a plain form.

const KILO = 1024;

function size(bytes) {
  return bytes < KILO * KILO ? `${Math.round(bytes / KILO)} KB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;
}

function count(files) {
  return files === 1 ? "1 file" : `${files} files`;
}

class Upload {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=file]");
    this.box = form.querySelector("[data-progress]");
    this.bar = this.box.querySelector("progress");
    this.words = this.box.querySelector("[data-progress-words]");
    this.said = form.querySelector("[data-upload-said]");
    this.refused = form.querySelector("[data-upload-refused]");
    this.button = form.querySelector("button:not([type=button])");
    form.addEventListener("submit", (event) => this.begin(event));
    this.box.querySelector("[data-stop]").addEventListener("click", () => this.stop());
  }

  begin(event) {
    const files = [...this.input.files];
    // With nothing chosen, the server says what is missing.
    if (!files.length && !this.running) return;
    event.preventDefault();
    if (this.running) return;
    this.tell([]);
    const title = this.form.elements.title?.value.trim();
    if (title && files.length > 1) {
      this.tell(["Leave the title empty for several files, or choose one file."]);
      return;
    }
    this.send(files);
  }

  async send(files) {
    this.running = true;
    this.stopped = false;
    this.sent = 0;
    this.total = files.reduce((sum, file) => sum + file.size, 0) || 1;
    this.half = false;
    this.button.setAttribute("aria-disabled", "true");
    this.box.hidden = false;
    this.show(0);
    this.say(`Uploading ${count(files.length)}, ${size(this.total)}.`);
    const added = [];
    const refused = [];
    let left = [];
    for (const [n, file] of files.entries()) {
      const answer = await this.one(file);
      if (answer.left) {
        left = files.slice(n);
        refused.push({ says: answer.left, url: answer.url });
        break;
      }
      added.push(...answer.added);
      refused.push(...answer.refused.map((says) => ({ says })));
      this.sent += file.size;
      this.show(this.sent);
    }
    this.end(added, refused, left);
  }

  // What the server says to one file; `left`: it wasn't reached, and the file stays chosen.
  one(file) {
    const most = Number(this.form.dataset.most);
    if (file.size > most) {
      return { added: [], refused: [`“${file.name}” has ${size(file.size)}; a document may have ${size(most)}. Make it smaller, or split it into parts.`] };
    }
    const body = new FormData(this.form);
    body.delete(this.input.name);
    // Signing in anew has changed the one in the page.
    const token = /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1];
    if (token) body.set("csrfmiddlewaretoken", token);
    body.append("name", file.name);
    body.append(this.input.name, file);
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open("POST", this.form.action);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.addEventListener("progress", ({ loaded }) => this.show(this.sent + Math.min(loaded, file.size)));
      request.addEventListener("load", () => resolve(this.read(request)));
      request.addEventListener("error", () => resolve({ left: "No connection: the upload broke off. The files are still chosen; press Upload once it is back." }));
      request.addEventListener("abort", () => resolve({ left: "The upload is stopped. The files that had not gone are still chosen." }));
      request.send(body);
    });
  }

  read(request) {
    const answer = request.response;
    if (request.status === 401 && answer?.url) {
      return { left: "You have been signed out. Sign in in another tab, come back here and press Upload.", url: answer.url };
    }
    if (!answer?.refused) {
      return { left: `The server could not take the file (${request.status}). Load the page again and upload it once more.` };
    }
    if (answer.list) this.form.closest("section").querySelector("[data-document-list]").innerHTML = answer.list;
    return answer;
  }

  end(added, refused, left) {
    this.running = false;
    this.button.removeAttribute("aria-disabled");
    const inside = this.box.contains(document.activeElement);
    this.box.hidden = true;
    if (inside) this.button.focus();
    this.keep(left);
    if (added.length && this.form.elements.title) this.form.elements.title.value = "";
    this.say(added.join(" "));
    this.tell(refused);
  }

  // Only what has not gone stays chosen.
  keep(files) {
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    this.input.files = chosen.files;
  }

  stop() {
    this.request?.abort();
  }

  show(bytes) {
    const done = Math.min(100, Math.floor((100 * bytes) / this.total));
    this.bar.value = done;
    this.words.textContent = done < 100 ? `Uploading: ${done} % of ${size(this.total)}` : "Uploaded; it is being looked into";
    if (done >= 50 && done < 100 && !this.half) {
      this.half = true;
      this.say("Half is uploaded.");
    }
  }

  say(words) {
    this.said.textContent = words;
  }

  tell(faults) {
    this.refused.hidden = !faults.length;
    this.refused.replaceChildren(
      ...faults.map((fault) => {
        const line = document.createElement("p");
        line.textContent = fault.says ?? fault;
        if (fault.url) {
          const link = document.createElement("a");
          link.href = fault.url;
          link.target = "_blank";
          link.textContent = "Sign in (new tab)";
          line.append(" ", link);
        }
        return line;
      }),
    );
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) new Upload(form);
