// node drive.mjs MODULES < steps.json: carry out steps in Debian's Chromium and print what each gave, as JSON.
// Every step is [name, ...arguments]; the functions below are the steps. Python judges what they give (test_in_browser.py).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const modules = process.argv[2];
const { chromium } = createRequire(join(modules, "x"))("playwright-core");
const { executable, steps } = JSON.parse(readFileSync(0, "utf8"));
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const browser = await chromium.launch({ executablePath: executable, args: FLAGS });
let context, page;

const status = () => page.textContent("#status");
const settle = async () => {
  await page.waitForFunction(() => !document.querySelector("#status").textContent.endsWith("…"), null, { timeout: 90_000 });
  return status();
};

async function downloaded(begin, path) {
  const [download] = await Promise.all([page.waitForEvent("download"), begin()]);
  await download.saveAs(path);
  await settle();
  return download.suggestedFilename();
}

const actions = {
  async open(address, options = {}) {
    context = await browser.newContext({ viewport: { width: 1000, height: 900 }, acceptDownloads: true, ...options });
    page = await context.newPage();
    // Choosers are caught from now on: with the first listener a key might be pressed before that is in force.
    page.on("filechooser", () => {});
    await page.goto(address);
    return settle();
  },
  offline: () => context.setOffline(true),
  async choose(...files) {
    await page.setInputFiles("#valj", files);
    return settle();
  },
  async chooseSaved(...files) {
    await page.setInputFiles("#valj-sparade", files);
    return settle();
  },
  async chooseEarlier(...files) {
    await page.setInputFiles("#valj-tidigare", files);
    return settle();
  },
  begin: (...files) => page.setInputFiles("#valj", files),
  async dropPaths(...files) {
    const devtools = await context.newCDPSession(page);
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) await devtools.send("Input.dispatchDragEvent", { type, x: 200, y: 250, data });
    return settle();
  },
  async drop(name, content) {
    await page.evaluate(([given, text]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], given));
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
    }, [name, content]);
    return settle();
  },
  files: () => page.$$eval("section[data-fil]", (found) => found.map((each) => each.dataset.fil)),
  text: (selector) => page.$$eval(selector, (found) => found.map((each) => each.innerText)),
  checked: (selector) => page.isChecked(selector),
  visible: (selector) => page.isVisible(selector),
  save: (selector, path) => downloaded(() => page.click(selector), path),
  saveByKey: (key, path) => downloaded(() => page.keyboard.press(key), path),
  saveCopy: (name, path) => downloaded(() => page.click(`section[data-fil="${name}"] .markerad-kopia`), path),
  async click(selector) {
    await page.click(selector);
    return settle();
  },
  select: (selector, value) => page.selectOption(selector, value),
  size: (width, height) => page.setViewportSize({ width, height }),
  media: (options) => page.emulateMedia(options),
  widths: () => page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]),
  async axe(rules) {
    await page.evaluate(readFileSync(join(modules, "axe-core", "axe.min.js"), "utf8"));
    return page.evaluate(async (named) => {
      const found = await axe.run(document, { runOnly: named });
      return { passed: found.passes.length, violations: found.violations.map((each) => [each.id, each.nodes.map((node) => node.html)]) };
    }, rules);
  },
  async keys(...keys) {
    for (const key of keys) await page.keyboard.press(key);
    return settle();
  },
  async tabTo(id) {
    for (let presses = 0; presses < 100; presses += 1) {
      await page.keyboard.press("Tab");
      if ((await actions.focused()) === id) return presses;
    }
    throw new Error(`Tab does not reach ${id}`);
  },
  focused: () => page.evaluate(() => document.activeElement.id),
  async chooseByKey(key, ...files) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press(key)]);
    await chooser.setFiles(files);
    return settle();
  },
  // What a page with the same content, or the program in it, might try to send.
  async letOut(address) {
    const attempt = async (where) => {
      const tries = [
        () => fetch(`${where}fetch`, { mode: "no-cors" }),
        () => new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.open("GET", `${where}xhr`);
          request.onloadend = resolve;
          request.onerror = reject;
          request.send();
        }),
        () => new WebSocket(where.replace("http", "ws") + "socket"),
        () => new EventSource(`${where}events`),
        () => globalThis.importScripts?.(`${where}imported`),
        () => import(`${where}module`),
      ];
      if (globalThis.document) {
        const added = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
        tries.push(
          () => navigator.sendBeacon(`${where}beacon`, "x"),
          () => added("img", { src: `${where}image` }),
          () => added("script", { src: `${where}script` }),
          () => added("link", { rel: "stylesheet", href: `${where}style` }),
          () => added("iframe", { src: `${where}frame` }),
          () => added("video", { src: `${where}video` }),
          () => {
            const form = Object.assign(document.createElement("form"), { action: `${where}form`, method: "post", target: "out" });
            document.body.append(form);
            form.submit();
          },
        );
      }
      await Promise.all(tries.map(async (each) => { try { await each(); } catch { /* refused, as it should be */ } }));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    };
    await page.evaluate(attempt, address);
    // In the worker `fetch` is our own; its prototype's is what somebody who got that far would use.
    for (const worker of page.workers()) await worker.evaluate(attempt, `${address}worker-`);
  },
  async fall() {
    await page.workers()[0].evaluate(() => { calls.check = () => { throw new WebAssembly.RuntimeError("secret in a cell"); }; });
  },
  async hang() {
    await page.workers()[0].evaluate(() => { calls.check = () => new Promise(() => {}); });
  },
  print: (path) => page.pdf({ path, format: "A4" }),
  picture: (path, fullPage = true) => page.screenshot({ path, fullPage }),
};

const given = [];
for (const [name, ...args] of steps) given.push((await actions[name](...args)) ?? null);
await browser.close();
process.stdout.write(JSON.stringify(given));
