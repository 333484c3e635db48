const element = (id) => document.getElementById(id);
const json = (id) => JSON.parse(element(id).textContent || "null");
const PART_NAMES = ["pyodide.asm.wasm", "python_stdlib.zip", "packages.zip", "worker.js"];
const SOLVER = "highs.wasm"; // Unpacked only for a report.
const LARGEST_ZIP = 150_000_000; // In memory twice; the forms of every kommun in Sweden are 30 MB.
const sources = json("kallor");

let lang = "sv";
let texts = TEXTS.sv;
let largest = Infinity; // The most bytes of a form, until the program has said it.
let parts = null;
let program = null;
let isReady = false;
let queue = null; // What is done one at a time: a call to the program waits for those before it.
let ledgers = new Map(); // What has been published in this visit, by period: it outlives a program that is begun again.
let chosenLedger = null; // The file with what was published before.
let chosenEarlier = []; // The files of earlier periods that the report compares with.
let shown = null; // { count, summary, compared } of what is on the page, to be shown again in another language.

// Words and status.

function say(words) {
  element("status").textContent = words;
}

function sayAtWork(words) {
  say(words);
  element("avbryt").hidden = !isReady;
}

function sayDone(words) {
  say(words);
  element("avbryt").hidden = true;
}

function write() {
  texts = TEXTS[lang];
  document.documentElement.lang = lang;
  document.title = texts.title;
  for (const each of document.querySelectorAll("[data-text]")) each.textContent = texts[each.dataset.text];
  element("sprak").textContent = texts.other;
  element("sprak").lang = texts.otherLang;
  writeComponents();
  writeLedgers();
}

function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function writeComponents() {
  const components = json("komponenter");
  element("delar").replaceChildren(
    ...components.map((each) =>
      make("tr", {}, make("th", { scope: "row" }, each.name), ...[each.version, each.licence, each.sha256].map((text) => make("td", {}, text))),
    ),
  );
  element("licenser").replaceChildren(
    ...components
      .filter((each) => each.text)
      .map((each) => make("details", {}, make("summary", {}, texts.licenceOf(each.name)), make("div", { className: "licens" }, each.text))),
  );
}

// The program: a worker that is ended and begun again where Python falls.

class Fallen extends Error {}

class Program {
  constructor(script) {
    this.address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.worker = new Worker(this.address);
    this.waiting = new Map();
    this.last = 0;
    this.canReport = false; // Whether it has the solver.
    this.ended = ""; // Why it was ended.
    this.worker.onmessage = ({ data }) => this.receive(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.end("Error");
    };
  }

  receive({ id, step, value, fault }) {
    if (step) {
      element("laddar").value += 1;
      return;
    }
    const { resolve, reject } = this.waiting.get(id);
    this.waiting.delete(id);
    if (fault) reject(new Fallen(fault));
    else resolve(value);
  }

  ask(call, ...args) {
    this.last += 1;
    const id = this.last;
    if (this.ended) return Promise.reject(new Fallen(this.ended));
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, call, args });
    });
  }

  end(kind) {
    this.ended = kind;
    this.worker.terminate();
    URL.revokeObjectURL(this.address);
    for (const { reject } of this.waiting.values()) reject(new Fallen(kind));
    this.waiting.clear();
  }
}

async function packedPart(name) {
  if (name in sources) {
    const response = await fetch(sources[name].address, { integrity: sources[name].integrity });
    if (!response.ok) throw new Error(name);
    return response.blob();
  }
  const carrier = document.querySelector(`[data-part="${name}"]`);
  const text = carrier.textContent;
  if (name !== SOLVER) carrier.remove();
  if (Uint8Array.fromBase64) return new Blob([Uint8Array.fromBase64(text)]);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let place = 0; place < bytes.length; place += 1) bytes[place] = binary.charCodeAt(place);
  return new Blob([bytes]);
}

