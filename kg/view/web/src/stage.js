// The canvas: zoom and drag (d3-zoom), what lies under the pointer, and repainting no more often than the screen does.
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { quadtree } from "d3-quadtree";
import { count, kindOf, narrowOf, nodes } from "./data.js";
import { byId } from "./dom.js";
import { lineAt } from "./hits.js";
import { findLit, paint } from "./paint.js";
import { r, screenRadius, shown, x, y } from "./scene.js";
import { change, state, view } from "./state.js";
import { className, either, shortWords, sentence } from "./words.js";

const canvas = byId("canvas"),
  pen = canvas.getContext("2d"),
  stage = byId("picture");
const still = document.createElement("canvas");
let at = zoomIdentity,
  hover = -1,
  route = [],
  tree = null,
  dragged = null,
  frame = 0,
  drawn = null,
  cost = 0,
  settle = 0;
/** How long the last repaint and the last moved frame took, in milliseconds; for measurements. */
export const timings = { paint: 0, moves: [] };

const behaviour = zoom()
  .scaleExtent([0.01, 8])
  .filter((event) => !event.button && !(event.type === "mousedown" && under(event) >= 0 && under(event) < count))
  .on("zoom", (event) => {
    at = event.transform;
    if (event.sourceEvent) move();
    else repaint();
  })
  .on("end", (event) => {
    if (event.sourceEvent) keepZoom();
  });

/** Tell the state where the picture stands, so that the address does. */
const keepZoom = () => {
  const [width, height] = clear();
  change({ zoom: [...at.invert([width / 2, height / 2]), at.k] });
};

/** The part of the stage that no card covers: on a phone the card lies over its foot. */
function clear() {
  const card = byId("card"),
    box = stage.getBoundingClientRect();
  const covered =
    !card.hidden && getComputedStyle(card).position === "fixed" ? Math.max(0, box.bottom - card.getBoundingClientRect().top) : 0;
  return [box.width, Math.max(120, box.height - covered)];
}

/** The statements of the path that is shown; [] for none. */
export function setRoute(statements) {
  route = statements;
}

export function repaint() {
  if (!frame)
    frame = requestAnimationFrame(() => {
      frame = 0;
      drawNow();
    });
}

function frameNow(width, height, scale = at) {
  return { width, height, k: scale.k, dx: scale.x, dy: scale.y, hover, lit: findLit(hover, route) };
}

/** Paint at once, as before printing. */
export function drawNow() {
  const began = performance.now(),
    ratio = window.devicePixelRatio || 1,
    width = stage.clientWidth,
    height = stage.clientHeight;
  if (!width || !height) return;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint(pen, frameNow(width, height));
  drawn = at;
  cost = performance.now() - began;
  timings.paint = cost;
  still.stale = true;
  canvas.dataset.painted = String(Number(canvas.dataset.painted || 0) + 1);
}

/** While the picture is dragged or zoomed and is dear to paint, the last one is moved; a fresh one follows when all is still. */
function move() {
  if (cost < 14 || !drawn) {
    repaint();
    return;
  }
  clearTimeout(settle);
  settle = setTimeout(repaint, 90);
  if (frame) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    shift();
  });
}

function shift() {
  const began = performance.now();
  if (still.stale) {
    still.width = canvas.width;
    still.height = canvas.height;
    still.getContext("2d").drawImage(canvas, 0, 0);
    still.stale = false;
  }
  const ratio = window.devicePixelRatio || 1,
    grow = at.k / drawn.k;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = getComputedStyle(stage).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(still, (at.x - drawn.x * grow) * ratio, (at.y - drawn.y * grow) * ratio, canvas.width * grow, canvas.height * grow);
  timings.moves.push(performance.now() - began);
}

/** After `arrange`: what can be hit has moved. */
export function settlePicture() {
  tree = quadtree()
    .x((id) => x[id])
    .y((id) => y[id])
    .addAll([...shown.nodes, ...shown.clusters.map((c) => c + count)]);
  hover = -1;
  repaint();
}

