// The picture: what the build placed, coloured by the page's style, and what the reader adds from the search box.
const near = data.things.map(() => []);
data.claims.forEach((claim, number) => { near[claim.s].push(number); if (claim.o !== claim.s) near[claim.o].push(number); });
const FAINT = ["locatedIn", "partOf"];
let network = null, nodes = null, edges = null;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim() || "#888888";
const FACE = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif';

function styleGroups() {
  const groups = {};
  for (const kind of Object.keys(data.shapes)) {
    const tint = colour(kind);
    groups[kind] = { shape: data.shapes[kind], color: { background: tint, border: colour("paper"), highlight: { background: tint, border: colour("ink") }, hover: { background: tint, border: colour("ink") } } };
  }
  return groups;
}

function showNetwork() {
  const made = data.views[state.view].network;
  if (network) network.destroy();
  nodes = new vis.DataSet(made.nodes.map((node) => ({ ...node, font: { ...node.font } })));
  edges = new vis.DataSet(made.edges.map((edge) => ({ ...edge })));
  network = new vis.Network(byId("canvas"), { nodes, edges }, { ...made.options, autoResize: true, groups: styleGroups() });
  network.on("click", (event) => {
    if (event.nodes.length) selectThing(event.nodes[0]);
    else if (event.edges.length) selectClaim(event.edges[0]);
    else clearSelection();
  });
  network.on("zoom", growLabels);
  network.on("doubleClick", (event) => { if (event.nodes.length) expandThing(event.nodes[0]); });
  const point = (on) => { byId("canvas").style.cursor = on ? "pointer" : ""; };
  network.on("hoverNode", () => point(true));
  network.on("blurNode", () => point(false));
  network.on("hoverEdge", (event) => { labelEdge(event.edge, true); point(true); });
  network.on("blurEdge", (event) => { labelEdge(event.edge, false); point(false); });
}

function edgeWords(claim) {
  const told = claim.qualifiers || {};
  const extra = ["role", "grade", "year"].filter((name) => told[name]).map((name) => qualifierValue(name, told[name]));
  return extra.length ? extra.join(" ") : predicateName(claim.p);
}

function labelEdge(number, on) {
  const claim = data.claims[number];
  if (claim && edges.get(number)) edges.update({ id: number, label: on || touchesSelection(number) ? edgeWords(claim) : undefined });
}

function touchesSelection(number) {
  const claim = data.claims[number];
  return state.claim === number || (state.thing !== null && near[state.thing].length <= 14 && (claim.s === state.thing || claim.o === state.thing));
}

// Colours, fading and labels in one pass over the picture, after every change of filter, selection or theme.
function paintNetwork(seen) {
  const chosen = new Set();
  if (state.thing !== null) { chosen.add(state.thing); near[state.thing].forEach((n) => { if (seen.claims.has(n)) { chosen.add(data.claims[n].s); chosen.add(data.claims[n].o); } }); }
  if (state.claim !== null) { chosen.add(data.claims[state.claim].s); chosen.add(data.claims[state.claim].o); }
  const lit = (id) => !chosen.size || chosen.has(id);
  const ink = colour("ink"), quiet = colour("rule"), paper = colour("paper");
  nodes.update(nodes.get().map((node) => ({ id: node.id, hidden: !seen.things.has(node.id), opacity: lit(node.id) ? 1 : 0.25,
    borderWidth: node.id === state.thing ? 4 : 1,
    font: { ...node.font, face: FACE, color: lit(node.id) ? ink : quiet, strokeWidth: 3, strokeColor: paper } })));
  edges.update(edges.get().map((edge) => {
    const claim = data.claims[edge.id];
    const on = !chosen.size || state.claim === edge.id || (state.claim === null && (claim.s === state.thing || claim.o === state.thing));
    const tint = colour(claim.p);
    return { id: edge.id, hidden: !seen.claims.has(edge.id), color: { color: tint, highlight: tint, hover: tint, opacity: on ? 0.85 : 0.12 },
      label: touchesSelection(edge.id) ? edgeWords(claim) : undefined,
      arrows: edge.arrows ? { to: { enabled: true, scaleFactor: 0.55 } } : "",
      font: { face: FACE, size: 12, color: ink, strokeWidth: 4, strokeColor: paper, align: "middle" } };
  }));
}