async function unpackedPart(name) {
  const packed = await packedPart(name);
  return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function loadParts() {
  const loaded = {};
  await Promise.all(
    PART_NAMES.map(async (name) => {
      loaded[name] = await unpackedPart(name);
    }),
  );
  element("laddar").value += 1;
  return loaded;
}

async function begin() {
  const bar = element("laddar");
  bar.hidden = false;
  bar.value = 0;
  say(texts.loading);
  parts ??= await loadParts();
  bar.value = 1;
  say(texts.starting);
  const { "worker.js": script, ...carried } = parts;
  program = new Program(script);
  const answer = await program.ask("begin", carried, json("kampanj") || "", [...ledgers], lang);
  largest = answer.largest ?? largest;
  element("kampanjens-titel").textContent = answer.title ?? "";
  element("kampanjens-titel").hidden = !answer.title;
  bar.hidden = true;
  isReady = true;
  if (answer.refused) sayDone(answer.refused);
  else sayDone(texts.ready);
}

async function beginAgain(kind) {
  isReady = false;
  program.end(kind);
  showNothing();
  await begin();
}

// What the user does: one thing at a time, each with its status.

function enqueue(words, task) {
  sayAtWork(words); // At once, and again when its turn comes: the status of what was before it may have been said since.
  const start = () => {
    sayAtWork(words);
    return task();
  };
  queue = queue.then(start).catch(async (error) => {
    if (!(error instanceof Fallen)) console.error(error);
    const kind = error instanceof Fallen ? error.message : error.name;
    try {
      await beginAgain(kind);
      sayDone(kind === "cancelled" ? texts.cancelled : texts.fallen(kind));
    } catch {
      sayDone(texts.unsupported);
    }
  });
}

function check(files) {
  if (!files.length) return;
  enqueue(texts.checking(files.length), async () => {
    const { sent, refused } = await read(files);
    if (refused) return refuse(refused);
    sayDone(showChecked(await program.ask("check", sent, lang), files.length));
    element("resultat-rubrik").focus();
  });
}

// Read files, or say which of them cannot be read; one that is refused for its size alone has no content.
async function read(files) {
  const sent = [];
  for (const file of files) {
    const isZip = file.name.toLowerCase().endsWith(".zip");
    if (isZip && file.size > LARGEST_ZIP) return { refused: texts.tooLarge(file.name) };
    const modified = file.lastModified;
    try {
      const content = !isZip && file.size > largest ? null : await file.arrayBuffer();
      sent.push({ name: file.name, modified, content });
    } catch {
      return { refused: texts.unreadable(file.name) };
    }
  }
  return { sent };
}

function refuse(words) {
  showNothing();
  sayDone(words);
}

function summarize() {
  enqueue(texts.summarizing, async () => {
    sayDone(await showSummary());
    element("sammanstallning-rubrik").focus();
  });
}

// What shows an answer returns what to say when it is there, so that nothing is said before everything is.

async function showSummary() {
  const by = element("dela-upp").value;
  const period = element("period").value;
  const answer = await program.ask("summarize", by ? [by] : [], element("dubbletter").value, period, lang);
  shown.summary = true;
  element("sammanstallning").hidden = false;
  showFigures(answer, "siffror", "spara-siffror");
  if (answer.refused) return answer.refused;
  offer("dela-upp", [["", "–"], ...answer.attributes], by);
  element("uppdelning").hidden = false;
  return texts.summarized;
}

function showFigures(answer, place, buttons) {
  element(buttons).hidden = Boolean(answer.refused);
  element(place).replaceChildren(...(answer.refused ? [make("p", {}, answer.refused)] : answer.blocks.map(block)));
}

function compare(files) {
  if (!files.length) return;
  enqueue(texts.comparing, async () => {
    const { sent, refused } = await read(files);
    if (refused) return sayDone(refused);
    sayDone(await showComparison(sent));
    element("jamforelse-rubrik").focus();
  });
}

async function showComparison(sent) {
  const answer = await program.ask("compare", sent, element("dubbletter").value, element("period").value, lang);
  shown.compared = true;
  element("jamforelse").hidden = false;
  showFigures(answer, "jamforelsens-siffror", "spara-jamforelse");
  return answer.refused ?? texts.compared;
}

function chooseLedger(files) {
  [chosenLedger = null] = files;
  writeLedgers();
}

function chooseEarlier(files) {
  chosenEarlier = files;
  element("inget-utlamnat-tidigare").checked = false;
  writeLedgers();
}

function writeLedgers() {
  const periods = [...ledgers.keys()].join(", ");
  const words = chosenLedger ? texts.chosen(chosenLedger.name) : "";
  element("publicerat-valt").textContent = words || (periods && texts.remembered(periods));
  element("tidigare-valda").textContent = chosenEarlier.length ? texts.chosen(chosenEarlier.map((each) => each.name).join(", ")) : "";
  element("ta-bort-tidigare").hidden = !chosenEarlier.length;
}

// Each is said of one report: of another the page would not know it.
function untick() {
  for (const id of ["inget-utlamnat", "inget-utlamnat-tidigare", "ofullstandig"]) element(id).checked = false;
}

function report(isDraft) {
  enqueue(texts.reporting, async () => {
    const { sent, refused } = await read([...chosenEarlier, ...(chosenLedger ? [chosenLedger] : [])]);
    if (refused) return sayDone(refused);
    const earlier = sent.splice(0, chosenEarlier.length);
    const choices = {
      kind: element("rapportens-form").value,
      kommun: element("rapportens-kommun").value,
      is_draft: isDraft,
      is_first: element("inget-utlamnat").checked,
      are_earlier_first: element("inget-utlamnat-tidigare").checked,
      may_be_incomplete: element("ofullstandig").checked,
      duplicates: element("dubbletter").value,
      period: element("period").value,
    };
    const solver = program.canReport ? null : await unpackedPart(SOLVER);
    const answer = await program.ask("report", choices, sent[0]?.content ?? null, earlier, solver, lang);
    program.canReport = true;
    const published = Object.entries(answer.ledgers ?? {});
    if (published.length) {
      for (const [period, ledger] of published) ledgers.set(period, ledger);
      chosenLedger = null;
      writeLedgers();
      untick();
    }
    element("rapportens-svar").hidden = false;
    element("rapportens-noter").replaceChildren(...(answer.notes ?? [answer.refused]).map((note) => make("p", {}, note)));
    if (!answer.refused) handOver(answer.content, answer.name);
    element("rapportens-svar-rubrik").focus();
    return sayDone(answer.refused ?? texts.saved(answer.name));
  });
}

function offer(id, options, chosen) {
  element(id).replaceChildren(...options.map(([value, name]) => make("option", { value, selected: value === chosen }, name)));
}

// Keep a choice whose options are made anew; the words of one that is not there yet are made with the summary.
function keep(id, value) {
  const options = [...element(id).options];
  if (!options.some((each) => each.value === value)) element(id).append(make("option", { value }));
  element(id).value = value;
}

function save(words, ask, name) {
  enqueue(words, async () => {
    const answer = await ask();
    const content = answer.content ?? answer;
    const named = answer.name ?? name;
    handOver(content, named);
    sayDone(texts.saved(named));
  });
}

function handOver(content, name) {
  const address = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function changeLanguage() {
  enqueue(texts.translating, async () => {
    lang = texts.otherLang;
    write();
    if (shown) {
      const { count, summary, compared } = shown;
      const chosen = ["period", "dela-upp", "rapportens-kommun"].map((id) => [id, element(id).value]);
      showChecked(await program.ask("check", null, lang), count);
      for (const [id, value] of chosen) keep(id, value);
      if (summary) await showSummary();
      if (compared) await showComparison(null);
      sayDone(texts.translated);
    } else {
      sayDone(texts.ready);
    }
  });
}

// What is shown.

function showNothing() {
  shown = null;
  element("resultat").hidden = true;
  for (const id of ["sammanstallning", "jamforelse", "rapportens-svar"]) element(id).hidden = true;
  element("uppdelning").hidden = true;
  offer("dela-upp", [["", "–"]]);
  offer("period", [["", ""]]);
  offer("rapportens-kommun", [["", ""]]);
  untick();
  for (const id of ["filer", "noter", "siffror", "jamforelsens-siffror", "rapportens-noter"]) element(id).replaceChildren();
}

function showChecked(answer, count) {
  showNothing();
  if (answer.refused) return answer.refused;
  shown = { count, summary: false, compared: false };
  showOverview(answer.files.filter((file) => file.short));
  offer("period", [["", texts.commonest], ...answer.periods]);
  offer("rapportens-kommun", [["", texts.wholeArea], ...answer.kommuner.map((name) => [name, name])]);
  element("perioder").hidden = !answer.periods.length;
  element("antal").textContent = answer.closing;
  element("filer").replaceChildren(...answer.files.map(fileSection));
  element("noter").replaceChildren(...answer.notes.map((note) => make("li", {}, note)));
  element("resultat").hidden = false;
  return answer.closing;
}

function showOverview(files) {
  element("oversikt").hidden = files.length < 2;
  const rows = files.map((file) => make("tr", {}, make("th", { scope: "row" }, file.file), make("td", {}, file.short)));
  document.querySelector("#oversikt tbody").replaceChildren(...rows);
}

function fileSection(file, number) {
  const section = make("section", { "data-fil": file.file, "data-state": file.state, "aria-labelledby": `fil-${number}` });
  section.append(make("h3", { id: `fil-${number}` }, file.file));
  if (file.about) section.append(make("p", { className: "om-filen" }, file.about));
  section.append(make("p", { className: "svar" }, file.verdict));
  if (file.groups.length) section.append(make("ul", { className: "problem" }, ...file.groups.map(problem)));
  if (file.figures) section.append(make("p", {}, file.figures));
  if (file.can_be_marked) {
    const button = make("button", { type: "button", className: "markerad-kopia", "aria-label": texts.markedCopyOf(file.file) }, texts.markedCopy);
    button.onclick = () => save(texts.marking, () => program.ask("markedCopy", number, lang));
    section.append(make("p", { className: "knappar" }, button));
  }
  return section;
}

function problem(group) {
  const steps = group.steps.length > 1 ? make("ol", {}, ...group.steps.map((step) => make("li", {}, step))) : make("p", {}, group.steps[0]);
  return make(
    "li",
    { "data-severity": group.severity },
    make(
      "p",
      {},
      make("span", { className: "slag" }, group.severity_name),
      " ",
      make("span", { className: "var" }, group.where),
      ` ${[group.rule, group.action].filter(Boolean).join(" ")} [${group.code}]`,
    ),
    make(
      "details",
      {},
      make("summary", {}, texts.explain),
      make("h4", {}, group.title),
      make("h4", {}, texts.why),
      make("p", {}, group.why),
      make("h4", {}, texts.steps),
      steps,
      make("h4", {}, texts.example),
      ...group.example.map((line) => make("p", {}, line)),
    ),
  );
}

function block(each) {
  if (!each.rows) {
    const label = each.label ? [make("strong", {}, each.label), " "] : [];
    const words = each.is_strong ? make("strong", {}, each.words) : each.words;
    return make("p", {}, ...label, words);
  }
  const head = make("tr", {}, ...each.headings.map((heading) => make("th", { scope: "col" }, heading)));
  const rows = each.rows.map(([name, ...cells], place) =>
    make(
      "tr",
      { className: each.has_total && place === each.rows.length - 1 ? "summa" : "" },
      make("th", { scope: "row" }, name),
      ...cells.map((cell) => make("td", {}, cell)),
    ),
  );
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
  return make("div", { className: "bred", role: "group", tabindex: "0", "aria-label": texts.table(each.headings[0]) }, table);
}

// Files that are chosen or dropped.

function dropped(event) {
  event.preventDefault();
  element("slapp").classList.remove("over");
  const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
  const folder = items.map((item) => item.webkitGetAsEntry?.()).find((entry) => entry?.isDirectory);
  const files = [...event.dataTransfer.files];
  if (folder) enqueue(texts.checking(1), async () => refuse(texts.folder(folder.name)));
  else check(files);
}

function start() {
  write();
  const choosers = [["valj", check], ["valj-sparade", compare], ["valj-tidigare", chooseEarlier], ["valj-publicerat", chooseLedger]];
  for (const [id, take] of choosers) {
    element(id).onchange = (event) => {
      const files = [...event.target.files];
      event.target.value = ""; // Or the same file, mended and chosen again, would be no change.
      take(files);
    };
  }
  document.ondragover = (event) => {
    event.preventDefault();
    element("slapp").classList.add("over");
  };
  document.ondragleave = () => element("slapp").classList.remove("over");
  document.ondrop = dropped;
  element("sprak").onclick = changeLanguage;
  element("skriv-ut").onclick = () => window.print();
  element("avbryt").onclick = () => program?.end("cancelled");
  element("sammanstall").onclick = summarize;
  element("spara-json").onclick = () => save(texts.saving, () => program.ask("validationJson", lang), texts.answerName);
  element("period").onchange = untick;
  element("ta-bort-tidigare").onclick = () => {
    chooseEarlier([]);
    element("valj-tidigare").focus();
  };
  element("gor-utkast").onclick = () => report(true);
  element("gor-rapport").onclick = () => report(false);
  element("spara-jamforelse-json").onclick = () => save(texts.saving, () => program.ask("comparisonJson"), texts.comparisonName);
  for (const button of element("spara-siffror").children) {
    const { kind } = button.dataset;
    button.onclick = () => save(texts.saving, () => program.ask("summaryFile", kind), `${texts.summaryName}.${kind}`);
  }
  queue = begin().catch((error) => {
    console.error(error);
    element("laddar").hidden = true;
    sayDone(texts.unsupported);
  });
}

start();
