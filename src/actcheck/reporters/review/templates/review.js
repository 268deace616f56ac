"use strict";
(function () {
  const byId = (id) => document.getElementById(id);
  const all = (where, what) => Array.from(where.querySelectorAll(what));
  const index = JSON.parse(byId("index").textContent);
  const say = index.words;
  const root = document.documentElement;
  root.classList.add("js");

  // What the reviewer concludes, by the digest of the text: a later report on the same text finds it again.
  const concluded = new Map();
  const key = (digest) => "actcheck-review:" + digest;
  const findingKey = (finding) => finding.rule + "@" + finding.span.join("-");
  let storing = true;

  function remembered(digest) {
    try {
      return JSON.parse(localStorage.getItem(key(digest)));
    } catch (refused) {
      return null;
    }
  }

  function remember(digest) {
    try {
      localStorage.setItem(key(digest), JSON.stringify(concluded.get(digest)));
    } catch (refused) {
      if (storing) tell(say.not_kept);
      storing = false;
    }
  }

  function ofAct(act) {
    if (!concluded.has(act.digest)) concluded.set(act.digest, { at: 0, conclusion: "", reviewer: "", follow_up: "", kept: {} });
    return concluded.get(act.digest);
  }

  // An examination exported, or the one that a saved copy carries. Returns how many acts of this report it is about.
  function takeUp(exported, newerOnly) {
    if (!exported || exported.format !== "actcheck-review" || !Array.isArray(exported.acts)) throw new Error("format");
    let count = 0;
    for (const one of exported.acts) {
      if (!index.acts.some((act) => act.digest === one.sha256)) continue;
      const before = concluded.get(one.sha256);
      const at = Number(one.at) || 0;
      if (newerOnly && before && before.at > at) continue;
      const kept = {};
      for (const finding of one.findings || []) kept[findingKey(finding)] = Boolean(finding.kept);
      concluded.set(one.sha256, { at, conclusion: String(one.conclusion || ""), reviewer: String(one.reviewer || ""), follow_up: String(one.follow_up || ""), kept });
      count += 1;
    }
    return count;
  }

  function exportable() {
    return {
      format: "actcheck-review",
      version: 1,
      acts: index.acts.map((act) => {
        const mine = ofAct(act);
        return {
          path: act.path,
          sha256: act.digest,
          at: mine.at,
          follow_up: mine.follow_up,
          reviewer: mine.reviewer,
          conclusion: mine.conclusion,
          findings: act.findings.map((finding) => ({ rule: finding.rule, span: finding.span, kept: isKept(mine, finding) })),
        };
      }),
    };
  }

  function isKept(mine, finding) {
    const chosen = mine.kept[findingKey(finding)];
    return chosen === undefined ? finding.severity !== "information" : chosen;
  }

  for (const act of index.acts) {
    const before = remembered(act.digest);
    if (before && typeof before === "object" && before.kept) concluded.set(act.digest, before);
  }
  takeUp(JSON.parse(byId("conclusions").textContent), true);

  function tell(words) {
    byId("said").textContent = words;
  }

  // Sheets: those of a large report are packed, and are unpacked when they are opened.
  const sections = all(document, ".sheet");
  let opened = 0;

  async function loaded(number) {
    const section = sections[number - 1];
    const packed = section.querySelector("script.packed");
    if (packed && !section.querySelector("article")) {
      const holder = document.createElement("div");
      section.append(holder);
      holder.className = "loading";
      holder.textContent = say.opening;
      try {
        const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
        const content = await new Response(stream).text();
        if (!section.querySelector("article")) {
          holder.className = "";
          holder.innerHTML = content;
        }
      } catch (refused) {
        holder.textContent = say.cannot_open;
        return section;
      }
    }
    if (!section.dataset.filled) {
      section.dataset.filled = "1";
      fill(number);
    }
    return section;
  }

  function fill(number) {
    const section = sections[number - 1];
    const act = index.acts[number - 1];
    const mine = ofAct(act);
    for (const box of all(section, "[data-kept]")) box.checked = isKept(mine, act.findings[box.dataset.kept - 1]);
    for (const field of all(section, "[data-field]")) field.value = mine[field.dataset.field] || "";
    written(section, mine);
  }

  function written(section, mine) {
    const place = section.querySelector("[data-written]");
    if (place) place.textContent = mine.conclusion;
  }

  function outcomes() {
    for (const row of all(document, "tr[data-act]")) {
      const mine = concluded.get(index.acts[row.dataset.act - 1].digest);
      row.querySelector(".suite").textContent = (mine && say.follow_ups[mine.follow_up]) || "";
    }
  }

  document.addEventListener("input", (event) => {
    const section = event.target.closest(".sheet");
    if (!section) return;
    const act = index.acts[section.id.slice(1) - 1];
    const mine = ofAct(act);
    if (event.target.dataset.kept) mine.kept[findingKey(act.findings[event.target.dataset.kept - 1])] = event.target.checked;
    else if (event.target.dataset.field) mine[event.target.dataset.field] = event.target.value;
    else return;
    mine.at = Date.now();
    remember(act.digest);
    written(section, mine);
    outcomes();
  });

  // Where the address leads: "#a3" a sheet, "#a3-..." a place in it, anything else the first page.
  async function follow(focus) {
    const id = decodeURIComponent(location.hash.slice(1));
    const found = /^a(\d+)(-|$)/.exec(id);
    const number = found && sections[found[1] - 1] ? Number(found[1]) : 0;
    if (number !== opened) {
      if (opened) sections[opened - 1].classList.remove("open");
      opened = number;
      root.classList.toggle("reading-act", number > 0);
      if (number) document.body.dataset.act = number;
      else delete document.body.dataset.act;
      turn(byId("previous"), number - 1);
      turn(byId("next"), number + 1);
      if (number) sections[number - 1].classList.add("open");
    }
    if (number) {
      await loaded(number);
      if (opened !== number) return;
      filter();
    }
    for (const lit of all(document, ".lit")) lit.classList.remove("lit");
    let target = byId(id);
    if (id === "overview" || id === "" || !target) target = number ? byId("a" + number + "-title") : byId("title");
    else if (target.classList.contains("sheet")) target = byId("a" + number + "-title");
    light(target, number);
    if (focus) {
      if (target.matches("h1")) window.scrollTo(0, 0);
      else target.scrollIntoView({ block: target.classList.contains("at") ? "center" : "start" });
      const receiver = target.classList.contains("at") ? target.parentElement : target;
      if (!receiver.hasAttribute("tabindex")) receiver.setAttribute("tabindex", "-1");
      receiver.focus({ preventScroll: true });
    }
    root.dataset.ready = id;
  }

  function light(target, number) {
    if (target.classList.contains("remark")) target.classList.add("lit");
    if (!target.dataset.s) return;
    const [start, end] = target.dataset.s.split("-").map(Number);
    for (const piece of all(sections[number - 1], "[data-o]")) {
      const at = Number(piece.dataset.o);
      if (start <= at && at < end) piece.classList.add("lit");
    }
  }

  function turn(link, number) {
    const there = number >= 1 && number <= sections.length;
    if (there) link.href = "#a" + number;
    else link.removeAttribute("href");
    link.setAttribute("aria-disabled", String(!there));
  }

  window.addEventListener("hashchange", () => follow(true));
  // A link to where one is already changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) follow(true);
  });

  // Filters.
  const plain = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u00a0\u202f]/g, " ").toLowerCase();
  const searched = index.acts.map((act) => plain(act.words));
  const byWords = byId("by-words");
  const bySeverity = byId("by-severity");
  const byFamily = byId("by-family-choice");
  const byVerdict = byId("by-verdict-choice");

  function asked() {
    return { words: plain(byWords.value.trim()).split(/\s+/).filter(Boolean), severity: bySeverity.value, family: byFamily.value, verdict: byVerdict.value };
  }

  function actAnswers(act, number, want) {
    if (!want.words.every((word) => searched[number].includes(word))) return false;
    if ((want.severity || (want.family && !want.verdict)) && !act.findings.some((f) => (!want.severity || f.severity === want.severity) && (!want.family || f.family === want.family))) return false;
    if (!want.verdict) return true;
    const letter = index.letters[want.verdict];
    for (let rule = 0; rule < act.verdicts.length; rule += 1) {
      if (act.verdicts[rule] === letter && (!want.family || index.rules[rule] === want.family)) return true;
    }
    return false;
  }

  function filter() {
    const want = asked();
    let shown = 0;
    all(document, "tr[data-act]").forEach((row, number) => {
      const answers = actAnswers(index.acts[number], number, want);
      row.classList.toggle("out", !answers);
      shown += answers;
    });
    byId("nothing").classList.toggle("out", shown > 0);
    let words = counted(say.shown_acts, shown, index.acts.length);
    if (opened) {
      const counts = filterSheet(sections[opened - 1], want);
      if (counts) words = counted(say.shown_findings, counts[0], counts[1]);
    }
    byId("shown").textContent = want.words.length || want.severity || want.family || want.verdict ? words : "";
  }

  function filterSheet(section, want) {
    const remarks = all(section, ".remark");
    let shown = 0;
    for (const remark of remarks) {
      const answers =
        (!want.severity || remark.dataset.severity === want.severity) &&
        (!want.family || remark.dataset.family === want.family) &&
        (!want.verdict || want.verdict === "faulty") &&
        saysAll(remark, want.words);
      remark.classList.toggle("out", !answers);
      shown += answers;
    }
    for (const part of all(section, ".ground, .chapter")) part.classList.toggle("out", !part.querySelector(".remark:not(.out)"));
    for (const row of all(section, "tr[data-verdict]")) {
      const answers =
        (!want.severity || row.dataset.verdict === "faulty") &&
        (!want.family || row.dataset.family === want.family) &&
        (!want.verdict || row.dataset.verdict === want.verdict) &&
        saysAll(row, want.words);
      row.classList.toggle("out", !answers);
    }
    return remarks.length ? [shown, remarks.length] : null;
  }

  function saysAll(element, words) {
    if (!words.length) return true;
    const said = plain(element.textContent);
    return words.every((word) => said.includes(word));
  }

  function counted(forms, count, total) {
    const [one, many] = forms.split("|");
    return count + " " + (count === 1 || (count === 0 && root.lang === "fr") ? one : many).replace("{total}", total);
  }

  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("input", filter);
  byId("filters").addEventListener("reset", () => setTimeout(filter, 0));

  // What leaves the page, and what comes back.
  function download(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  byId("export").addEventListener("click", () => {
    download(index.name + ".json", "application/json", JSON.stringify(exportable(), null, 2) + "\n");
    tell(say.exported);
  });

  byId("import").addEventListener("click", () => byId("import-file").click());
  byId("import-file").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    try {
      const count = takeUp(JSON.parse(await file.text()), false);
      for (const act of index.acts) if (concluded.has(act.digest)) remember(act.digest);
      sections.forEach((section, number) => section.dataset.filled && fill(number + 1));
      outcomes();
      tell(say.imported.replace("{count}", count));
    } catch (refused) {
      tell(say.import_refused);
    }
    event.target.value = "";
  });

  byId("save").addEventListener("click", () => {
    const copy = root.cloneNode(true);
    copy.classList.remove("js", "reading-act", "all");
    copy.removeAttribute("data-ready");
    const body = copy.querySelector("body");
    body.removeAttribute("data-act");
    for (const row of all(copy, ".out:not(#nothing)")) row.classList.remove("out");
    copy.querySelector("#nothing").classList.add("out");
    for (const lit of all(copy, ".lit")) lit.classList.remove("lit");
    for (const cell of all(copy, ".suite, [data-written], #said, #shown")) cell.textContent = "";
    for (const section of all(copy, ".sheet")) {
      section.classList.remove("open");
      section.removeAttribute("data-filled");
      if (section.querySelector("script.packed")) for (const child of Array.from(section.children)) if (!child.matches("script.packed")) child.remove();
    }
    copy.querySelector("#conclusions").textContent = JSON.stringify(exportable()).replace(/</g, "\\u003c");
    download(index.name + ".html", "text/html", "<!DOCTYPE html>\n" + copy.outerHTML + "\n");
    tell(say.saved);
  });

  byId("print-all").addEventListener("click", async () => {
    for (let number = 1; number <= sections.length; number += 1) await loaded(number);
    root.classList.add("all");
    window.print();
    root.classList.remove("all");
  });

  outcomes();
  if (sections.length === 1 && !location.hash) history.replaceState(null, "", "#a1");
  follow(location.hash.length > 1);
})();
