// The picture, drawn with a pen: a canvas context on the screen, a recorder of SVG in an export.
import { polygonCentroid, polygonHull } from "d3-polygon";
import { HUB, LEAD, count, has, kindOf, nodes, statements } from "./data.js";
import { Room, fontOf, measure, setLabels, wrap, writeLabel } from "./labels.js";
import { paintLineLabels, paintLinks } from "./lines.js";
import { colours, traceShape } from "./look.js";
import { r, region, screenRadius, shown, x, y } from "./scene.js";
import { state, view } from "./state.js";
import { either, number } from "./words.js";

/** What stands out: the chosen entities and lines; empty sets where nothing is chosen. */
export function findLit(hover, route) {
  const ends = new Set(),
    lines = new Set();
  if (route.length) {
    for (const n of route) {
      lines.add(n);
      ends.add(statements.subject[n]);
      ends.add(statements.object[n]);
    }
    for (const node of state.path) ends.add(node);
  } else if (state.statement >= 0) {
    lines.add(state.statement);
    ends.add(statements.subject[state.statement]);
    ends.add(statements.object[state.statement]);
  } else if (state.node >= 0 || hover >= 0) {
    const centre = state.node >= 0 ? state.node : hover;
    ends.add(centre);
    for (const link of shown.links) {
      if (link.a !== centre && link.b !== centre) continue;
      ends.add(link.a);
      ends.add(link.b);
      if (link.n >= 0) lines.add(link.n);
    }
  }
  return { ends, lines };
}

/** Draw all of it. `frame`: width, height in pixels; k, dx, dy the zoom; hover an entity or -1; lit as `findLit` says. */
export function paint(pen, frame) {
  const toX = (at) => at * frame.k + frame.dx,
    toY = (at) => at * frame.k + frame.dy,
    room = new Room(frame.width, frame.height);
  const look = { ...frame, toX, toY, room, anyLit: frame.lit.ends.size > 0 };
  pen.fillStyle = colours.ground;
  pen.fillRect(0, 0, frame.width, frame.height);
  const titles = paintRegions(pen, look);
  paintLinks(pen, look);
  paintClusters(pen, look);
  const seen = paintNodes(pen, look);
  for (const c of state.opened) {
    const words = either(view().clusters.label[c]),
      ground = titles.findIndex((title) => title.words === words);
    if (ground >= 0) titles.splice(ground, 1);
    titles.unshift({
      words,
      px: toX(x[count + c]),
      py: toY(y[count + c]) - r[count + c] * frame.k,
      many: 10,
    });
  }
  paintTitles(pen, look, titles);
  paintLabels(pen, look, seen);
}

function paintRegions(pen, look) {
  const members = new Map();
  for (const node of shown.nodes)
    if (region[node] >= 0) {
      if (!members.has(region[node])) members.set(region[node], []);
      members.get(region[node]).push(node);
    }
  return [...members]
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .map(([at, inside]) => {
      const hull = hullOf(inside, look);
      pen.beginPath();
      traceRound(pen, hull);
      pen.fillStyle = colours.region;
      pen.fill();
      const top = hull.reduce((best, point) => (point[1] < best[1] ? point : best)),
        centre = polygonCentroid(hull)[0];
      return { words: either(view().regions.label[at]), px: Number.isFinite(centre) ? centre : top[0], py: top[1], many: inside.length };
    });
}

/** The hull of some entities with air around it, on the screen. */
function hullOf(inside, look) {
  const points = [];
  for (const node of inside) {
    const air = Math.max(14, (r[node] + 34) * look.k),
      cx = look.toX(x[node]),
      cy = look.toY(y[node]) + 6 * look.k;
    for (let at = 0; at < 8; at += 1)
      points.push([cx + air * 1.25 * Math.cos((at * Math.PI) / 4), cy + air * Math.sin((at * Math.PI) / 4)]);
  }
  return polygonHull(points);
}

/** A closed curve through the middles of a polygon's sides. */
function traceRound(pen, corners) {
  const middle = (at) => {
    const [a, b] = corners[at % corners.length],
      [c, d] = corners[(at + 1) % corners.length];
    return [(a + c) / 2, (b + d) / 2];
  };
  pen.moveTo(...middle(0));
  for (let at = 1; at <= corners.length; at += 1) pen.quadraticCurveTo(...corners[at % corners.length], ...middle(at));
  pen.closePath();
}

function paintClusters(pen, look) {
  pen.strokeStyle = colours.line;
  pen.lineWidth = 1;
  pen.setLineDash([2, 4]);
  for (const c of state.opened) {
    pen.beginPath();
    pen.arc(look.toX(x[count + c]), look.toY(y[count + c]), r[count + c] * look.k, 0, 2 * Math.PI);
    pen.stroke();
  }
  pen.setLineDash([]);
  for (const c of shown.clusters) {
    const id = count + c,
      px = look.toX(x[id]),
      py = look.toY(y[id]),
      pr = r[id] * look.k;
    pen.globalAlpha = look.anyLit && !look.lit.ends.has(id) ? 0.4 : 1;
    pen.beginPath();
    pen.arc(px, py, pr, 0, 2 * Math.PI);
    pen.fillStyle = colours.region;
    pen.fill();
    pen.strokeStyle = look.hover === id ? colours.accent : colours.line;
    pen.lineWidth = look.hover === id ? 2.5 : 1.2;
    pen.stroke();
    look.room.take([px - 8, py - 8, px + 8, py + 8], id);
  }
  pen.globalAlpha = 1;
}