const point = (event) => {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

/** The entity (or `count` + cluster) under the pointer, -1 for none. */
function under(event) {
  if (!tree) return -1;
  const [px, py] = at.invert(point(event)),
    slack = (event.pointerType === "touch" ? 18 : 7) / at.k;
  const near = tree.find(px, py, 40 / at.k);
  if (near !== undefined && near < count && Math.hypot(x[near] - px, y[near] - py) <= screenRadius(near, at.k) / at.k + slack) return near;
  const inside = shown.clusters.find((c) => Math.hypot(x[count + c] - px, y[count + c] - py) <= r[count + c]);
  return inside === undefined ? -1 : count + inside;
}

function showTip(event, id, line) {
  const tip = byId("tip"),
    box = stage.getBoundingClientRect();
  tip.hidden = id < 0 && line < 0;
  if (tip.hidden) return;
  if (id >= count) tip.textContent = either(view().clusters.label[id - count]);
  else if (id >= 0) tip.textContent = `${nodes.label[id]} · ${className(narrowOf(id)[0] || kindOf(id))}`;
  else tip.textContent = `${sentence(line)} · ${shortWords(line)}`;
  tip.style.left = `${Math.min(event.clientX - box.left + 14, box.width - 240)}px`;
  tip.style.top = `${Math.min(event.clientY - box.top + 16, box.height - 60)}px`;
}

function hoverAt(event) {
  if (dragged || event.pointerType === "touch") return;
  const id = under(event),
    line = id < 0 && shown.links.length < 4000 ? lineAt(point(event), at) : -1;
  canvas.style.cursor = id >= 0 || line >= 0 ? "pointer" : "";
  showTip(event, id, line);
  if (id !== hover) {
    hover = id;
    if (cost < 40) repaint();
  }
}

/** Open a closed cluster, its members taking their places; the picture goes there. */
export function openCluster(c) {
  change({ opened: new Set([...state.opened, c]), node: -1, statement: -1 });
  goTo(x[count + c], y[count + c], Math.min(1, (0.9 * Math.min(stage.clientWidth, stage.clientHeight)) / (2 * r[count + c])));
}

function click(event) {
  if (event.defaultPrevented) return;
  const id = under(event);
  if (id >= count) {
    if (event.detail < 2) openCluster(id - count);
    return;
  }
  const line = id < 0 ? lineAt(point(event), at) : -1;
  change({ node: id, statement: line, path: [] });
}

/** Two clicks on an entity bring in all that statements tie to it; on the ground of an open cluster they close it. */
function expand(event) {
  const id = under(event),
    [px, py] = at.invert(point(event));
  const open = [...state.opened].find((c) => Math.hypot(x[count + c] - px, y[count + c] - py) <= r[count + c]);
  if (id < 0 && open !== undefined) change({ opened: new Set([...state.opened].filter((c) => c !== open)) });
  if (id >= 0 && id < count && !state.added.some(([node, around]) => node === id && around))
    change({ added: [...state.added, [id, true]], node: id });
}

function grab(event) {
  const id = event.button ? -1 : under(event);
  if (id < 0 || id >= count) return;
  dragged = { id, from: point(event), moved: false };
  canvas.setPointerCapture(event.pointerId);
}

function pull(event) {
  if (!dragged) {
    hoverAt(event);
    return;
  }
  const to = point(event);
  if (!dragged.moved && Math.hypot(to[0] - dragged.from[0], to[1] - dragged.from[1]) < 5) return;
  dragged.moved = true;
  [x[dragged.id], y[dragged.id]] = at.invert(to);
  repaint();
}

function release() {
  if (dragged?.moved) {
    const { id } = dragged;
    change({ pinned: new Map(state.pinned).set(id, [x[id], y[id]]) });
    canvas.addEventListener("click", (event) => event.stopImmediatePropagation(), { once: true, capture: true });
  }
  dragged = null;
}

const selection = select(canvas);
const setZoom = (to) => selection.call(behaviour.transform, to);
/** Put a point in the middle, at a zoom. */
export function goTo(px, py, k = at.k) {
  const [width, height] = clear();
  setZoom(zoomIdentity.translate(width / 2 - px * k, height / 2 - py * k).scale(k));
  keepZoom();
}
/** Stand where the address says; false where it says nothing. */
export function recallZoom() {
  if (!state.zoom) return false;
  const [px, py, k] = state.zoom,
    [width, height] = clear();
  setZoom(zoomIdentity.translate(width / 2 - px * k, height / 2 - py * k).scale(k));
  return true;
}
export const zoomBy = (factor) => {
  selection.call(behaviour.scaleBy, factor);
  keepZoom();
};
export const panBy = (px, py) => {
  selection.call(behaviour.translateBy, px / at.k, py / at.k);
  keepZoom();
};

/** The box of some places with room for their labels. */
function boxOf(ids) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of ids) {
    box[0] = Math.min(box[0], x[id] - r[id] - 40);
    box[1] = Math.min(box[1], y[id] - r[id] - 34);
    box[2] = Math.max(box[2], x[id] + r[id] + 40);
    box[3] = Math.max(box[3], y[id] + r[id] + 34);
  }
  return box;
}

