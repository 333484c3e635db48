// node pack.mjs MODULES FOLDER: run pack.py in the page's own Python, with FOLDER as its /work.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(modules, "pyodide", "pyodide.mjs")));
// The order of a set in a constant is part of what is compiled.
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
python.mountNodeFS("/work", folder);
python.runPython(readFileSync(new URL("pack.py", import.meta.url), "utf8"));
