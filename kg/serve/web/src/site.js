// What every page does: names are offered below the search box.
import { find } from "./dom.js";
import { offerNames } from "./suggest.js";

const input = find(".find input");
if (input) offerNames(input, { choose: (hit) => location.assign(hit.page) });
