// Labels that never pile up: each is set where it covers no other label and no large node, or not at all.
import { FACE } from "./look.js";

const CELL = 80;
const widths = new Map();
const ruler = document.createElement("canvas").getContext("2d");

/** The width of words in a font, in pixels. */
export function measure(words, font) {
  const key = font + words;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    ruler.font = font;
    widths.set(key, ruler.measureText(words).width);
  }
  return widths.get(key);
}

/** The font of a label. */
export const fontOf = (size, bold = false) => `${bold ? 600 : 400} ${size}px ${FACE}`;

/** A label in lines of at most `limit` characters, of about equal width, three at most. */
export function wrap(label, limit) {
  const chars = [...label.replace(/\s+/g, " ").trim()];
  const wide = (char) => (char.charCodeAt(0) < 0x2000 ? 0.56 : 1);
  const total = chars.reduce((sum, char) => sum + wide(char), 0),
    rows = Math.min(3, Math.max(1, Math.ceil(total / limit)));
  const target = Math.min(limit, total / rows),
    lines = [""];
  let used = 0;
  for (const char of chars) {
    if (used >= target - 0.01 && lines.length < rows) {
      lines.push("");
      used = 0;
    }
    if (used > limit + 1) {
      lines[lines.length - 1] = `${lines.at(-1).slice(0, -1)}…`;
      break;
    }
    lines[lines.length - 1] += char;
    used += wide(char);
  }
  return lines;
}

/** Boxes on the screen, found again through a grid. */
export class Room {
  constructor(width, height) {
    this.cells = new Map();
    this.width = width;
    this.height = height;
  }

  *near([left, top, right, bottom]) {
    for (let u = Math.floor(left / CELL); u <= Math.floor(right / CELL); u += 1) {
      for (let v = Math.floor(top / CELL); v <= Math.floor(bottom / CELL); v += 1) yield u * 100003 + v;
    }
  }

  /** Whether a box covers nothing: no label, and no node but `own` (none at all where only labels count). */
  isFree(box, own = -1, labelsOnly = false) {
    if (box[0] < 0 || box[1] < 0 || box[2] > this.width || box[3] > this.height) return false;
    for (const key of this.near(box)) {
      for (const other of this.cells.get(key) || []) {
        if (
          other[4] !== own &&
          !(labelsOnly && other[4] >= 0) &&
          box[0] < other[2] &&
          other[0] < box[2] &&
          box[1] < other[3] &&
          other[1] < box[3]
        )
          return false;
      }
    }
    return true;
  }

  take(box, owner = -2) {
    const kept = [...box, owner];
    for (const key of this.near(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(kept);
    }
  }
}

/** Where a label may stand about a node, best first: below, right, left, above. */
function* seats(px, py, pr, wide, high) {
  yield [px, py + pr + 3 + high / 2];
  yield [px + pr + 5 + wide / 2, py];
  yield [px - pr - 5 - wide / 2, py];
  yield [px, py - pr - 3 - high / 2];
}

/**
 * Set the labels of a picture; those that must be told may cover small nodes, none covers another label.
 * @param {{id: number, words: string, px: number, py: number, pr: number, size: number, bold: boolean, must: boolean}[]} wanted most important first
 * @param {Room} room with what may not be covered
 * @returns {{id: number, lines: string[], px: number, py: number, size: number, bold: boolean, high: number}[]} those that found a place, with their centres
 */
export function setLabels(wanted, room) {
  const set = [];
  for (const one of wanted) {
    const lines = wrap(one.words, one.size > 13 ? 12 : 10),
      font = fontOf(one.size, one.bold),
      high = lines.length * one.size * 1.25;
    const wide = Math.max(...lines.map((line) => measure(line, font)));
    const boxAt = ([px, py]) => [px - wide / 2 - 3, py - high / 2 - 1, px + wide / 2 + 3, py + high / 2 + 1];
    const places = [...seats(one.px, one.py, one.pr, wide, high)];
    const place =
      places.find((at) => room.isFree(boxAt(at), one.id)) || (one.must && places.find((at) => room.isFree(boxAt(at), one.id, true)));
    if (!place) continue;
    room.take(boxAt(place));
    set.push({ ...one, lines, px: place[0], py: place[1], high });
  }
  return set;
}

/** Write a label's lines around its centre, with a rim of the ground's colour so that lines do not cross its strokes. */
export function writeLabel(pen, label, ink, rim) {
  pen.font = fontOf(label.size, label.bold);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.strokeStyle = rim;
  pen.fillStyle = ink;
  label.lines.forEach((line, at) => {
    const py = label.py + (at - (label.lines.length - 1) / 2) * label.size * 1.25;
    pen.strokeText(line, label.px, py);
    pen.fillText(line, label.px, py);
  });
}