const PHONE = 560,
  OVER = 1.7;
/** The zoom that shows some places whole; on a phone, which is high where pictures are wide, their middle. */
export function fitting(ids, width, height, most = 1.4) {
  if (!ids.length) return zoomIdentity.translate(width / 2, height / 2);
  const [left, top, right, bottom] = boxOf(ids),
    across = (width - 40) / (right - left),
    down = (height - 52) / (bottom - top),
    k = Math.min(most, down, across * (width < PHONE ? OVER : 1));
  return zoomIdentity.translate(width / 2 - (k * (left + right)) / 2, height / 2 + 8 - (k * (top + bottom)) / 2).scale(k);
}

export const everything = () => [...shown.nodes, ...shown.clusters.map((c) => c + count)];
export function fit(ids = everything(), most = 1.4) {
  setZoom(fitting(ids, ...clear(), most));
}

/** Bring entities into view, if they stand outside, at an edge that hides what is around them, or too small to read. */
export function reveal(ids) {
  const [width, height] = clear(),
    edge = Math.min(120, width / 6),
    inside = ids.every((id) => {
      const px = at.applyX(x[id]),
        py = at.applyY(y[id]);
      return px > edge && py > 40 && px < width - edge && py < height - 40;
    });
  if (inside && at.k > 0.35) return;
  if (ids.length === 1) goTo(x[ids[0]], y[ids[0]], Math.max(0.75, at.k));
  else {
    fit(ids, 1.1);
    keepZoom();
  }
}

/** Paint what is shown with another pen, whole or as on the screen; for exports. */
export function paintWith(other, width, height, whole) {
  const before = hover;
  hover = -1;
  paint(other, frameNow(width, height, whole ? fitting(everything(), width, height, 2) : at));
  hover = before;
}
export const screenSize = () => [stage.clientWidth, stage.clientHeight];

/** Where something stands on the screen, for tests and for keys. */
export const screenPlace = (id) => [at.applyX(x[id]), at.applyY(y[id])];

export function startStage() {
  selection.call(behaviour).on("dblclick.zoom", null);
  canvas.addEventListener("click", click);
  canvas.addEventListener("dblclick", expand);
  canvas.addEventListener("pointerdown", grab);
  canvas.addEventListener("pointermove", pull);
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", () => {
    dragged = null;
  });
  canvas.addEventListener("pointerleave", () => {
    byId("tip").hidden = true;
    if (hover >= 0) {
      hover = -1;
      repaint();
    }
  });
  new ResizeObserver(() => repaint()).observe(stage);
}
