// The lines of the picture: statements between entities, and bundles of them between closed clusters.
import { HUB, count, has, predicateOf, standing, statements } from "./data.js";
import { fontOf, measure, writeLabel } from "./labels.js";
import { colours, lineLook } from "./look.js";
import { screenRadius, shown, x, y } from "./scene.js";
import { state } from "./state.js";
import { shortWords } from "./words.js";

/** How strongly the line between two clusters is drawn: the more statements it stands for, the more. */
function strength(bundle) {
  return Math.min(0.55, 0.05 * Math.log2(bundle.many + 1) ** 1.3) * (state.opened.size ? 0.5 : 1);
}

const CHUNK = 64; // one long path is slow where no graphics card draws

/** Draw the lines, what stands out last; those of a kind in one stroke. */
export function paintLinks(pen, look) {
  const groups = new Map();
  for (const link of shown.links) {
    if (outside(link, look)) continue;
    const lit = look.lit.lines.has(link.n) || (link.n < 0 && look.lit.ends.has(link.a) && look.lit.ends.has(link.b));
    const key =
      link.n < 0
        ? `bundle ${Math.ceil(Math.log2(link.many + 1))} ${lit} ${isDamped(link)}`
        : `${statements.predicate[link.n]} ${standing(link.n)} ${lineLook(link.n).wide} ${lit} ${isDamped(link)}`;
    if (!groups.has(key)) groups.set(key, { lit, links: [] });
    groups.get(key).links.push(link);
  }
  const crowd = shown.links.length > 3000 ? 0.28 : shown.links.length > 900 ? 0.5 : 0.72;
  for (const { lit, links } of [...groups.values()].sort((a, b) => a.lit - b.lit)) paintGroup(pen, look, links, lit, crowd);
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

const isHub = (end) => end < count && has(end, HUB) && end !== state.node;
const isDamped = (link) => state.damped && (link.crowded || isHub(link.a) || isHub(link.b));

function outside(link, look) {
  const ax = look.toX(x[link.a]),
    bx = look.toX(x[link.b]),
    ay = look.toY(y[link.a]),
    by = look.toY(y[link.b]);
  return Math.max(ax, bx) < 0 || Math.min(ax, bx) > look.width || Math.max(ay, by) < 0 || Math.min(ay, by) > look.height;
}

function paintGroup(pen, look, links, lit, crowd) {
  const first = links[0],
    bundle = first.n < 0;
  const style = bundle ? { colour: colours.line, dash: [], wide: Math.min(10, 0.8 + Math.log2(first.many + 1)) } : lineLook(first.n);
  const scale = Math.min(1.3, Math.max(0.55, look.k));
  pen.strokeStyle = lit && bundle ? colours.accent : style.colour;
  pen.lineWidth = style.wide * scale * (lit ? 1.7 : 1);
  pen.setLineDash(style.dash.map((length) => length * scale));
  pen.globalAlpha = lit ? 1 : look.anyLit ? 0.1 : (bundle ? strength(first) : crowd) * (isDamped(first) ? 0.3 : 1);
  pen.beginPath();
  links.forEach((link, at) => {
    if (at % CHUNK === CHUNK - 1) {
      pen.stroke();
      pen.beginPath();
    }
    traceLink(pen, look, link);
  });
  pen.stroke();
  if (!bundle && (lit || (look.k > 0.45 && shown.links.length < 1500)) && predicateOf(first.n) !== "partnersWith")
    paintArrows(pen, look, links, style, scale);
}

/** The bow of a line between two entities that others join too, as the point that bends it. */
export function bendOf(link, look) {
  const ax = look.toX(x[link.a]),
    ay = look.toY(y[link.a]),
    bx = look.toX(x[link.b]),
    by = look.toY(y[link.b]);
  return [(ax + bx) / 2 - (by - ay) * 0.28 * link.bend, (ay + by) / 2 + (bx - ax) * 0.28 * link.bend];
}

function traceLink(pen, look, link) {
  pen.moveTo(look.toX(x[link.a]), look.toY(y[link.a]));
  if (link.bend) pen.quadraticCurveTo(...bendOf(link, look), look.toX(x[link.b]), look.toY(y[link.b]));
  else pen.lineTo(look.toX(x[link.b]), look.toY(y[link.b]));
}

function paintArrows(pen, look, links, style, scale) {
  pen.fillStyle = style.colour;
  pen.setLineDash([]);
  const long = 8 * scale;
  for (const link of links) {
    const bx = look.toX(x[link.b]),
      by = look.toY(y[link.b]),
      [fx, fy] = link.bend ? bendOf(link, look) : [look.toX(x[link.a]), look.toY(y[link.a])];
    const far = Math.hypot(bx - fx, by - fy),
      edge = screenRadius(link.b, look.k) * 1.1 + 2;
    if (far < edge + long * 2) continue;
    const ux = (bx - fx) / far,
      uy = (by - fy) / far,
      tx = bx - ux * edge,
      ty = by - uy * edge;
    pen.beginPath();
    pen.moveTo(tx, ty);
    pen.lineTo(tx - ux * long - uy * long * 0.42, ty - uy * long + ux * long * 0.42);
    pen.lineTo(tx - ux * long + uy * long * 0.42, ty - uy * long - ux * long * 0.42);
    pen.closePath();
    pen.fill();
  }
}

/** Words on the lines that stand out, or on all when there is room. */
export function paintLineLabels(pen, look) {
  const told = shown.links.filter(
    (link) =>
      link.n >= 0 &&
      !outside(link, look) &&
      (look.lit.lines.size ? look.lit.lines.has(link.n) && look.lit.lines.size <= 40 : look.k >= 1.15),
  );
  for (const link of told.slice(0, 150)) {
    const [mx, my] = link.bend
      ? bendOf(link, look).map(
          (at, axis) =>
            (at + (axis ? (look.toY(y[link.a]) + look.toY(y[link.b])) / 2 : (look.toX(x[link.a]) + look.toX(x[link.b])) / 2)) / 2,
        )
      : [(look.toX(x[link.a]) + look.toX(x[link.b])) / 2, (look.toY(y[link.a]) + look.toY(y[link.b])) / 2];
    const words = shortWords(link.n),
      wide = measure(words, fontOf(11)),
      box = [mx - wide / 2 - 2, my - 8, mx + wide / 2 + 2, my + 8];
    if (!look.room.isFree(box)) continue;
    look.room.take(box);
    writeLabel(pen, { lines: [words], px: mx, py: my, size: 11, bold: false }, colours[predicateOf(link.n)], colours.ground);
  }
}
