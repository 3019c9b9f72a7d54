// The page as a whole: what is drawn anew after which change.
import { count, settings, statements, views } from "./data.js";
import { announce, button, byId, make } from "./dom.js";
import { setPlaces, showCard, showNode } from "./card.js";
import { showCharts } from "./charts.js";
import { save, toCsv, toSvg, toTurtle } from "./export.js";
import { listenToKeys } from "./keys.js";
import { readColours } from "./look.js";
import { showPanel, statusWords } from "./panel.js";
import { citeCopies } from "./quote.js";
import { findRoute } from "./route.js";
import { arrange, shown, x, y } from "./scene.js";
import { connectSearch } from "./search.js";
import {
  drawNow,
  fit,
  openCluster,
  recallZoom,
  repaint,
  reveal,
  screenPlace,
  setRoute,
  settlePicture,
  startStage,
  timings,
  zoomBy,
} from "./stage.js";
import { change, isFiltered, listen, openView, readAddress, state, view, writeAddress } from "./state.js";
import { resetRows, showTable } from "./table.js";
import { showTimeline } from "./timeline.js";
import { say, viewName } from "./words.js";

const FILTERS = [
  "view",
  "offKinds",
  "offPredicates",
  "modality",
  "area",
  "source",
  "from",
  "to",
  "undated",
  "hidden",
  "folded",
  "pinned",
  "added",
  "opened",
  "size",
  "damped",
];
const dark = matchMedia("(prefers-color-scheme: dark)");
const touches = (names, wanted) => wanted.some((name) => names.has(name));

listen((names) => {
  if (touches(names, ["theme"])) showTheme();
  if (touches(names, ["lang", "theme", "view", "mode"])) showWords();
  const framed = touches(names, [...FILTERS, "lang"]);
  if (framed || touches(names, ["node"])) {
    arrange();
    settlePicture();
  }
  if (framed) {
    resetRows();
    showPanel();
    showTimeline();
  }
  if (touches(names, ["path"])) setRoute(state.path.length ? findRoute(...state.path) : []);
  if (framed || touches(names, ["node", "statement", "path", "lang"])) showCard();
  if (framed || touches(names, ["mode", "node", "chart"])) showContent();
  if (touches(names, ["node", "statement", "path"])) goToChoice();
  if (touches(names, ["lang", "theme", "statement", "path", "size", "damped"])) repaint();
  history.replaceState(null, "", `#${writeAddress()}`);
});

/** Picture, charts or table, and the line that tells how much of it is shown. */
function showContent() {
  const charts = view().name === "figures",
    table = state.mode === "table";
  byId("picture").hidden = charts || table;
  byId("charts").hidden = !charts || table;
  byId("table").hidden = !table;
  if (table) showTable();
  else if (charts) showCharts();
  byId("status").textContent = charts ? "" : statusWords();
  byId("empty").hidden = charts || table || shown.held > 0;
  byId("empty").textContent = say(isFiltered() ? "emptyFilter" : "empty");
}

function goToChoice() {
  const ends = state.path.length
    ? findRoute(...state.path).flatMap((n) => [statements.subject[n], statements.object[n]])
    : state.statement >= 0
      ? [statements.subject[state.statement], statements.object[state.statement]]
      : state.node >= 0
        ? [state.node]
        : [];
  const there = [...new Set(ends)].map((node) => shown.anchors[node]).filter((id) => id >= 0);
  if (there.length && state.mode === "picture") requestAnimationFrame(() => reveal(there));
}

function showTheme() {
  document.documentElement.dataset.theme = state.theme || (dark.matches ? "dark" : "light");
  readColours();
}

function showWords() {
  document.documentElement.lang = state.lang === "en" ? "en" : "zh-CN";
  document.title = settings.title || say("title");
  byId("title").textContent = settings.title || say("title");
  byId("totals").textContent = say("total", settings.total);
  byId("query").hidden = !settings.query;
  byId("query").textContent = settings.query;
  byId("search").placeholder = say("search");
  byId("search").setAttribute("aria-label", say("searchLabel"));
  byId("canvas").setAttribute("aria-label", say("pictureLabel"));
  byId("panel").setAttribute("aria-label", say("filters"));
  byId("card").setAttribute("aria-label", say("card"));
  byId("skip").textContent = say("skip");
  for (const [id, name] of [
    ["zoomIn", "zoomIn"],
    ["zoomOut", "zoomOut"],
    ["fit", "fit"],
  ]) {
    byId(id).title = say(name);
    byId(id).setAttribute("aria-label", say(name));
  }
  showTabs();
  showTools();
  showHelp();
}

