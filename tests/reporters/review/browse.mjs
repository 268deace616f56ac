// Opens review reports in Chromium and tells, as JSON, what is seen there.
//
//     node browse.mjs NODE_MODULES CHROMIUM FOLDER SMALL.html LARGE.html
//
// FOLDER receives what the page downloads and the printed PDF.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, chromium, folder, small, large] = process.argv.slice(2);
const require = createRequire(path.join(modules, "here.js"));
const playwright = require("playwright-core");
const axe = readFileSync(path.join(modules, "axe-core/axe.min.js"), "utf-8");
const quiet = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run".split(" ");

const told = { console: [], requests: [] };

function watched(page) {
  page.on("console", (message) => told.console.push(message.text()));
  page.on("pageerror", (error) => told.console.push(String(error)));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) told.requests.push(request.url());
  });
  return page;
}

async function opened(browser, file, options = {}, hash = "") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = watched(await context.newPage());
  await page.goto(pathToFileURL(file).href + hash);
  await page.waitForSelector("html[data-ready]");
  return page;
}

async function sheet(page, number) {
  await page.evaluate((n) => (location.hash = "#a" + n), number);
  await page.waitForSelector(`#a${number}.open article`);
}

const sheets = (page) => page.evaluate(() => document.querySelectorAll(".sheet").length);

// Follows every link of every finding, as a reader would, and says where each lands.
async function landings(page) {
  const seen = [];
  for (let number = 1; number <= (await sheets(page)); number += 1) {
    await sheet(page, number);
    seen.push(...(await page.evaluate(followed, number)));
  }
  return seen;
}

// Runs in the page.
async function followed(act) {
  const seen = [];
  const bar = document.querySelector(".bar");
  for (const link of document.querySelectorAll(`#a${act} .remark a, #a${act} .facts a, #a${act} .rules a, #a${act} .text a.n`)) {
    const href = link.getAttribute("href");
    const target = document.getElementById(href.slice(1));
    const receiver = target.classList.contains("at") ? target.parentElement : target;
    delete document.documentElement.dataset.ready;
    link.click();
    while (document.documentElement.dataset.ready === undefined) await new Promise(requestAnimationFrame);
    const shown = target.classList.contains("at") && target.nextElementSibling ? target.nextElementSibling : target;
    const box = shown.getBoundingClientRect();
    seen.push({
      act,
      href,
      from: link.closest(".text") ? "text" : link.closest(".facts") ? "facts" : link.closest(".rules") ? "rules" : "finding",
      quote: link.parentElement.querySelector(":scope > .quote")?.textContent ?? null,
      words: Array.from(document.querySelectorAll("mark.lit, .fact.lit"), (piece) => piece.textContent).join(""),
      lit: document.querySelectorAll(".lit").length,
      focused: document.activeElement === receiver,
      visible: location.hash === href && box.bottom > bar.getBoundingClientRect().bottom - 2 && box.top < innerHeight,
    });
  }
  return seen;
}

