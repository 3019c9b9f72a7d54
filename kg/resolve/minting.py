"""The key of every entity among all documents: type, area and canonical name of the fullest form, whatever the order."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from kg.fold import fold_text
from kg.iri import mint_entity_key
from kg.model import Kind
from kg.resolve.nodes import LOCAL, Node, canonise_office
from kg.resolve.parts import write_number

ORDINAL = re.compile(r"第?(\d{1,3})(?=(?:中|小|幼|高|初|实|职|学校))")


def choose_fullest(nodes: Sequence[Node]) -> Node:
    """The node that tells most: the narrowest place, then the longest name."""
    if len(nodes) == 1:  # as most are
        return nodes[0]
    return max(
        nodes, key=lambda node: (len(node.area), len(canonical_name(node.name, node.area)), len(node.name), node)
    )


def mint_keys(roots: Iterable[int], pick: Callable[[int], Node], first_path: Callable[[int], str]) -> dict[int, str]:
    """The key of each cluster by its root; where two would share one, all but the first by content tell a document too.

    `pick` gives the fullest node of a cluster, `first_path` the first of its documents.
    """
    keys: dict[int, str] = {}
    taken: dict[str, int] = {}
    shared: dict[str, list[int]] = {}
    for root in roots:
        key = keys[root] = mint_key(pick(root))
        if (first := taken.setdefault(key, root)) != root:
            shared.setdefault(key, [first]).append(root)
    for _, some in sorted(shared.items()):
        _, *others = sorted((pick(root), first_path(root), root) for root in some)
        for node, path, root in others:
            told = (
                *filter(None, [node.edition]),
                path,
                f"{path}:{node.name}",
                *(f"{path}:{node.name}:{turn}" for turn in range(2, len(some) + 2)),
            )
            keys[root] = next(one for mention in told if (one := mint_key(node, mention)) not in taken)
            taken[keys[root]] = root
    return keys


def mint_key(node: Node, mention: str = "") -> str:
    """The key of what a node tells most fully of."""
    if node.mention:
        return mint_entity_key(node.kind, "", node.name, node.mention)
    area = tuple(name.removeprefix(LOCAL) for name in node.area)
    if node.kind is Kind.AREA:
        return mint_entity_key(node.kind, area, node.name, mention)
    if node.kind is Kind.AUTHORITY:
        return mint_entity_key(node.kind, area, canonise_office(node.name, node.area), mention)
    return mint_entity_key(node.kind, area, canonical_name(node.name, node.area), mention)


@lru_cache(maxsize=16384)
def canonical_name(name: str, where: tuple[str, ...]) -> str:
    """A name in simplified script, without the places it stands in and with ordinals written one way.

    >>> canonical_name("柳州市第8中学", ("广西壮族自治区", "柳州市")), canonical_name("市八中", ("柳州市",))
    ('第八中学', '第八中学')
    """
    rest = fold_text(name)
    for place in where:
        short = place[:-1] if len(place) > 2 and place[-1] in "省市区县旗州" else place
        for form in (place, short):
            if (
                rest.startswith(form)
                and len(rest) > len(form) + 1
                and rest[len(form) :] not in {"中学", "小学", "学校", "学院", "大学", "幼儿园"}
            ):
                rest = rest[len(form) :]
                break
    if rest[:1] in "市区县" and len(rest) > 2 and where:
        rest = rest[1:]
    rest = ORDINAL.sub(lambda match: "第" + write_number(int(match.group(1))), rest)
    return re.sub(r"^第?([零一二三四五六七八九十百]+)中$", r"第\1中学", rest)