function showTabs() {
  const tabs = byId("tabs");
  tabs.hidden = views.length < 2;
  tabs.setAttribute("aria-label", say("views"));
  tabs.replaceChildren(
    ...views.map((one, at) =>
      make(
        "button",
        {
          type: "button",
          role: "tab",
          "aria-selected": String(at === state.view),
          "aria-controls": "content",
          tabIndex: at === state.view ? 0 : -1,
          "data-view": one.name,
          onclick: () => openAndFit(at),
        },
        viewName(one.name),
        make("small", { textContent: one.name === "figures" ? settings.total.figures : one.nodes.length }),
      ),
    ),
  );
}

function openAndFit(at) {
  openView(at);
  fit();
}

function showTools() {
  const dark = document.documentElement.dataset.theme === "dark";
  byId("tools").replaceChildren(
    make(
      "div",
      { className: "segments", role: "group", "aria-label": say("mode") },
      ["picture", "table"].map((mode) =>
        button(say(mode === "picture" && view().name === "figures" ? "chartMode" : `${mode}Mode`), () => change({ mode }), {
          pressed: state.mode === mode,
        }),
      ),
    ),
    make(
      "details",
      { className: "menu" },
      make("summary", { textContent: say("save") }),
      make(
        "div",
        { className: "sheet" },
        ["png", "svg", "csv", "ttl"].map((form) =>
          make(
            "button",
            {
              type: "button",
              "data-save": form,
              onclick: (event) => {
                event.target.closest("details").open = false;
                save(form);
              },
            },
            say(form),
          ),
        ),
        button(say("print"), () => print()),
      ),
    ),
    button(say("other"), () => change({ lang: state.lang === "en" ? "zh" : "en" }), { className: "language" }),
    button(dark ? "☀" : "☾", () => change({ theme: dark ? "light" : "dark" }), {
      className: "theme icon",
      title: say(dark ? "light" : "dark"),
    }),
    button("☰", () => document.body.classList.toggle("panelled"), { className: "panelbutton icon", title: say("filters") }),
    button("?", () => byId("help").showModal(), { className: "icon", title: say("help") }),
  );
}

function showHelp() {
  byId("help").replaceChildren(
    make("h2", { textContent: say("help") }),
    make(
      "dl",
      {},
      say("keys")
        .split("|")
        .flatMap((row) => {
          const [key, does] = row.split("=");
          return [make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: does })];
        }),
    ),
    make("form", { method: "dialog" }, make("button", { textContent: say("close"), className: "primary" })),
  );
}

function start() {
  startStage();
  setPlaces((node) => [x[node], y[node]]);
  connectSearch(byId("search"), byId("hits"), (node) => {
    byId("search").value = "";
    showNode(node);
  });
  listenToKeys();
  citeCopies();
  byId("zoomIn").addEventListener("click", () => zoomBy(1.4));
  byId("zoomOut").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("fit").addEventListener("click", () => fit());
  byId("skip").addEventListener("click", () => {
    change({ mode: "table" });
    byId("table").focus();
  });
  byId("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      openAndFit((state.view + step + views.length) % views.length);
      byId("tabs").children[state.view].focus();
    }
  });
  dark.addEventListener("change", () => change({ theme: state.theme }));
  addEventListener("hashchange", () => open(location.hash.slice(1)));
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    readColours();
    drawNow();
    byId("table").hidden = false;
    showTable(true);
  });
  addEventListener("afterprint", () => {
    showTheme();
    drawNow();
    showContent();
  });
  open(location.hash.slice(1));
  document.body.dataset.ready = "yes";
}

/** Show what an address says. */
function open(fragment) {
  readAddress(fragment);
  if (settings.focus >= 0 && !fragment) change({ node: settings.focus });
  requestAnimationFrame(() => {
    if (!recallZoom()) {
      if (state.node >= 0 && settings.focus !== state.node) goToChoice();
      else fit();
    }
  });
}

/** For scripts that look at the page: tests, measurements. */
globalThis.edukg = { state, shown, timings, count, change, screenPlace, openCluster, toSvg, toCsv, toTurtle, announce };
start();