// Entities that the build left out of the picture stand around the one they were reached from.
function addThing(number, x, y) {
  if (nodes.get(number)) return;
  const thing = data.things[number];
  const clean = thing.label.replace(/\s+/g, " ");
  const rows = (clean.match(/.{1,8}/gu) || ["?"]);
  nodes.add({ id: number, label: rows.slice(0, 3).join("\n") + (rows.length > 3 ? "…" : ""), group: thing.kind, shape: data.shapes[thing.kind], size: 10, font: { size: 13 }, x, y });
}

function addClaims(numbers) {
  for (const number of numbers) {
    const claim = data.claims[number];
    if (edges.get(number) || !nodes.get(claim.s) || !nodes.get(claim.o)) continue;
    edges.add({ id: number, from: claim.s, to: claim.o, arrows: claim.p === "partnersWith" ? "" : "to", width: isLead(claim) ? 4 : 1.3, dashes: claim.planned ? [7, 5] : false });
  }
}

function bottomOfPicture() {
  const places = Object.values(network.getPositions());
  return { x: places.length ? places.reduce((sum, at) => sum + at.x, 0) / places.length : 0, y: places.length ? Math.max(...places.map((at) => at.y)) + 220 : 0 };
}

function revealThing(number) {
  if (nodes.get(number)) return;
  const at = bottomOfPicture();
  addThing(number, at.x, at.y);
  addClaims(near[number]);
}

function expandThing(number) {
  revealThing(number);
  const at = network.getPosition(number);
  const ends = [...new Set(near[number].flatMap((n) => [data.claims[n].s, data.claims[n].o]))].filter((end) => !nodes.get(end));
  ends.forEach((end, place) => {
    const ring = Math.floor(place / 12), turn = (place % 12 + (ring % 2) / 2) / Math.min(12, ends.length) * 2 * Math.PI;
    addThing(end, Math.round(at.x + (170 + 110 * ring) * Math.cos(turn)), Math.round(at.y + (170 + 110 * ring) * Math.sin(turn)));
  });
  near[number].forEach((n) => state.off.predicate.delete(data.claims[n].p));
  addClaims(near[number]);
  ends.forEach((end) => addClaims(near[end]));
  refresh();
  network.fit({ nodes: [number, ...near[number].flatMap((n) => [data.claims[n].s, data.claims[n].o])].filter((end) => nodes.get(end)), animation: false, maxZoomLevel: 1.2 });
}

function fitPicture() {
  const shown = nodes.getIds({ filter: (node) => !node.hidden });
  if (!shown.length) return;
  network.fit({ nodes: shown, animation: false, maxZoomLevel: 1.4 });
  network.moveTo({ scale: network.getScale() * 0.9, animation: false });
  growLabels();
}

// As on a map, the names of the best connected hubs stay readable when the rest is too small to read; none covers another.
function growLabels() {
  const least = Math.min(12 / network.getScale(), 110), places = network.getPositions(), taken = [];
  const hubs = nodes.get({ filter: (node) => node.size >= 22 }).sort((a, b) => near[b.id].length - near[a.id].length || a.id - b.id);
  const grown = hubs.map((node) => {
    const lines = node.label.split("\n"), high = lines.length * least, wide = Math.max(...lines.map((line) => line.length)) * least;
    const box = { left: places[node.id].x - wide / 2, right: places[node.id].x + wide / 2, top: places[node.id].y - 22, bottom: places[node.id].y + 30 + high };
    const free = !taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
    if (free && !node.hidden) taken.push(box);
    return { id: node.id, font: { ...node.font, size: free ? Math.max(19, Math.round(least)) : 19 } };
  });
  nodes.update(grown.filter((node, at) => node.font.size !== hubs[at].font.size));
}
