"""Tells scores of identity to a reader: as lines, as JSON, and pair by pair."""

from collections import defaultdict

from kg.evaluate.clusters import Likeness
from kg.evaluate.identity import IdentityScores, Outcome, Placed


def part_families(scores: IdentityScores) -> dict[str, IdentityScores]:
    """The scores of each family of scenarios, by name."""
    families: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in scores.outcomes:
        families[outcome.scenario.family].append(outcome)
    return {name: IdentityScores(tuple(families[name])) for name in sorted(families)}


def list_figures(scores: IdentityScores) -> dict[str, Likeness]:
    """B³ and pairs, over names that were found and over all."""
    return {
        "B³": scores.b_cubed,
        "pairs": scores.pairs,
        "B³, lost names as singletons": scores.b_cubed_of_all,
        "pairs, lost names as singletons": scores.pairs_of_all,
    }


def identity_to_json(scores: IdentityScores) -> dict[str, object]:
    """Plain values for JSON: figures rounded to four places."""
    figures = {
        name: {"p": round(one.precision, 4), "r": round(one.recall, 4), "f1": round(one.f1, 4)}
        for name, one in list_figures(scores).items()
    }
    return {
        **figures,
        "scenarios": len(scores.outcomes),
        "names": len(scores.placed),
        "lost by extraction": len(scores.lost),
        "merges of masked names": scores.masked_merges,
        "merges of homonyms in different places": scores.homonym_merges,
        "families": {name: round(one.b_cubed.f1, 4) for name, one in part_families(scores).items()},
    }


def render_identity(scores: IdentityScores) -> str:
    """One line a figure and a family, for a terminal."""
    lines = [f"{'':34} {'P':>6} {'R':>6} {'F1':>6}"]
    lines += [
        f"{name:34} {one.precision:6.3f} {one.recall:6.3f} {one.f1:6.3f}" for name, one in list_figures(scores).items()
    ]
    for name, family in part_families(scores).items():
        one = family.b_cubed
        lost = f"  lost {len(family.lost)} of {len(family.placed)}"
        lines.append(f"  {name:32} {one.precision:6.3f} {one.recall:6.3f} {one.f1:6.3f}{lost}")
    lines += [
        f"{len(scores.outcomes)} scenarios, {len(scores.placed)} names, {len(scores.lost)} lost by extraction",
        f"{scores.masked_merges} merges of masked names",
        f"{scores.homonym_merges} merges of homonyms in different places",
    ]
    return "\n".join(lines) + "\n"


def tell_name(placed: Placed) -> str:
    """A gold name with its document and where it went."""
    near = f" ({placed.mention.near})" if placed.mention.near else ""
    return f"{placed.mention.doc}:{placed.mention.name}{near} = {placed.entity or '-'}"


def list_identity_mistakes(scores: IdentityScores) -> list[dict[str, str]]:
    """Wrong pairs (+ put together, - kept apart), then names that extraction lost (?), as plain values."""
    pairs = [
        {
            "sign": pair.sign,
            "scenario": pair.scenario,
            "kind": pair.one.cluster.kind.value,
            "one": tell_name(pair.one),
            "other": tell_name(pair.other),
        }
        for pair in scores.wrong_pairs
    ]
    lost = [
        {"sign": "?", "scenario": one.scenario, "kind": one.cluster.kind.value, "one": tell_name(one), "other": ""}
        for one in scores.lost
    ]
    return pairs + lost


def render_identity_mistakes(mistakes: list[dict[str, str]]) -> str:
    """One line a mistake, its fields parted by tabs."""
    return "".join("\t".join(one.values()).rstrip("\t") + "\n" for one in mistakes)
