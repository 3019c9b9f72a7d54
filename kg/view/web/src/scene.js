// What stands in the picture and where: the view's entities, what the reader added, and clusters still closed.
import {
  HUB,
  LEAD,
  count,
  has,
  lifeOf,
  neighboursOf,
  nodes,
  otherEnd,
  sourcesOf,
  areasOf,
  kindOf,
  standing,
  statements,
  statementsOf,
  views,
} from "./data.js";
import { state, view } from "./state.js";

const most = Math.max(0, ...views.map((one) => one.clusters.x.length));
/** Places and radii by entity number; those of cluster c at `count + c`. */
export const x = new Float64Array(count + most),
  y = new Float64Array(count + most),
  r = new Float64Array(count + most);
/** The region and cluster of each entity of the view, -1 for none; `placed` tells which stand in the picture. */
export const region = new Int32Array(count),
  cluster = new Int32Array(count);
const placed = new Uint8Array(count);
/** What the picture shows after filters: see `arrange`. */
export const shown = {
  nodes: [],
  statements: [],
  links: [],
  clusters: [],
  sizes: new Map(),
  all: [],
  anchors: new Int32Array(count),
  held: 0,
  nodesOf: 0,
};

/** Take the places that the build gave the view, then those of what the reader added or pinned. */
function place() {
  const now = view();
  placed.fill(0);
  region.fill(-1);
  cluster.fill(-1);
  now.nodes.forEach((node, at) => {
    x[node] = now.x[at];
    y[node] = now.y[at];
    r[node] = radius(node, now.r[at]);
    region[node] = now.region[at];
    cluster[node] = now.cluster[at];
    placed[node] = 1;
  });
  now.clusters.x.forEach((_, c) => {
    x[count + c] = now.clusters.x[c];
    y[count + c] = now.clusters.y[c];
    r[count + c] = now.clusters.r[c];
  });
  for (const [node, around] of state.added) addNode(node, around);
  for (const [node, [px, py]] of state.pinned)
    if (placed[node]) {
      x[node] = px;
      y[node] = py;
    }
}

function radius(node, given) {
  if (state.size === "equal") return 9;
  if (state.size === "degree") return given;
  return Math.min(26, 5 + 2.2 * Math.sqrt(statementsOf(node).length)) * (has(node, HUB) && state.damped ? 0.6 : 1);
}

/** An entity from outside the view: beside a neighbour that stands there, else below everything. */
function addNode(node, around) {
  if (!placed[node]) {
    const beside = neighboursOf(node).find((other) => placed[other]);
    const [px, py] = beside === undefined ? below() : ringPlaces([x[beside], y[beside]], 1, r[beside])[0];
    set(node, px, py);
  }
  if (!around) return;
  const fresh = neighboursOf(node).filter((other) => !placed[other]);
  ringPlaces([x[node], y[node]], fresh.length, r[node]).forEach(([px, py], at) => set(fresh[at], px, py));
}

function set(node, px, py) {
  x[node] = px;
  y[node] = py;
  r[node] = radius(node, Math.min(20, 7 + nodes.degree[node] / 2));
  placed[node] = 1;
}

function below() {
  const inside = view().nodes;
  return inside.length ? [inside.reduce((sum, node) => sum + x[node], 0) / inside.length, Math.max(...view().y) + 160] : [0, 0];
}

/** Free places in rings around a point: those that lie on others are passed over. */
function ringPlaces([cx, cy], wanted, inner) {
  const places = [];
  const taken = [];
  for (let node = 0; node < count; node += 1) if (placed[node] && Math.hypot(x[node] - cx, y[node] - cy) < 900) taken.push(node);
  const free = (px, py) => taken.every((node) => Math.hypot(x[node] - px, (y[node] - py) * 1.4) > 52 + r[node]);
  for (let ring = 0; places.length < wanted; ring += 1) {
    const far = inner + 90 + 62 * ring,
      seats = Math.floor((far * 2 * Math.PI) / 96);
    for (let seat = 0; seat < seats && places.length < wanted; seat += 1) {
      const turn = ((seat + (ring % 2) / 2) / seats) * 2 * Math.PI - Math.PI / 2;
      const at = [cx + far * Math.cos(turn), cy + far * Math.sin(turn)];
      if (ring > 11 || free(...at)) places.push(at);
    }
  }
  return places;
}

const STANDINGS = { facts: "realised", plans: "planned", ended: "ended" };
/** Whether the filter of facts, plans and what has ended lets a standing through. */
export const stands = (standing) => state.modality === "all" || STANDINGS[state.modality] === standing;
/** Whether the time slider lets through what lasted for a life, as first and last year, null where untold. */
export const within = (life) => (life ? (!state.from || life[1] >= state.from) && (!state.to || life[0] <= state.to) : state.undated);

/** Whether the filters let a statement through; `years` may be left out of account, for the slider's own bars. */
export function passes(n, years = true) {
  return (
    !state.offPredicates.has(statements.predicate[n]) &&
    stands(standing(n)) &&
    !state.offKinds.has(kindOf(statements.subject[n])) &&
    !state.offKinds.has(kindOf(statements.object[n])) &&
    (!years || within(lifeOf(n))) &&
    (state.area < 0 || lies(statements.subject[n]) || lies(statements.object[n])) &&
    (state.source < 0 || sourcesOf(statements.evidence[n]).includes(state.source))
  );
}

