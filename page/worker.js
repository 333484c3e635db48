// Runs Python away from the page, so that the page answers while it works and a Python that falls can be ended.
// build.py joins this, Pyodide's factory and Pyodide's loader into one classic script: a page opened from a folder may start no other.

const site = "https://granska.invalid/"; // Pyodide wants addresses. Nothing is asked of this one: `fetch` is ours.
let parts = {};
let python = null;
let session = null;

// HiGHS as fokusmanad/page/highs.py calls it. Lists come from Python as proxies, which Pyodide ends after the call.
function solver(highs) {
  const { objectiveSense, solutionStatus, variableType } = highs.constants;
  const load = (values, starts, indices, weights, nodes, goesOn) => {
    const held = Float64Array.from(values.toJs());
    const begins = Int32Array.from(starts.toJs());
    const [numCols, numRows] = [held.length, begins.length - 1];
    const model = highs.raw.createModel();
    // The same as in suppression/highs.py, or the page would choose another pattern.
    const strategy = goesOn ? { simplex_strategy: 4 } : { simplex_strategy: 1, presolve: "off" };
    const options = { output_flag: false, threads: 1, random_seed: 0, mip_max_nodes: nodes, ...strategy };
    for (const [option, value] of Object.entries(options)) {
      model.setOptionValue(option, value);
    }
    model.passModel({
      numCols,
      numRows,
      sense: objectiveSense.maximize,
      colCost: new Float64Array(numCols),
      colLower: held,
      colUpper: held,
      rowLower: new Float64Array(numRows),
      rowUpper: new Float64Array(numRows),
      matrix: {
        format: "csr",
        numRows,
        numCols,
        starts: begins,
        indices: Int32Array.from(indices.toJs()),
        values: Float64Array.from(weights.toJs()),
      },
    });
    const every = { kind: "set", indices: Int32Array.from({ length: numCols }, (_, place) => place) };
    return {
      bound: (place, least, most) => void model.changeColBounds(place, least, most),
      cost: (place, weight) => void model.changeColCost(place, weight),
      setWhole(isWhole) {
        model.changeColsIntegrality(every, new Int32Array(numCols).fill(isWhole ? variableType.integer : variableType.continuous));
      },
      solve() {
        if (!goesOn) model.clearSolver();
        model.run();
        const status = model.getInfoValue("primal_solution_status").value;
        return status === solutionStatus.none ? null : model.getSolution().value.colValue;
      },
      dispose: () => model.dispose(),
    };
  };
  const { major, minor } = highs.raw.version();
  return { version: `${major}.${minor}`, load };
}

// Emscripten would ask for the address of a file, and the worker has none.
const instantiate = (wasm) => (imports, receive) => {
  WebAssembly.instantiate(wasm, imports).then(({ instance }) => receive(instance));
  return {};
};

self.fetch = async (address) => {
  const name = String(address).replace(site, "");
  if (!(name in parts)) throw new Error("The page carries no such part.");
  return new Response(parts[name], { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/zip" } });
};

const calls = {
  async begin(carried, campaign, ledgers, lang) {
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
    for (const [period, ledger] of ledgers) session.restore_ledger(period, ledger);
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
  async report(choices, ledger, earlier, wasm, lang) {
    if (wasm) session.use_solver(solver(await loadHighs({ instantiateWasm: instantiate(wasm) })));
    session.clear_earlier();
    for (const { name, content, modified } of earlier) session.add_earlier(name, python.toPy(new Uint8Array(content ?? [])), modified);
    const given = ledger ? python.toPy(new Uint8Array(ledger)) : undefined;
    const answer = JSON.parse(session.report(JSON.stringify(choices), given, lang));
    return answer.refused ? answer : { ...answer, content: bytes(session.report_file()) };
  },
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
