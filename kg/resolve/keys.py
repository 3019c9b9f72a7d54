"""The key of every entity of one document among all documents: type, area and canonical name."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.fold import fold_text
from kg.iri import mint_entity_key
from kg.model import Entity, Extract, Kind, Predicate
from kg.resolve.areas import key_areas

SCOPED = frozenset({Kind.AWARD, Kind.EVENT, Kind.PROGRAMME, Kind.DOCUMENT, Kind.ORGANISATION})
FREE = re.compile(r"^(?:全国|国家|中国|中华|教育部|国务院|中共|党中央|省部)")
DIGITS = "零一二三四五六七八九"
ORDINAL = re.compile(r"第?(\d{1,3})(?=(?:中|小|幼|高|初|实|职|学校))")


def key_entities(extract: Extract) -> dict[str, str]:
    """The global key of each local key of a document."""
    by_key = {entity.key: entity for entity in extract.entities}
    areas = key_areas(extract)
    home = areas.get(extract.frame.area, ())
    keys = {key: mint_entity_key(Kind.AREA, path[:-1], path[-1]) for key, path in areas.items()}
    posts = dict(read_posts(extract))
    for entity in extract.entities:
        if entity.kind is not Kind.AREA:
            keys[entity.key] = key_entity(
                entity, areas, home, by_key.get(posts.get(entity.key, "")), extract.text.source.path
            )
    return keys


def read_posts(extract: Extract) -> Iterator[tuple[str, str]]:
    """The body of each person: the first by name of those it left, else of those it is said to belong to."""
    for told in (extract.statements, extract.endings):
        posts = ((one.subject, one.object) for one in told if one.predicate is Predicate.AFFILIATED_WITH)
        yield from sorted(posts, reverse=True)


def key_entity(
    entity: Entity, areas: Mapping[str, tuple[str, ...]], home: tuple[str, ...], body: Entity | None, path: str
) -> str:
    """The key of anything but an area."""
    if entity.masked:
        return mint_entity_key(
            entity.kind, "", entity.name, f"{path}:{entity.key.rpartition('@')[2] if '@' in entity.key else ''}"
        )
    if entity.kind is Kind.PERSON:
        if body is None or body.masked:
            return mint_entity_key(entity.kind, (path,), fold_text(entity.name))
        where = areas.get(body.area, home)
        return mint_entity_key(entity.kind, (*where, canonical_name(body.name, where)), fold_text(entity.name))
    if FREE.match(entity.name):
        return mint_entity_key(entity.kind, "", fold_text(entity.name))
    where = areas.get(entity.area, () if entity.kind not in SCOPED else home)
    if (
        not where
        and entity.kind in {Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY}
        and not entity.name.endswith(("大学", "学院"))
    ):
        where = home or (path,)
    if not where and entity.kind in SCOPED:
        where = (path,)
    return mint_entity_key(entity.kind, where, canonical_name(entity.name, where))


def canonical_name(name: str, where: Sequence[str]) -> str:
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


def write_number(value: int) -> str:
    """A number below a thousand in Chinese numerals.

    >>> [write_number(value) for value in (8, 10, 13, 49, 101)]
    ['八', '十', '十三', '四十九', '一百零一']
    """
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones or not value else "")