/** Whether an entity lies in the area that was chosen. */
export const lies = (node) => areasOf(node).includes(state.area);

function passesAlone(node) {
  return (
    (state.area < 0 || lies(node)) &&
    (state.source < 0 || nodes.sources[node].includes(state.source)) &&
    (state.modality === "all" || state.modality === "facts") &&
    !state.from &&
    !state.to
  );
}

/** `shown.all`: the statements between entities that stand in the picture: the view's own, and all of what the reader added. */
function held() {
  if (!state.added.length) return view().statements;
  const found = new Set(view().statements);
  for (const [node, around] of state.added) {
    for (const at of around ? [node, ...neighboursOf(node)] : [node])
      for (const n of statementsOf(at)) if (placed[statements.subject[n]] && placed[statements.object[n]]) found.add(n);
  }
  return [...found];
}

/** Work out anew what is shown: call after any change of view, filter, size or of what was added, hidden or opened. */
export function arrange() {
  place();
  const all = held(),
    tied = new Uint8Array(count),
    joined = new Uint8Array(count),
    quiet = new Set(view().quiet);
  const kept = [];
  for (const n of all) {
    const s = statements.subject[n],
      o = statements.object[n];
    if (!quiet.has(statements.predicate[n])) joined[s] = joined[o] = 1;
    if (passes(n)) {
      tied[s] = tied[o] = 1;
      kept.push(n);
    }
  }
  const seen = new Uint8Array(count);
  for (let node = 0; node < count; node += 1) {
    if (!placed[node] || state.hidden.has(node) || state.offKinds.has(kindOf(node))) continue;
    seen[node] = Number(tied[node] || node === state.node || (!joined[node] && passesAlone(node)));
  }
  for (const node of state.folded) fold(node, kept, seen);
  finish(
    kept.filter((n) => seen[statements.subject[n]] && seen[statements.object[n]]),
    seen,
    all,
  );
}

/** Take away the neighbours of an entity that hang on nothing else. */
function fold(node, kept, seen) {
  const ends = new Map();
  for (const n of kept)
    for (const end of [statements.subject[n], statements.object[n]]) {
      if (!ends.has(end)) ends.set(end, new Set());
      ends.get(end).add(otherEnd(n, end));
    }
  for (const other of ends.get(node) || []) if (ends.get(other).size === 1 && other !== state.node) seen[other] = 0;
}

function finish(kept, seen, all) {
  const closed = new Map();
  shown.nodes = [];
  shown.anchors.fill(-1);
  shown.held = 0;
  shown.nodesOf = 0;
  for (let node = 0; node < count; node += 1) {
    shown.nodesOf += placed[node];
    if (!seen[node]) continue;
    shown.held += 1;
    if (cluster[node] >= 0 && !state.opened.has(cluster[node]) && node !== state.node && !state.pinned.has(node)) {
      shown.anchors[node] = count + cluster[node];
      closed.set(cluster[node], (closed.get(cluster[node]) || 0) + 1);
    } else {
      shown.anchors[node] = node;
      shown.nodes.push(node);
    }
  }
  shown.clusters = [...closed.keys()].sort((a, b) => a - b);
  shown.sizes = closed;
  shown.statements = kept;
  shown.all = all;
  shown.links = makeLinks(kept);
}

/** Lines: one a statement between two entities, one a pair where a closed cluster is at an end. */
function makeLinks(kept) {
  const links = [],
    bundles = new Map(),
    pairs = new Map();
  for (const n of kept) {
    const a = shown.anchors[statements.subject[n]],
      b = shown.anchors[statements.object[n]];
    if (a === b) continue;
    const key = a < b ? a * 4194304 + b : b * 4194304 + a;
    if (a >= count || b >= count) {
      if (!bundles.has(key)) {
        const bundle = { a, b, n: -1, many: 0, bend: 0 };
        bundles.set(key, bundle);
        links.push(bundle);
      }
      bundles.get(key).many += 1;
    } else {
      const at = pairs.get(key) || 0;
      pairs.set(key, at + 1);
      links.push({ a, b, n, many: 1, bend: Math.ceil(at / 2) * (at % 2 ? 1 : -1) * (a < b ? 1 : -1) });
    }
  }
  markCrowded(links.filter((link) => link.n < 0));
  return links;
}

const CROWD = 12;

/** Mark the bundles at a cluster that is tied to many others, such as a province whose honours are received everywhere. */
function markCrowded(bundles) {
  const ties = new Map();
  for (const { a, b } of bundles) for (const end of [a, b]) ties.set(end, (ties.get(end) || 0) + 1);
  for (const bundle of bundles) bundle.crowded = ties.get(bundle.a) > CROWD || ties.get(bundle.b) > CROWD;
}

/** Whether an entity stands in the picture at all, shown or not. */
export const isPlaced = (node) => placed[node] === 1;

/** The radius of something on the screen: as on a map, signs shrink and grow less than the ground; closed clusters are ground. */
export function screenRadius(id, k) {
  if (id >= count) return r[id] * k;
  return Math.max(shown.nodes.length < 1200 ? 3.2 : 1.6, r[id] * (k < 1 ? k ** 0.62 : k ** 0.5) * (has(id, LEAD) ? 1.15 : 1));
}
