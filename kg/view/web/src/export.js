// What is shown, as PNG, SVG, CSV or Turtle.
import { chartSvg } from "./chartfile.js";
import { figures, graph, lifeWords, nodes, predicateOf, sources, standing, statements, texts, values } from "./data.js";
import { announce } from "./dom.js";
import { FACE } from "./look.js";
import { shown } from "./scene.js";
import { paintWith, screenSize } from "./stage.js";
import { view } from "./state.js";
import { SvgPen } from "./svgpen.js";
import { placeOf } from "./quote.js";
import { shownFigures } from "./table.js";
import { toTurtle } from "./turtle.js";
import { predicateName, qualifiersOf, say, viewName } from "./words.js";

const charts = () => view().name === "figures";

export { toTurtle };

/** @returns {Promise<Blob>} the picture at twice the screen's size; of the figures, the charts */
export async function toPng() {
  if (charts()) return drawImage(chartSvg());
  const [width, height] = screenSize(),
    canvas = document.createElement("canvas"),
    pen = canvas.getContext("2d");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  pen.scale(2, 2);
  paintWith(pen, width, height, false);
  return toBlob(canvas);
}

const toBlob = (canvas) =>
  new Promise((done) => {
    canvas.toBlob(done, "image/png");
  });

/** A drawing as a picture of twice its size. */
async function drawImage(drawing) {
  const image = new Image(),
    canvas = document.createElement("canvas");
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
  await image.decode();
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return toBlob(canvas);
}

/** @returns {string} all that is shown, as large as its labels need; of the figures, the charts */
export function toSvg() {
  if (charts()) return chartSvg();
  const pen = new SvgPen(1600, 1000);
  paintWith(pen, 1600, 1000, true);
  return pen.toString(viewName(view().name), FACE);
}

/** A cell: what a spreadsheet would take for a formula is kept from being one. */
function cell(value) {
  const words = String(value ?? ""),
    safe = typeof value !== "number" && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const said = (evidence) => [
  evidence.map((e) => texts().exact[e]).join(" | "),
  [...new Set(evidence.map(placeOf).filter(Boolean))].join(" | "),
];

/** @returns {string} a row a statement (or figure), with what says it; the mark at the start lets spreadsheets read Chinese */
export function toCsv() {
  const head = charts()
    ? ["subject", "indicator", "value", "unit", "year", "standing", "said", "source"]
    : ["subject", "relation", "object", "qualifier", "year", "standing", "confidence", "said", "source"];
  const rows = charts()
    ? shownFigures().map((f) => [
        nodes.label[figures.about[f]],
        values[figures.indicator[f]],
        figures.value[f],
        values[figures.unit[f]],
        figures.year[f] || "",
        say(figures.planned[f] ? "planned" : "realised"),
        ...said(figures.evidence[f]),
      ])
    : shown.statements.map((n) => [
        nodes.label[statements.subject[n]],
        predicateName(predicateOf(n)),
        nodes.label[statements.object[n]],
        qualifiersOf(n)
          .map((pair) => pair.join(say("colon")))
          .join(say("semicolon")),
        lifeWords(n),
        say(standing(n)),
        statements.confidence[n] / 100,
        ...said([...statements.evidence[n], ...statements.end[n]]),
      ]);
  return `\ufeff${[head.map((name) => say(name)), ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const FORMS = { png: ["image/png", toPng], svg: ["image/svg+xml", toSvg], csv: ["text/csv", toCsv], ttl: ["text/turtle", toTurtle] };
/** Hand the reader a file of what is shown. */
export async function save(form) {
  const [type, write] = FORMS[form],
    blob = await write(),
    link = document.createElement("a");
  link.href = URL.createObjectURL(blob instanceof Blob ? blob : new Blob([blob], { type: `${type};charset=utf-8` }));
  link.download = `${viewName(view().name)}.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  announce(say("saved", { name: link.download }));
}
