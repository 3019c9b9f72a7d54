// The keyboard: every control of the picture without a pointer.
import { nodes, statementsOf, otherEnd } from "./data.js";
import { announce, byId } from "./dom.js";
import { showNode, togglePin } from "./card.js";
import { shown, x, y } from "./scene.js";
import { fit, panBy, reveal, zoomBy } from "./stage.js";
import { change, state } from "./state.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Go from the chosen entity to the neighbour that lies most in a direction; without a choice, take the best connected. */
function walk([ux, uy]) {
  if (state.node < 0) {
    const first = [...shown.nodes].sort((a, b) => nodes.degree[b] - nodes.degree[a] || a - b)[0];
    if (first !== undefined) choose(first);
    return;
  }
  const near = [...new Set(Array.from(statementsOf(state.node), (n) => otherEnd(n, state.node)))].filter(
    (node) => shown.anchors[node] === node && node !== state.node,
  );
  const score = (node) => {
    const dx = x[node] - x[state.node],
      dy = y[node] - y[state.node],
      far = Math.hypot(dx, dy) || 1;
    return (dx * ux + dy * uy) / far - far / 20000;
  };
  const best = near.map((node) => [score(node), node]).sort((a, b) => b[0] - a[0] || a[1] - b[1])[0];
  if (best && best[0] > 0.1) choose(best[1]);
  else panBy(-60 * ux, -60 * uy);
}

function choose(node) {
  showNode(node);
  reveal([node]);
  announce(nodes.label[node]);
}

const onChosen = (act) => () => {
  if (state.node >= 0) act(state.node);
};
const PICTURE = {
  "+": () => zoomBy(1.4),
  "=": () => zoomBy(1.4),
  "-": () => zoomBy(1 / 1.4),
  0: () => fit(),
  Enter: () => {
    byId("card").querySelector("button, a")?.focus();
  },
  e: onChosen((node) => change({ added: [...state.added, [node, true]] })),
  h: onChosen((node) => change({ hidden: new Set(state.hidden).add(node), node: -1 })),
  p: onChosen(togglePin),
};

export function listenToKeys() {
  byId("canvas").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    if (way) {
      if (event.shiftKey) panBy(-90 * way[0], -90 * way[1]);
      else walk(way);
      event.preventDefault();
    } else if (PICTURE[event.key]) {
      PICTURE[event.key]();
      event.preventDefault();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") escape();
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "/") {
      byId("search").focus();
      byId("search").select();
      event.preventDefault();
    }
    if (event.key === "t") change({ mode: state.mode === "table" ? "picture" : "table" });
    if (event.key === "?") byId("help").showModal();
  });
}

function escape() {
  const inside = byId("card").contains(document.activeElement);
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  if (state.node >= 0 || state.statement >= 0 || state.path.length) change({ node: -1, statement: -1, path: [] });
  if (inside) byId("canvas").focus();
}