function paintNodes(pen, look) {
  const seen = [];
  for (const node of shown.nodes) {
    const px = look.toX(x[node]),
      py = look.toY(y[node]),
      pr = screenRadius(node, look.k);
    if (px + pr < 0 || px - pr > look.width || py + pr < 0 || py - pr > look.height) continue;
    const kind = kindOf(node),
      lit = look.lit.ends.has(node);
    pen.globalAlpha = look.anyLit && !lit ? 0.22 : 1;
    pen.fillStyle = colours[kind];
    if (pr < 2.4) pen.fillRect(px - pr, py - pr, 2 * pr, 2 * pr);
    else paintNode(pen, look, node, kind, [px, py, pr]);
    seen.push({ node, px, py, pr });
    if (pr > 3) look.room.take([px - pr, py - pr, px + pr, py + pr], node);
  }
  pen.globalAlpha = 1;
  return seen;
}

function paintNode(pen, look, node, kind, [px, py, pr]) {
  traceShape(pen, kind, px, py, pr);
  pen.fill();
  pen.strokeStyle = colours.ground;
  pen.lineWidth = 1.5;
  pen.stroke();
  const ring = (gap, colour, wide) => {
    pen.beginPath();
    pen.arc(px, py, pr + gap, 0, 2 * Math.PI);
    pen.strokeStyle = colour;
    pen.lineWidth = wide;
    pen.stroke();
  };
  if (has(node, LEAD) && pr > 4) ring(3, colours[kind], 2);
  if (node === state.node || node === look.hover || state.path.includes(node)) ring(6, colours.accent, 3);
  if (state.pinned.has(node) && pr > 3) {
    pen.beginPath();
    pen.arc(px, py, Math.max(2, pr * 0.3), 0, 2 * Math.PI);
    pen.fillStyle = colours.ground;
    pen.fill();
  }
}

function paintLabels(pen, look, seen) {
  const least = look.anyLit ? (one) => look.lit.ends.has(one.node) : () => true;
  const rank = ({ node }) =>
    (node === state.node || node === look.hover ? 1e9 : 0) +
    (look.lit.ends.has(node) ? 1e6 : 0) +
    (state.pinned.has(node) ? 1e5 : 0) +
    (has(node, HUB) && state.damped ? 0 : r[node] * 1000) +
    nodes.degree[node];
  const big = ({ node }) => r[node] >= 19 || node === state.node;
  const wanted = seen
    .filter(least)
    .sort((a, b) => rank(b) - rank(a) || a.node - b.node)
    .slice(0, 1500)
    .map((one, at) => ({
      id: one.node,
      words: nodes.label[one.node],
      px: one.px,
      py: one.py,
      pr: one.pr + (one.node === state.node ? 6 : has(one.node, LEAD) ? 2 : 0),
      bold: big(one),
      must: at < 24 && (r[one.node] >= 15 || look.anyLit),
      size: big(one) ? 14 : 12,
    }));
  for (const label of setLabels([...nameClusters(pen, look), ...wanted], look.room)) writeLabel(pen, label, colours.ink, colours.ground);
  paintLineLabels(pen, look);
}

/** Write the names of closed clusters into them, the largest first, with how many they hold; those that have no room are left. */
function nameClusters(pen, look) {
  const left = [];
  for (const c of [...shown.clusters].sort((a, b) => r[count + b] - r[count + a] || a - b)) {
    const id = count + c,
      words = either(view().clusters.label[c]),
      [px, py, pr] = [look.toX(x[id]), look.toY(y[id]), r[id] * look.k];
    const size = pr > 46 ? 15 : pr > 30 ? 13 : pr > 24 ? 12 : 11,
      lines = wrap(words, Math.max(2, Math.floor((1.9 * pr) / size))),
      tall = pr > 24 ? 15 : 0;
    const wide = Math.max(...lines.map((line) => measure(line, fontOf(size, true)))),
      high = lines.length * size * 1.25 + tall;
    const box = [px - wide / 2, py - high / 2, px + wide / 2, py + high / 2];
    if (pr < 14 || wide > 2.1 * pr || high > 2 * pr || lines.join("").endsWith("…") || !look.room.isFree(box, id)) {
      left.push({ id, words, px, py, pr, size: 12, bold: true });
      continue;
    }
    look.room.take(box, id);
    writeLabel(pen, { lines, px, py: py - tall / 2, size, bold: true }, colours.ink, colours.region);
    if (tall) writeLabel(pen, { lines: [number(shown.sizes.get(c))], px, py: py + high / 2 - 7, size: 11 }, colours.quiet, colours.region);
  }
  return left;
}

function paintTitles(pen, look, titles) {
  for (const title of titles) {
    const size = title.many > 9 ? 15 : title.many > 2 ? 13 : 12,
      wide = measure(title.words, fontOf(size, title.many > 2));
    const label = { lines: [title.words], px: title.px, py: title.py + 14, size, bold: title.many > 2 };
    if (!look.room.isFree([label.px - wide / 2, label.py - 9, label.px + wide / 2, label.py + 9])) label.py = title.py - 8;
    const box = [label.px - wide / 2, label.py - 9, label.px + wide / 2, label.py + 9];
    if (!look.room.isFree(box)) continue;
    look.room.take(box);
    writeLabel(pen, label, colours.quiet, colours.ground);
  }
}
