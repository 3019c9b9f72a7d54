// The page as a whole: tabs, search, selection, and its state in the address.
function refresh() {
  const seen = visible();
  paintNetwork(seen);
  showFilters();
  showTable(seen);
  showStatus(seen);
  writeAddress();
}

function showStatus(seen) {
  const view = data.views[state.view], picture = inPicture(), left = view.left;
  const parts = [say("shown", { things: seen.things.size, claims: seen.claims.size })];
  const faint = picture.claims.filter((n) => FAINT.includes(data.claims[n].p) && state.off.predicate.has(data.claims[n].p)).length;
  const gone = picture.claims.length - seen.claims.size - faint;
  if (gone || picture.things.length > seen.things.size) parts.push(say("filtered", { things: picture.things.length - seen.things.size, claims: gone }));
  if (faint) parts.push(say("faint", { n: faint }));
  if (left.things || left.claims) parts.push(say("left", left));
  byId("status").textContent = parts.join(" ");
  byId("empty").hidden = seen.things.size > 0;
  byId("empty").textContent = say(picture.things.length ? "emptyFilter" : "empty");
}

function showWords() {
  document.documentElement.lang = state.lang;
  const total = data.total;
  document.title = data.title || say("title");
  byId("title").textContent = data.title || say("title");
  byId("totals").textContent = say("total", total) + (state.lang === "zh" ? "。" : ". ") + (data.claims.length < total.claims || data.things.length < total.things
    ? say("held", { things: data.things.length, claims: data.claims.length, allThings: total.things, allClaims: total.claims }) : "") + say("hint");
  byId("language").textContent = say("other");
  byId("search").placeholder = say("search");
  byId("search").setAttribute("aria-label", say("searchLabel"));
  byId("canvas").setAttribute("aria-label", say("pictureLabel") + "。" + say("keys"));
  byId("canvas").title = say("keys");
  for (const name of ["zoomIn", "zoomOut", "fit"]) { byId(name).title = say(name); byId(name).setAttribute("aria-label", say(name)); }
  if (data.query) { byId("query").hidden = false; byId("query").textContent = data.query; }
  byId("tabs").hidden = data.views.length < 2;
  byId("tabs").replaceChildren(...data.views.map((view, number) => {
    const tab = make("button", { type: "button", role: "tab", textContent: viewName(view.name) + " " + view.network.nodes.length, ariaSelected: String(number === state.view), tabIndex: number === state.view ? 0 : -1 });
    tab.addEventListener("click", () => openView(number));
    return tab;
  }));
}

function openView(number) {
  state.view = number; state.thing = state.claim = null; state.rows = 100;
  clearFilters();
  byId("card").hidden = true;
  showNetwork(); showWords(); refresh(); fitPicture();
}

function selectThing(number) {
  state.thing = number; state.claim = null;
  network.unselectAll();
  refresh(); showThing(number);
}

function selectClaim(number) {
  state.claim = number; state.thing = null;
  refresh(); showClaim(number);
}

function goToThing(number) {
  revealThing(number);
  selectThing(number);
  network.redraw();
  network.focus(number, { scale: Math.max(network.getScale(), 0.8), animation: false });
  growLabels();
}

function goToClaim(number) {
  const claim = data.claims[number];
  revealThing(claim.s);
  if (!nodes.get(claim.o)) expandThing(claim.s);
  state.off.predicate.delete(claim.p);
  addClaims([number]);
  selectClaim(number);
  network.redraw();
  network.fit({ nodes: [claim.s, claim.o], animation: false, maxZoomLevel: 1 });
  growLabels();
}

function clearSelection() {
  state.thing = state.claim = null;
  byId("card").hidden = true;
  network.unselectAll();
  refresh();
}

function readAddress() {
  const told = new URLSearchParams(location.hash.slice(1));
  state.lang = told.get("lang") === "en" ? "en" : "zh";
  openView(Math.max(0, data.views.findIndex((view) => view.name === told.get("view"))));
  for (const group of Object.keys(state.off)) if (told.has(group)) state.off[group] = new Set(told.get(group).split(",").filter(Boolean));
  const area = data.things.findIndex((thing) => thing.iri === told.get("area")), paper = data.papers.findIndex((one) => one.path === told.get("paper"));
  state.area = area < 0 ? "" : String(area); state.paper = paper < 0 ? "" : String(paper);
  const thing = data.things.findIndex((one) => one.iri === told.get("thing")), claim = data.claims.findIndex((one) => one.iri === told.get("claim"));
  if (claim >= 0) goToClaim(claim); else if (thing >= 0) goToThing(thing); else { refresh(); fitPicture(); }
}

