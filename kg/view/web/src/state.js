// Everything a reader has chosen, which is also what the address holds, so that a view can be sent.
import { findNode, findStatement, nodes, predicates, settings, sources, statements, views } from "./data.js";

const fresh = () => ({
  offKinds: new Set(),
  offPredicates: new Set(),
  modality: "all",
  area: -1,
  source: -1,
  from: 0,
  to: 0,
  undated: true,
});
export const state = {
  view: Math.max(
    0,
    views.findIndex((view) => view.name === settings.start),
  ),
  mode: "picture",
  lang: "zh",
  theme: "",
  ...fresh(),
  node: -1,
  statement: -1,
  path: [],
  size: "degree",
  damped: true,
  hidden: new Set(),
  folded: new Set(),
  pinned: new Map(),
  added: [],
  opened: new Set(),
  chart: 0,
  zoom: null,
};
const listeners = [];

export const view = () => views[state.view];
/** Call a function after every change, with the names of what changed. */
export const listen = (listener) => listeners.push(listener);

/** Change the state and tell everyone. */
export function change(patch) {
  Object.assign(state, patch);
  const names = new Set(Object.keys(patch));
  for (const listener of listeners) listener(names);
}

/** What the filters are when nothing is chosen: lines that would cover the rest are off. */
export const noFilter = () => ({ ...fresh(), offPredicates: new Set(view().quiet) });
/** What belongs to one view and goes with it. */
export const noChoice = () => ({
  node: -1,
  statement: -1,
  path: [],
  hidden: new Set(),
  folded: new Set(),
  pinned: new Map(),
  added: [],
  opened: new Set(),
  zoom: null,
  chart: 0,
});

export function openView(number) {
  state.view = number;
  change({ view: number, ...noFilter(), ...noChoice() });
}

export const isFiltered = () => {
  const none = noFilter();
  return (
    state.offKinds.size > 0 ||
    state.modality !== "all" ||
    state.area >= 0 ||
    state.source >= 0 ||
    state.from > 0 ||
    state.to > 0 ||
    !state.undated ||
    [...state.offPredicates].sort().join() !== [...none.offPredicates].sort().join()
  );
};

const named = (list, name) => [...list].map(name).sort().join(",");
const iri = (node) => nodes.iri[node].replaceAll(",", "%2C");
const parseIri = (words) => findNode(words.replaceAll("%2C", ","));
const listNodes = (words) =>
  words
    .split(",")
    .map(parseIri)
    .filter((node) => node >= 0);

/** The state as the fragment of an address; what is as at first is left out. */
export function writeAddress() {
  const told = new URLSearchParams({ view: view().name });
  const put = (name, value) => {
    if (value) told.set(name, value);
  };
  put("mode", state.mode === "picture" ? "" : state.mode);
  put("lang", state.lang === "zh" ? "" : state.lang);
  put("theme", state.theme);
  put("hideclass", named(state.offKinds, String));
  const off = named(state.offPredicates, (n) => predicates[n]);
  if (off !== named(view().quiet, (n) => predicates[n])) told.set("hiderel", off);
  put("modality", state.modality === "all" ? "" : state.modality);
  put("area", state.area >= 0 ? nodes.iri[state.area] : "");
  put("source", state.source >= 0 ? sources.path[state.source] : "");
  put("years", state.from || state.to ? `${state.from || ""}-${state.to || ""}` : "");
  put("undated", state.undated ? "" : "no");
  writeChoice(put);
  return told.toString();
}

function writeChoice(put) {
  put("node", state.node >= 0 ? nodes.iri[state.node] : "");
  put("statement", state.statement >= 0 ? statements.iri[state.statement] : "");
  put("path", state.path.map(iri).join(","));
  put("size", state.size === "degree" ? "" : state.size);
  put("hubs", state.damped ? "" : "full");
  put("hidden", named(state.hidden, iri));
  put("folded", named(state.folded, iri));
  put(
    "pinned",
    [...state.pinned]
      .map(([node, [x, y]]) => `${iri(node)}@${Math.round(x)}:${Math.round(y)}`)
      .sort()
      .join(","),
  );
  put("added", state.added.map(([node, around]) => iri(node) + (around ? "*" : "")).join(","));
  put("opened", named(state.opened, String));
  put("chart", state.chart ? String(state.chart) : "");
  put("zoom", state.zoom ? state.zoom.map((value, at) => (at < 2 ? Math.round(value) : Number(value.toPrecision(3)))).join(",") : "");
}

/** Choose what a fragment says; what it names and the page does not hold is passed over. */
export function readAddress(fragment) {
  const told = new URLSearchParams(fragment),
    get = (name) => told.get(name) || "";
  state.view = Math.max(
    0,
    views.findIndex((one) => one.name === (get("view") || settings.start)),
  );
  const years = /^(\d{4})?-(\d{4})?$/.exec(get("years")) || [];
  change({
    view: state.view,
    ...noFilter(),
    ...noChoice(),
    ...readChoice(get),
    mode: get("mode") === "table" ? "table" : "picture",
    lang: get("lang") === "en" ? "en" : "zh",
    theme: ["light", "dark"].includes(get("theme")) ? get("theme") : "",
    offKinds: new Set(get("hideclass").split(",").filter(Boolean)),
    ...(told.has("hiderel")
      ? {
          offPredicates: new Set(
            get("hiderel")
              .split(",")
              .map((name) => predicates.indexOf(name))
              .filter((n) => n >= 0),
          ),
        }
      : {}),
    modality: ["facts", "plans", "ended"].includes(get("modality")) ? get("modality") : "all",
    area: findNode(get("area")),
    source: sources.path.indexOf(told.get("source")),
    from: Number(years[1] || 0),
    to: Number(years[2] || 0),
    undated: get("undated") !== "no",
  });
}

function readChoice(get) {
  const pins = get("pinned")
    .split(",")
    .map((pin) => /^(.*)@(-?\d+):(-?\d+)$/.exec(pin))
    .filter((pin) => pin && parseIri(pin[1]) >= 0);
  const zoom = get("zoom").split(",").map(Number);
  const path = listNodes(get("path"));
  return {
    node: findNode(get("node")),
    statement: findStatement(get("statement")),
    path: path.length === 2 ? path : [],
    size: ["statements", "equal"].includes(get("size")) ? get("size") : "degree",
    damped: get("hubs") !== "full",
    hidden: new Set(listNodes(get("hidden"))),
    folded: new Set(listNodes(get("folded"))),
    pinned: new Map(pins.map((pin) => [parseIri(pin[1]), [Number(pin[2]), Number(pin[3])]])),
    added: get("added")
      .split(",")
      .filter(Boolean)
      .map((words) => [parseIri(words.replace(/\*$/, "")), words.endsWith("*")])
      .filter(([node]) => node >= 0),
    opened: new Set(
      get("opened")
        .split(",")
        .filter((words) => /^\d+$/.test(words))
        .map(Number)
        .filter((n) => n < view().clusters.x.length),
    ),
    chart: /^\d+$/.test(get("chart")) ? Number(get("chart")) : 0,
    zoom: zoom.length === 3 && zoom.every(Number.isFinite) && zoom[2] > 0 ? zoom : null,
  };
}

/** The page's address with its state. */
export const address = () => `${location.href.split("#")[0]}#${writeAddress()}`;