// Uses the filters with the keyboard alone.
async function filtering(page) {
  await page.evaluate(() => (location.hash = "#overview"));
  await page.waitForFunction(() => !document.documentElement.classList.contains("reading-act"));
  const rows = () => page.evaluate(() => Array.from(document.querySelectorAll("tr[data-act]:not(.out)")).map((row) => Number(row.dataset.act)));
  const focused = () => page.evaluate(() => document.activeElement.id);
  const reach = async (id) => {
    for (let press = 0; press < 40; press += 1) {
      if ((await focused()) === id) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${id}`);
  };
  const result = { all: await rows() };
  await page.evaluate(() => document.activeElement.blur());
  await reach("by-words");
  await page.keyboard.type("quorum");
  result.words = await rows();
  result.said = await page.evaluate(() => document.getElementById("shown").textContent);
  for (let press = 0; press < 6; press += 1) await page.keyboard.press("Backspace");
  await page.keyboard.press("Tab");
  result.second = await focused();
  await page.keyboard.type("err");
  result.severity = await rows();
  await page.keyboard.press("Home");
  await reach("by-family-choice");
  await page.keyboard.type("Num");
  result.family = await rows();
  await page.keyboard.press("Home");
  await reach("by-verdict-choice");
  await page.keyboard.type("en faute");
  result.verdict = await rows();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => document.querySelectorAll("tr[data-act]:not(.out)").length === count, result.all.length);
  result.reset = await rows();
  return result;
}

async function sheetFiltering(page, number) {
  await sheet(page, number);
  await page.selectOption("#by-severity", "error");
  const shown = await page.evaluate((n) => Array.from(document.querySelectorAll(`#a${n} .remark:not(.out)`)).map((one) => one.dataset.severity), number);
  await page.selectOption("#by-severity", "");
  await page.selectOption("#by-verdict-choice", "undetermined");
  const verdicts = await page.evaluate((n) => Array.from(new Set(Array.from(document.querySelectorAll(`#a${n} tr[data-verdict]:not(.out)`)).map((one) => one.dataset.verdict))), number);
  await page.selectOption("#by-verdict-choice", "");
  return { shown, verdicts };
}

async function violations(page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return found.violations.map((one) => ({ where, id: one.id, nodes: one.nodes.map((node) => node.target.join(" ") + ": " + node.failureSummary).slice(0, 3) }));
}

async function accessibility(browser, file) {
  const found = [];
  for (const [name, options] of [["light", { colorScheme: "light" }], ["dark", { colorScheme: "dark" }], ["narrow", { viewport: { width: 390, height: 800 } }]]) {
    const page = await opened(browser, file, options);
    found.push(...(await violations(page, `${name} overview`)));
    for (let number = 1; number <= Math.min(4, await sheets(page)); number += 1) {
      await sheet(page, number);
      found.push(...(await violations(page, `${name} sheet ${number}`)));
    }
    found.push(...(await page.evaluate(() => (document.documentElement.scrollWidth > innerWidth ? [{ where: "width", id: "overflow" }] : []))));
    await page.context().close();
  }
  return found;
}

// Chooses, concludes, exports, saves; then opens the saved copy in another browser context, which remembers nothing.
async function conclusions(browser, file) {
  const page = await opened(browser, file, {}, "#a1");
  await page.waitForSelector("#a1.open article");
  const first = page.locator("#a1 [data-kept]").first();
  const before = await first.isChecked();
  await first.click();
  await page.fill("#a1-reviewer", "Une relectrice");
  await page.fill("#a1-words", "Deux lignes\n<b>de conclusion</b>");
  await page.selectOption("#a1-follow", "observations");
  const save = async (button, name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
    await download.saveAs(path.join(folder, name));
  };
  await save("#export", "examination.json");
  await save("#save", "copy.html");
  await page.reload();
  await page.waitForSelector("#a1.open article");
  const reloaded = await page.inputValue("#a1-words");
  await page.context().close();

  const state = async (other) => {
    await other.waitForSelector("#a1.open article");
    return {
      kept: await other.locator("#a1 [data-kept]").first().isChecked(),
      reviewer: await other.inputValue("#a1-reviewer"),
      words: await other.inputValue("#a1-words"),
      suite: await other.evaluate(() => document.querySelector("tr[data-act='1'] .suite").textContent),
      open: await other.evaluate(() => document.querySelectorAll(".sheet article").length),
    };
  };
  const copy = await opened(browser, path.join(folder, "copy.html"), {}, "#a1");
  const copied = await state(copy);
  await copy.context().close();
  const fresh = await opened(browser, file, {}, "#a1");
  await fresh.waitForSelector("#a1.open article");
  const forgotten = await fresh.inputValue("#a1-words");
  await fresh.setInputFiles("#import-file", path.join(folder, "examination.json"));
  await fresh.waitForFunction(() => document.getElementById("said").textContent !== "");
  const imported = await state(fresh);
  const said = await fresh.evaluate(() => document.getElementById("said").textContent);
  await fresh.setInputFiles("#import-file", { name: "x.json", mimeType: "application/json", buffer: Buffer.from('{"acts": 1}') });
  await fresh.waitForFunction((before) => document.getElementById("said").textContent !== before, said);
  const refused = await fresh.evaluate(() => document.getElementById("said").textContent);
  await fresh.context().close();
  return { before, reloaded, copied, forgotten, imported, refused };
}

// Prints everything, and looks for what would not be whole on paper.
async function printing(browser, file) {
  const page = await opened(browser, file, { viewport: { width: 650, height: 970 } });
  await page.evaluate(() => {
    window.print = () => (window.printed = document.documentElement.className);
  });
  await page.click("#print-all");
  await page.waitForFunction(() => window.printed);
  const during = await page.evaluate(() => window.printed);
  await page.evaluate(() => document.documentElement.classList.add("all"));
  await page.emulateMedia({ media: "print" });
  const cut = await page.evaluate(() => {
    const faults = [];
    for (const element of document.querySelectorAll("body *")) {
      if (!element.getClientRects().length || element.closest("svg")) continue;
      const style = getComputedStyle(element);
      const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
      const hidden = style.position === "absolute" && element.clientWidth <= 1;
      if (hides && !hidden && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)) faults.push(`clipped: ${element.className || element.tagName}`);
      // The spaces that end a line hang over the edge, unseen.
      if (!hidden && style.display !== "inline" && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1) faults.push(`beyond the edge: ${element.className || element.tagName} ${element.textContent.slice(0, 40)}`);
    }
    return faults;
  });
  await page.pdf({ path: path.join(folder, "printed.pdf"), preferCSSPageSize: true });
  await page.context().close();
  return { during, cut };
}

// What a hostile text could have done.
async function hostility(page) {
  const number = await page.evaluate(() => Array.from(document.querySelectorAll("tr[data-act]")).findIndex((row) => row.textContent.includes("hostile")) + 1);
  await sheet(page, number);
  return page.evaluate(
    (n) => ({
      text: document.querySelector(`#a${n} .lines`).textContent,
      scripts: document.querySelectorAll("main script:not(.packed)").length,
      images: document.querySelectorAll("main img").length,
      owned: window.owned ?? null,
      title: document.title,
    }),
    number,
  );
}

const browser = await playwright.chromium.launch({ executablePath: chromium, args: quiet });
try {
  const page = await opened(browser, small);
  told.landings = await landings(page);
  told.filters = await filtering(page);
  told.hostile = await hostility(page);
  told.withErrors = await page.evaluate(() => Array.from(document.querySelectorAll("tr[data-act]")).filter((row) => row.querySelector(".num.error")).map((row) => Number(row.dataset.act)));
  told.inSheet = await sheetFiltering(page, told.withErrors[0]);
  await page.context().close();
  told.axe = await accessibility(browser, small);
  told.conclusions = await conclusions(browser, small);
  told.printing = await printing(browser, small);
  const packed = await opened(browser, large);
  told.packedBefore = await packed.evaluate(() => document.querySelectorAll(".sheet article").length);
  told.packedLandings = await landings(packed);
  told.packedHostile = await hostility(packed);
  await packed.context().close();
  told.packedConclusions = await conclusions(browser, large);
  const still = await browser.newContext({ javaScriptEnabled: false });
  const bare = watched(await still.newPage());
  await bare.goto(pathToFileURL(small).href);
  told.withoutScript = await bare.locator(".sheet:visible").count();
} finally {
  await browser.close();
}
console.log(JSON.stringify(told));