function writeAddress() {
  const told = new URLSearchParams();
  told.set("view", data.views[state.view].name);
  if (state.lang !== "zh") told.set("lang", state.lang);
  const first = { kind: [], predicate: firstOff(), modality: [] };
  for (const [group, off] of Object.entries(state.off)) if ([...off].sort().join() !== [...first[group]].sort().join()) told.set(group, [...off].sort().join());
  if (state.area) told.set("area", data.things[state.area].iri);
  if (state.paper) told.set("paper", (data.papers[state.paper] || { path: "" }).path);
  if (state.thing !== null) told.set("thing", data.things[state.thing].iri);
  if (state.claim !== null) told.set("claim", data.claims[state.claim].iri);
  history.replaceState(null, "", "#" + told);
}

// Search: every name and short form that holds the words; those that begin with them first, then the best connected.
function findThings(wanted) {
  const plain = wanted.trim().toLowerCase();
  if (!plain) return [];
  const hits = [];
  data.things.forEach((thing, number) => {
    const form = [thing.label, ...(thing.aliases || [])].find((name) => name.toLowerCase().includes(plain));
    if (form) hits.push({ number, form, first: form.toLowerCase().startsWith(plain) ? 0 : 1 });
  });
  return hits.sort((a, b) => a.first - b.first || near[b.number].length - near[a.number].length || a.number - b.number);
}

function showResults() {
  const hits = findThings(byId("search").value), list = byId("results"), shown = hits.slice(0, 30);
  list.replaceChildren(...shown.map((hit, place) => {
    const thing = data.things[hit.number];
    const item = make("li", { id: "hit" + place, role: "option", ariaSelected: String(place === 0) }, thing.label,
      make("small", { textContent: "  " + className((thing.narrow || [thing.kind])[0]) + (hit.form === thing.label ? "" : " · " + hit.form) }));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); chooseResult(hit.number); });
    item.dataset.number = hit.number;
    return item;
  }));
  if (hits.length > shown.length) list.append(make("li", { className: "quiet", textContent: say("more", { n: hits.length - shown.length }) }));
  if (!hits.length) list.append(make("li", { className: "quiet", textContent: say("notFound") }));
  list.hidden = !byId("search").value.trim();
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
}

function chooseResult(number) {
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  goToThing(number);
}

function moveResult(step) {
  const items = [...byId("results").querySelectorAll("[role=option]")];
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const next = items[(at + step + items.length) % items.length];
  items.forEach((item) => item.setAttribute("aria-selected", String(item === next)));
  if (next) { next.scrollIntoView({ block: "nearest" }); byId("search").setAttribute("aria-activedescendant", next.id); }
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
  growLabels();
}

function moveBy(x, y) {
  const at = network.getViewPosition(), scale = network.getScale();
  network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale } });
}

function listen() {
  const search = byId("search");
  search.addEventListener("input", showResults);
  search.addEventListener("focus", showResults);
  search.addEventListener("blur", () => { byId("results").hidden = true; });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { moveResult(event.key === "ArrowDown" ? 1 : -1); event.preventDefault(); }
    const chosen = byId("results").querySelector("[aria-selected=true]");
    if (event.key === "Enter" && chosen && !byId("results").hidden) { chooseResult(Number(chosen.dataset.number)); byId("card").focus(); }
  });
  byId("language").addEventListener("click", () => {
    state.lang = state.lang === "zh" ? "en" : "zh";
    showWords(); refresh();
    if (state.thing !== null) showThing(state.thing); else if (state.claim !== null) showClaim(state.claim);
  });
  byId("zoomIn").addEventListener("click", () => zoomBy(1.3));
  byId("zoomOut").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("fit").addEventListener("click", fitPicture);
  byId("moreRows").addEventListener("click", () => { state.rows += 500; showTable(visible()); });
  byId("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) { openView((state.view + step + data.views.length) % data.views.length); byId("tabs").children[state.view].focus(); }
  });
  const keys = { ArrowLeft: () => moveBy(-60, 0), ArrowRight: () => moveBy(60, 0), ArrowUp: () => moveBy(0, -60), ArrowDown: () => moveBy(0, 60), "+": () => zoomBy(1.3), "=": () => zoomBy(1.3), "-": () => zoomBy(1 / 1.3), 0: fitPicture };
  byId("canvas").addEventListener("keydown", (event) => { if (keys[event.key]) { keys[event.key](); event.preventDefault(); } });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clearSelection();
    if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) { search.focus(); event.preventDefault(); }
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { network.setOptions({ groups: styleGroups() }); refresh(); });
}

if (window.innerWidth < 860) byId("filters").open = false;
listen();
readAddress();
