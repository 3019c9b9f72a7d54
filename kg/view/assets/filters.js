// Filters, which are the legend too, and the table that holds the same statements as the picture.
const areaSets = data.things.map((thing) => new Set((thing.areas || []).map(String)));
const paperSets = data.claims.map((claim) => new Set((claim.quotes || []).map((quote) => String(data.quotes[quote].paper))));

function inPicture() {
  return { things: nodes.getIds(), claims: edges.getIds() };
}

function claimPasses(number) {
  const claim = data.claims[number], off = state.off;
  return !off.kind.has(data.things[claim.s].kind) && !off.kind.has(data.things[claim.o].kind)
    && !off.predicate.has(claim.p) && !off.modality.has(claim.planned ? "planned" : "realised")
    && (!state.area || areaSets[claim.s].has(state.area) || areaSets[claim.o].has(state.area))
    && (!state.paper || paperSets[number].has(state.paper));
}

// An entity shows when one of its statements shows; one with no statement in this picture shows by its own area and source.
// One whose lines are all of a kind that is off at first stays too: those lines are off for legibility, not to hide it.
function visible() {
  const picture = inPicture();
  const claims = new Set(picture.claims.filter(claimPasses));
  const tied = new Set(), joined = new Set(), faint = new Set();
  for (const n of picture.claims) {
    const ends = [data.claims[n].s, data.claims[n].o];
    ends.forEach((end) => (FAINT.includes(data.claims[n].p) ? faint : joined).add(end));
    if (claims.has(n)) ends.forEach((end) => tied.add(end));
  }
  const things = new Set(picture.things.filter((id) => {
    const thing = data.things[id];
    if (state.off.kind.has(thing.kind)) return false;
    return tied.has(id) || (!joined.has(id) && (!state.area || areaSets[id].has(state.area)) && (!state.paper || (thing.papers || []).map(String).includes(state.paper)));
  }));
  if (state.thing !== null && nodes.get(state.thing)) things.add(state.thing);
  return { things, claims };
}

function swatch(name, shape) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("width", "18"); svg.setAttribute("height", "14"); svg.setAttribute("aria-hidden", "true");
  const shapes = { line: "M1 7H17", dashed: "M1 7H6M9 7H14M16 7H18", dot: "M9 2a5 5 0 1 0 .01 0", square: "M4 2h10v10H4z", diamond: "M9 1l6 6-6 6-6-6z",
    star: "M9 0l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z", triangle: "M9 1l6 11H3z", triangleDown: "M9 13L3 2h12z", hexagon: "M5 1h8l4 6-4 6H5L1 7z" };
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", shapes[shape] || shapes.dot);
  const stroke = shape === "line" || shape === "dashed";
  path.setAttribute(stroke ? "stroke" : "fill", name ? "var(--" + name + ")" : "currentColor");
  if (stroke) path.setAttribute("stroke-width", "2.5");
  svg.append(path);
  return svg;
}

function tally(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  return counts;
}

function choices(group, title, counts, names, draw) {
  const box = make("fieldset", {}, make("legend", { textContent: title }));
  for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const tick = make("input", { type: "checkbox", checked: !state.off[group].has(value) });
    tick.addEventListener("change", () => { state.off[group][tick.checked ? "delete" : "add"](value); state.rows = 100; refresh(); });
    box.append(make("label", { className: "choice" }, tick, draw(value), names(value), make("span", { className: "count", textContent: count })));
  }
  return box;
}

function chooser(group, title, options) {
  const select = make("select", { ariaLabel: title }, make("option", { value: "", textContent: say("all") }), ...options.map(([value, name]) => make("option", { value, textContent: name })));
  select.value = state[group];
  select.addEventListener("change", () => { state[group] = select.value; refresh(); fitPicture(); });
  return make("fieldset", {}, make("legend", { textContent: title }), select);
}

function showFilters() {
  const picture = inPicture();
  const claims = picture.claims.map((n) => data.claims[n]);
  const areas = new Set(picture.things.flatMap((id) => [...areaSets[id]]));
  const papers = new Set(picture.claims.flatMap((n) => [...paperSets[n]]));
  const reset = make("button", { type: "button", textContent: say("reset") });
  reset.addEventListener("click", () => { clearFilters(); refresh(); fitPicture(); });
  byId("filters").querySelector("summary").textContent = say("filters");
  byId("filterBody").replaceChildren(
    choices("kind", say("classes"), tally(picture.things.map((id) => data.things[id].kind)), className, (kind) => swatch(kind, data.shapes[kind])),
    choices("predicate", say("predicates"), tally(claims.map((claim) => claim.p)), predicateName, (name) => swatch(name, "line")),
    choices("modality", say("modality"), tally(claims.map((claim) => (claim.planned ? "planned" : "realised"))), say, (name) => swatch("", name === "planned" ? "dashed" : "line")),
    chooser("area", say("area"), [...areas].map((area) => [area, data.things[area].label]).sort((a, b) => (a[1] < b[1] ? -1 : 1))),
    chooser("paper", say("paper"), [...papers].map((paper) => [paper, (data.papers[paper] || { path: "?" }).path]).sort((a, b) => (a[1] < b[1] ? -1 : 1))),
    reset);
}

function clearFilters() {
  state.off = { kind: new Set(), predicate: new Set(firstOff()), modality: new Set() };
  state.area = state.paper = "";
}

// Where everything is drawn, the lines to areas would cover the rest.
function firstOff() {
  return data.views[state.view].name === "all" ? FAINT : [];
}

function showTable(seen) {
  const shown = data.claims.map((claim, number) => number).filter((number) => seen.claims.has(number));
  byId("tableTitle").textContent = say("table") + " (" + shown.length + ")";
  byId("tableHead").replaceChildren(...["subject", "relation", "object", "qualifier", "state", "confidence", "said"].map((name) => make("th", { scope: "col", textContent: say(name) })));
  byId("tableBody").replaceChildren(...shown.slice(0, state.rows).map(tableRow));
  const more = byId("moreRows");
  more.hidden = shown.length <= state.rows;
  more.textContent = say("rows", { n: shown.length - state.rows });
}

function tableRow(number) {
  const claim = data.claims[number];
  const relation = make("button", { type: "button", className: "link", textContent: predicateName(claim.p) });
  relation.addEventListener("click", () => { goToClaim(number); byId("picture").scrollIntoView({ block: "nearest" }); });
  return make("tr", {}, make("td", {}, thingButton(claim.s)), make("td", { className: "short" }, relation), make("td", {}, thingButton(claim.o)),
    make("td", {}, ...qualifierPairs(claim).flatMap(([name, value], at) => [at ? "；" : "", name + " " + value])),
    make("td", { className: "short" }, claim.planned ? chip(say("planned"), "planned") : say("realised")),
    make("td", { className: "short", textContent: Math.round(claim.confidence * 100) + "%" }),
    make("td", {}, ...(claim.quotes || []).map(quoteBlock)));
}
