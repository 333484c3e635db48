// Runs Python away from the page, so that the page answers while it works and a Python that falls can be ended.
// build.py joins this, Pyodide's factory and Pyodide's loader into one classic script: a page opened from a folder may start no other.

const site = "https://granska.invalid/"; // Pyodide wants addresses. Nothing is asked of this one: `fetch` is ours.
let parts = {};
let python = null;
let session = null;

self.fetch = async (address) => {
  const name = String(address).replace(site, "");
  if (!(name in parts)) throw new Error("The page carries no such part.");
  return new Response(parts[name], { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/zip" } });
};

const calls = {
  async begin(carried, campaign, lang) {
    parts = carried;
    python = await loadPyodide({
      indexURL: site,
      lockFileContents: LOCK,
      createPyodideModule: _createPyodideModule,
      env: { HOME: "/home", PYDANTIC_DISABLE_PLUGINS: "__all__" },
    });
    postMessage({ step: "packages" });
    python.unpackArchive(parts["packages.zip"], "zip", { extractDir: python.runPython("import site; site.getsitepackages()[0]") });
    parts = {};
    postMessage({ step: "program" });
    python.FS.mkdirTree("/granska");
    session = python.pyimport("fokusmanad.page.session").Session("/granska", campaign);
    return JSON.parse(session.begin(lang));
  },
  check(files, lang) {
    if (files) {
      session.clear();
      for (const { name, content, modified } of files) {
        if (content) session.add(name, python.toPy(new Uint8Array(content)), modified);
        else session.add_too_large(name, modified);
      }
    }
    return JSON.parse(session.check(lang));
  },
  summarize: (by, duplicates, period, lang) => JSON.parse(session.summarize(python.toPy(by), duplicates, period, lang)),
  compare(files, duplicates, period, lang) {
    if (files) {
      session.clear_saved();
      for (const { name, content } of files) session.add_saved(name, python.toPy(new Uint8Array(content ?? [])));
    }
    return JSON.parse(session.compare(duplicates, period, lang));
  },
  comparisonJson: () => bytes(session.comparison_json()),
  validationJson: (lang) => bytes(session.validation_json(lang)),
  summaryFile: (kind) => bytes(session.summary_file(kind)),
  markedCopy: (number, lang) => ({ name: session.name_of_copy(number), content: bytes(session.marked_copy(number, lang)) }),
};

function bytes(proxy) {
  const content = proxy.toJs();
  proxy.destroy();
  return content;
}

self.onmessage = async ({ data: { id, call, args } }) => {
  try {
    postMessage({ id, value: await calls[call](...args) });
  } catch (error) {
    // The kind alone: the text of a fault may hold what stood in a cell.
    postMessage({ id, fault: error.type || error.name || "Error" });
  }
};
