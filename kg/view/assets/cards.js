// The card beside the picture: one entity, or one statement with every sentence that says it.
function thingButton(number) {
  const button = make("button", { type: "button", className: "link", textContent: data.things[number].label });
  button.addEventListener("click", () => goToThing(number));
  return button;
}

function chip(text, extra) {
  return make("span", { className: "chip" + (extra ? " " + extra : ""), textContent: text });
}

function claimChips(claim) {
  const chips = [];
  if (claim.planned) chips.push(chip(say("planned"), "planned"));
  for (const [name, value] of qualifierPairs(claim)) chips.push(chip(name === qualifierName("year") || name === qualifierName("role") ? value : name + " " + value, isLead(claim) && name === qualifierName("role") ? "lead" : ""));
  return chips;
}

function openCard(...children) {
  const card = byId("card");
  const close = make("button", { type: "button", className: "close", textContent: "×", ariaLabel: say("close"), title: say("close") });
  close.addEventListener("click", clearSelection);
  card.replaceChildren(close, ...children.filter((child) => child !== null));
  card.hidden = false;
  card.scrollTop = 0;
}

function definitions(pairs) {
  const list = make("dl");
  for (const [name, value] of pairs) if (value) list.append(make("dt", { textContent: name }), make("dd", {}, value));
  return list;
}

function showThing(number) {
  const thing = data.things[number];
  const kinds = [thing.kind, ...(thing.narrow || [])].map((name) => chip(className(name)));
  if (thing.masked) kinds.push(chip(say("masked"), "planned"));
  if (thing.inferred) kinds.push(chip(say("inferred"), "planned"));
  const expand = make("button", { type: "button", textContent: say("expand") });
  expand.addEventListener("click", () => expandThing(number));
  const hiddenHere = near[number].some((n) => !edges.get(n) || edges.get(n).hidden);
  openCard(
    make("h2", { textContent: thing.label }),
    make("div", { className: "chips" }, ...kinds),
    definitions([
      [say("aliases"), (thing.aliases || []).join("、")],
      [say("area"), (thing.areas || []).map((area) => data.things[area].label).join(" · ")],
    ]),
    near[number].length ? (hiddenHere ? expand : make("p", { className: "quiet", textContent: say("expanded") })) : null,
    ...figureList(number),
    make("h3", { textContent: say("facts") + " (" + near[number].length + ")" }),
    near[number].length ? null : make("p", { className: "quiet", textContent: say("noFacts") }),
    ...claimLists(number),
    make("h3", { textContent: say("sources") }),
    make("ul", { className: "facts" }, ...(thing.papers || []).map((paper) => make("li", { textContent: data.papers[paper].path + (data.papers[paper].title ? " · " + data.papers[paper].title : "") }))),
    make("p", { className: "quiet", textContent: say("iri") + ": " + decodeIri(thing.iri) }),
  );
}

function decodeIri(iri) {
  try { return decodeURI(iri); } catch { return iri; }
}

function figureList(number) {
  const figures = data.figures.filter((figure) => figure.about === number);
  if (!figures.length) return [];
  return [make("h3", { textContent: say("figures") + " (" + figures.length + ")" }),
    ...figures.map((figure) => make("details", {},
      make("summary", {}, figure.indicator + "  ", make("b", { textContent: figure.value + (figure.unit || "") }), figure.year ? " (" + figure.year + ")" : "", figure.planned ? chip(say("planned"), "planned") : ""),
      ...(figure.quotes || []).map(quoteBlock)))];
}

function claimLists(number) {
  const groups = new Map();
  for (const n of near[number]) {
    const claim = data.claims[n];
    const key = claim.p + (claim.s === number ? ">" : "<");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(n);
  }
  return [...groups].map(([key, claims]) => make("div", {},
    make("b", { className: "quiet", textContent: (key.endsWith(">") ? "→ " : "← ") + predicateName(key.slice(0, -1)) + " (" + claims.length + ")" }),
    make("ul", { className: "facts" }, ...claims.map((n) => claimItem(n, number)))));
}

function claimItem(n, number) {
  const claim = data.claims[n];
  const other = claim.s === number ? claim.o : claim.s;
  const open = make("button", { type: "button", className: "link quiet", textContent: "❝", title: say("quotes"), ariaLabel: say("quotes") + ": " + sentence(claim) });
  open.addEventListener("click", () => goToClaim(n));
  return make("li", {}, thingButton(other), " ", ...claimChips(claim), " ", open);
}

function showClaim(number) {
  const claim = data.claims[number];
  const quotes = (claim.quotes || []).map(quoteBlock);
  openCard(
    make("h2", { textContent: sentence(claim) }),
    make("div", { className: "chips" }, chip(predicateName(claim.p)), chip(say(claim.planned ? "planned" : "realised"), claim.planned ? "planned" : "")),
    definitions([
      [say("subject"), thingButton(claim.s)], [say("object"), thingButton(claim.o)], ...qualifierPairs(claim),
      [say("confidence"), Math.round(claim.confidence * 100) + "%"],
    ]),
    make("h3", { textContent: say("quotes") + " (" + quotes.length + ")" }),
    ...(quotes.length ? quotes : [make("p", { className: "quiet", textContent: say("noQuote") })]),
  );
}
