// What the page was given (see kg/view/payload.py), and what follows from it without a choice of the reader's.

/** @param {string} id of a script element @returns {any} its JSON */
const parse = (id) => JSON.parse(document.getElementById(id).textContent);

/** @template T @param {() => T} make @returns {() => T} the same, made at the first call */
const once = (make) => {
  let made = null;
  return () => (made ??= { value: make() }).value;
};

export const graph = parse("graph");
export const texts = once(() => parse("texts"));
export const names = once(() => parse("search-names"));

export const { nodes, statements, figures, sources, views, values, predicates, settings } = graph;
export const count = nodes.label.length;
export const MASKED = 1,
  INFERRED = 2,
  LEAD = 4,
  HUB = 8;

/** The broad class of each entity, and of each type. */
export const kindOf = (node) => graph.types[nodes.type[node]][0];
export const narrowOf = (node) => graph.types[nodes.type[node]].slice(1);
export const has = (node, flag) => (nodes.flags[node] & flag) !== 0;
export const aliasesOf = (node) => nodes.aliases[node] || [];
export const predicateOf = (statement) => predicates[statements.predicate[statement]];
export const isPlanned = (statement) => statements.planned[statement] === 1;
/** Whether a statement held once and does so no more. */
export const isEnded = (statement) => !isPlanned(statement) && statements.end[statement].length > 0;
/** A statement is planned, realised (it holds), or ended. */
export const standing = (statement) => (isPlanned(statement) ? "planned" : isEnded(statement) ? "ended" : "realised");
export const isLead = (statement) => predicateOf(statement) === "memberOf" && values[statements.role[statement]] === "Lead";

const about = gather(statements.subject, statements.object);
const figured = gather(figures.about, []);

/** Numbers under the entities that two columns name, as one packed list with the place where each entity's begin. */
function gather(one, other) {
  const start = new Int32Array(count + 1);
  const each = (visit) => {
    for (let n = 0; n < one.length; n += 1) {
      visit(one[n], n);
      if (other.length && other[n] !== one[n]) visit(other[n], n);
    }
  };
  each((node) => {
    start[node + 1] += 1;
  });
  for (let node = 0; node < count; node += 1) start[node + 1] += start[node];
  const list = new Int32Array(start[count]),
    next = start.slice();
  each((node, n) => {
    list[next[node]] = n;
    next[node] += 1;
  });
  return { start, list };
}

/** @returns {Int32Array} the statements with an entity at either end */
export const statementsOf = (node) => about.list.subarray(about.start[node], about.start[node + 1]);
/** @returns {Int32Array} the figures about an entity */
export const figuresOf = (node) => figured.list.subarray(figured.start[node], figured.start[node + 1]);
/** The entity at the other end of a statement. */
export const otherEnd = (statement, node) =>
  statements.subject[statement] === node ? statements.object[statement] : statements.subject[statement];
/** @returns {number[]} the entities that statements tie to one, each once */
export const neighboursOf = (node) =>
  [...new Set(Array.from(statementsOf(node), (n) => otherEnd(n, node)))].filter((other) => other !== node);

const partOf = predicates.indexOf("partOf");
const chains = new Map();
/** @returns {number[]} the areas an entity lies in, nearest first */
export function areasOf(node) {
  const first = nodes.area[node];
  if (first < 0) return [];
  if (!chains.has(first)) chains.set(first, climb(first));
  return chains.get(first);
}

function climb(area) {
  const chain = [area];
  for (const at of chain) {
    for (const n of statementsOf(at)) {
      const wider = statements.object[n];
      if (statements.predicate[n] === partOf && standing(n) === "realised" && statements.subject[n] === at && !chain.includes(wider))
        chain.push(wider);
    }
  }
  return chain;
}

/** @returns {number[]} the source documents of some evidences, each once */
export function sourcesOf(evidence) {
  const found = [];
  for (const n of evidence) if (graph.evidence[n] >= 0 && !found.includes(graph.evidence[n])) found.push(graph.evidence[n]);
  return found;
}

const years = once(() =>
  Int32Array.from(
    statements.year,
    (year, n) => year || sourcesOf(statements.evidence[n]).reduce((latest, source) => Math.max(latest, sources.year[source]), 0),
  ),
);
/** The year of a statement: its own, else the latest of its documents; 0 where neither tells one. */
export const yearOf = (statement) => years()[statement];

const AGES = 9999;
/** The first and last year in which a statement holds, open ends far away; null where no year is told. */
export function lifeOf(statement) {
  const since = statements.since[statement],
    until = statements.until[statement],
    year = yearOf(statement);
  if (!since && !until) return year ? [year, year] : null;
  return [since || -AGES, Math.max(since, until || (isEnded(statement) && year) || AGES)];
}
/** The same as words: 2019–2023, 2019–, –2023, or the year alone. */
export function lifeWords(statement) {
  const { since, until } = statements;
  return since[statement] || until[statement] ? `${since[statement] || ""}–${until[statement] || ""}` : String(yearOf(statement) || "");
}

const namesakes = once(() => {
  const found = new Map();
  nodes.label.forEach((label, node) => {
    if (kindOf(node) === "Area") found.set(label, (found.get(label) || 0) + 1);
  });
  return found;
});
/** A label by which an area is told from others of its name: with the area around it where there are several. */
export function placeName(node) {
  const around = kindOf(node) === "Area" && namesakes().get(nodes.label[node]) > 1 ? areasOf(node)[1] : undefined;
  return (around === undefined ? "" : nodes.label[around]) + nodes.label[node];
}

/** An IRI as it was shortened, in full. */
export const fullIri = (iri) => (/^[a-z][a-z0-9+.-]*:/i.test(iri) ? iri : settings.base + iri);
const numbers = once(() => new Map(nodes.iri.map((iri, node) => [iri, node])));
const said = once(() => new Map(statements.iri.map((iri, n) => [iri, n])));
/** The number of an entity or statement by its shortened IRI, -1 for none. */
export const findNode = (iri) => numbers().get(iri) ?? -1;
export const findStatement = (iri) => (iri ? (said().get(iri) ?? -1) : -1);
