"""Where bodies stand: by a word of their own name, a heading or row, their level, or the reporting area."""

import re

from kg.link.areas import AreaBook
from kg.link.clusters import Cluster, cluster_count
from kg.link.elsewhere import LOCAL, is_attached, is_elsewhere
from kg.link.frame import Scene
from kg.link.namesakes import Namesakes
from kg.link.nesting import TOWN_ENDS, find_branch_place, lies_in, nest_places, provinces_of
from kg.model import BODIES, SCHOOLING, Kind
from kg.name_parts import LEVELS
from kg.name_places import MASKED_AREA, VAGUE_PARTS, split_places
from kg.places import Place, load_places

PARTY = re.compile(
    r"^(?:中共|中国共产党|共青团|中国共产主义青年团|少先队|中国少年先锋队|民[盟革建进]|农工党|致公党|九三学社)"
)
"""What a committee is of, before the place whose committee it is (共青团漳州市委)."""
OFFICES = frozenset({Kind.AUTHORITY, Kind.ORGANISATION})
LEAGUE = re.compile(r"^团(?=[省市县区州旗]委)")
TOWN_SCHOOL = re.compile(
    r"([一-鿿]{2,5}?)(?:中心(?:小学|学校|校|幼儿园|完小)|第?[一二三四五六七八九十](?:[中小初]|小学|中学|初级中学|完小|完全小学)$"
    r"|(?!实验|民族|外国|希望|双语|第[一二三四五六七八九十])[一-鿿]{2}(?:教学点|完小|小学)$)"
)
"""The schools that a town names after itself, or after itself and a village (武当石下教学点), and not after a place in it."""
COUNTY_SCHOOL = re.compile(r"([一-鿿]{2,3})(?:第[一二三四五六七八九十]|民族)?(?:(?:高级|初级|完全)?中学|高中)")
"""A middle school that is called after one place alone."""
COUNTY_OWN = re.compile(
    r"第?[一二三四五六七八九十\d]+(?:中|小|幼|高|职)|(?:高级|初级|完全|实验|师范|民族)?中学|高中|职|师范|教|特殊|一|县|市|区"
)
"""How the schools of a county go on behind its name: 独山|高级中学, 桐城|师范."""
VILLAGE_SCHOOL = re.compile(
    r"(?!.*(?:第?[一二三四五六七八九十]小|第[一二三四五六七八九十]|实验|附属|直属|机关)).{2,}(?:小学|教学点|幼儿园|完小|[分总][校园]|[校园]区)"
)
"""A school such as a town's has in its villages or at other sites."""
LEVELLED = re.compile(
    r"(?:自治区|地区|[省市州盟县区旗镇乡])(?:[立直]|[党政]?[府委](?=机关))?(?:第?[一二三四五六七八九十\d]|实验|中心|民族|初级|高级|职业|特殊|直属|实小|职教|艺术|卫生|体育|师范|外国语|机关|幼儿|教师进修|聋|盲|[中小]学)"
)
"""How a school is called that leaves out its place but for the level."""
TOWN_LEVELS = frozenset({"镇", "乡", "街道"})
CITIES = frozenset({"市", "州", "盟", "地区"})
RANKS = {"村": 1, "镇": 2, "乡": 2, "街道": 2, "区": 3, "县": 3, "旗": 3, "市": 4, "州": 4, "盟": 4, "地区": 4, "省": 5}
KINDS = {3: "County", 4: "City", 5: "Province"}
DISTRICTS = 3
"""A city's report that names so many of its districts does not tell in which of them a school stands that it names without a place."""


class PlaceBook:
    """Finds the area a body stands in."""

    def __init__(self, clusters: dict[str, Cluster], scope: str, scene: Scene, namesakes: Namesakes) -> None:
        self.clusters = clusters
        self.scope = scope
        self.scene = scene
        firm = [
            name
            for cluster in clusters.values()
            if cluster.kind is Kind.AREA
            for name in cluster.names
            if len(name) > 2
        ]
        firm += [
            place
            for cluster in clusters.values()
            if cluster.kind in BODIES
            for name in cluster.names
            for place in split_places(name)[0]
            if len(place) > 2
        ]
        self.provinces = frozenset(code for name in firm for code in provinces_of(name))
        self.areas = AreaBook(clusters, scope, namesakes)
        self.home = self.find_home()
        self.is_split = (scene.voice is None or scene.voice.kind is Kind.AUTHORITY) and cluster_count(
            clusters, scope
        ) >= DISTRICTS

    def locate(self, cluster: Cluster, headed: str) -> str:
        """The key of the area a body stands in: by a word of its own name, else its heading's, else the document's; "" where untold."""
        if own := self.by_name(cluster):
            return own
        name = max(cluster.names, key=len)
        if is_elsewhere(name, cluster.kind):
            return ""
        levelled = LEAGUE.sub("", name)
        if levelled.startswith(LEVELS) and (cluster.kind in OFFICES or self.is_levelled(cluster)):
            return self.by_level(levelled)
        if self.is_own(cluster):
            return self.scope
        if town := self.town_of(cluster):
            return town
        if county := self.county_of(cluster):
            return self.areas.find_area(county)
        if self.home and cluster.kind is Kind.SCHOOL and VILLAGE_SCHOOL.fullmatch(name):
            return headed or self.home
        if headed and name.startswith("教") and name.endswith("局") and headed.endswith(TOWN_ENDS):
            return self.scope
        if headed or is_attached(cluster, self.scene.voice):
            return headed
        return "" if self.is_split and cluster.kind in SCHOOLING else self.scope

    def find_home(self) -> str:
        """The key of the town in the name of the school or group that speaks: its village schools and campuses, or its members, stand there too; "" for none."""
        voice = self.scene.voice
        speaks = voice is not None and (voice.kind is Kind.GROUP or (voice.kind is Kind.SCHOOL and self.scene.owned))
        if voice is None or voice.masked or not speaks:
            return ""
        own = [one for one in self.clusters.values() if one.kind is voice.kind and voice.name in one.names]
        named = [name for one in own for name in one.names if name not in one.former] or [voice.name]
        nested = (nest_places(split_places(name)[0]) for name in sorted(named, key=lambda name: (-len(name), name)))
        places = next((places for places in nested if places and places[-1].endswith(TOWN_ENDS)), [])
        return self.areas.find_nested(places) if places else ""

    def by_name(self, cluster: Cluster) -> str:
        """The key of the area that a word of a body's own names tells; "" for none."""
        if branch := next(filter(None, map(find_branch_place, sorted(cluster.names))), ""):
            return self.areas.find_area(branch)
        for name in sorted(cluster.names, key=lambda name: (name in cluster.former, -len(name), name)):
            places, rest = split_places(PARTY.sub("", name))
            if name in cluster.former and any(lies_in(self.scope.removeprefix("Area:"), place) for place in places):
                continue
            fit = [
                place
                for at, place in enumerate(places)
                if (
                    (self.is_near(place) and (at > 0 or not self.is_chance(place, rest)))
                    or (at > 0 and place in VAGUE_PARTS)
                )
                and ("大学" not in rest or rest.endswith(LOCAL) or is_city_university(place, rest))
            ]
            if fit and (rest or cluster.kind is Kind.AUTHORITY):
                return self.areas.find_nested(nest_places(fit))
        return ""

    def town_of(self, cluster: Cluster) -> str:
        """The key of the town of the document that a body's name begins with but for its class word (桃溪中心小学, with 桃溪镇); "" for none.

        Only its central and numbered schools are so named; one called 翠峰学校 may as well be the county's.
        """
        if cluster.kind is not Kind.SCHOOL or cluster.masked:
            return ""
        stems = {match.group(1) for name in cluster.names if (match := TOWN_SCHOOL.match(name))}
        towns = {key for stem in stems for key in self.areas.towns.get(stem, ()) if not self.clusters[key].masked}
        return min(towns, default="")

    def county_of(self, cluster: Cluster) -> str:
        """The short name of the county that a school of a city's report is called after (独山高级中学), or of the city, in a county's (信阳高中); "" for none."""
        if cluster.kind is not Kind.SCHOOL or cluster.masked:
            return ""
        kind = "City" if self.is_county() else "County"
        stems = {match.group(1) for name in cluster.names if (match := COUNTY_SCHOOL.fullmatch(name))}
        for stem in sorted(stems):
            told = [level for level in "区县市旗" if f"{Kind.AREA}:{stem}{level}" in self.clusters]
            if told and kind == "County":
                return f"{stem}{told[0]}"
            listed = [place for place in load_places().find(stem) if not place.until]
            if len(listed) == 1 and listed[0].kind == kind and not load_places().is_vague(stem):
                return stem if listed[0].code[:2] in self.provinces else ""
        return ""

    def is_near(self, name: str) -> bool:
        """Whether a place at the head of a name may be meant: a full name always, a short one if it lies in a province of the document."""
        if name in VAGUE_PARTS:
            return self.is_ruled(name)
        if name[-1] in "省市区县州旗镇乡道村" or name.endswith(("办事处", "苏木", "嘎查")) or MASKED_AREA.search(name):
            return True
        listed = load_places().find(name)
        return (
            not self.provinces
            or bool(provinces_of(name) & self.provinces)
            or any(place.kind in {"Province", "City"} for place in listed)
        )

    def is_chance(self, name: str, rest: str) -> bool:
        """Whether a school's own word only happens to be the short name of a county of another city, which the document names nowhere (绩溪's 徽州|学校)."""
        listed = [place for place in load_places().find(name) if not place.until]
        if (
            not self.scope
            or name[-1] in "市区县旗镇乡"
            or COUNTY_OWN.match(rest)
            or any(place.kind != "County" or name == place.name for place in listed)
        ):
            return False
        if self.clusters[self.scope].masked:
            return bool(listed) and self.provinces.isdisjoint(provinces_of(name))
        own = {place.code[:4] for one in self.clusters[self.scope].names for place in load_places().find(one)}
        told = any(f"{Kind.AREA}:{place.name}" in self.clusters for place in listed)
        return bool(listed) and bool(own) and not told and own.isdisjoint(place.code[:4] for place in listed)

    def is_ruled(self, name: str) -> bool:
        """Whether a word for a part of any city (城区, 郊区) is the name of a district here: the document's own, or one with offices."""
        return self.scope.endswith(name) or any(
            cluster.kind is Kind.AUTHORITY and any(name in split_places(one)[0] for one in cluster.names)
            for cluster in self.clusters.values()
        )

    def is_levelled(self, cluster: Cluster) -> bool:
        """Whether a school is called after its level by all its names (市三中), a level that is not the reporting area's."""
        return (
            cluster.kind is Kind.SCHOOL
            and not cluster.masked
            and all(LEVELLED.match(name) for name in cluster.names)
            and not any(name.startswith(self.scene.level or "我") for name in cluster.names)
        )

    def is_own(self, cluster: Cluster) -> bool:
        """Whether a school is called after the level of the reporting area by all its names (县二小 in a county's report), whatever town it is told under."""
        level = self.scene.level
        return (
            cluster.kind is Kind.SCHOOL
            and not cluster.masked
            and bool(self.scope and level)
            and all(name.startswith(level) and LEVELLED.match(name) for name in cluster.names)
        )

    def by_level(self, name: str) -> str:
        """The area of a body that names only its level: 市教育局 in a district's report is of the city above, 省教育厅 of the province; "" where untold."""
        level = next(level for level in LEVELS if name.startswith(level))
        if level in {"省", "自治区"}:
            return self.name_region(self.above("Province")) if level == "自治区" else self.above("Province")
        within = level in CITIES and self.is_county()
        if (not self.scene.level and not within) or level == self.scene.level:
            return self.scope
        if level in CITIES and self.scene.level not in CITIES:
            return self.above("City")
        if level in {"县", "区", "旗"} and self.scene.level in TOWN_LEVELS:
            return self.above("County")
        ending = [
            key
            for key, cluster in sorted(self.clusters.items())
            if cluster.kind is Kind.AREA and max(cluster.names, key=len).endswith(level)
        ]
        return ending[0] if len(ending) == 1 else ""

    def name_region(self, key: str) -> str:
        """The key of an autonomous region that the text calls by its level: 自治区 is a name of it."""
        if key:
            self.clusters[key].names.setdefault("自治区", 0)
            self.clusters[key].silent = False
        return key

    def place_spoken(self, name: str) -> str:
        """The key of the area that 我区, 全市 or 县上 means: the reporting area, or the one above it of that level."""
        level = name[1:] if name[0] in "我本全" else name[:-1]
        own = self.scene.level
        if not self.scope or not own or level == own:
            return self.scope
        rank, here = RANKS.get(level, 0), RANKS.get(own, 0)
        if level == "区" and own != "区" and self.lies_in_region():
            rank = RANKS["省"]
        if rank <= here:
            return self.scope if rank == here else ""
        key = self.above(KINDS[rank])
        if key:
            self.clusters[key].names.setdefault(name, 0)
        return key

    def lies_in_region(self) -> bool:
        """Whether the reporting area lies in an autonomous region, which its people call 全区 too."""
        scope = self.clusters.get(self.scope)
        found = {
            above.name.endswith("自治区")
            for name in (scope.names if scope else ())
            for place in load_places().find(name)
            for above in load_places().parents(place)[-1:]
        }
        return found == {True}

    def is_county(self) -> bool:
        """Whether the reporting area is a district or county, whatever level its text speaks at."""
        listed = [
            place
            for name in (self.clusters[self.scope].names if self.scope in self.clusters else ())
            for place in load_places().find(name)
        ]
        return bool(listed) and all(place.kind == "County" and place.name[-1] in "区县旗" for place in listed)

    def above(self, kind: str) -> str:
        """The key of the city or province above the reporting area, where the gazetteer or the text tells it."""
        scope = self.clusters.get(self.scope)
        for name in sorted(scope.names) if scope else ():
            places: list[Place] = [
                place
                for place in load_places().find(name)
                if len(self.provinces) != 1 or place.code[:2] in self.provinces
            ]
            if len({place.parent for place in places}) == 1:
                above = load_places().parents(places[0])
                fit = [one for one in above if one.kind == kind] or [
                    one for one in above if kind == "City" and one.name.endswith("市")
                ]
                if fit:
                    return self.areas.find_area(fit[0].name, is_silent=True)
        ends = {"City": ("市",), "County": ("县", "区", "旗")}.get(kind, ("省", "自治区"))
        named = [
            key
            for key, cluster in sorted(self.clusters.items())
            if cluster.kind is Kind.AREA and key != self.scope and max(cluster.names, key=len).endswith(ends)
        ]
        return named[0] if len(named) == 1 else ""


def is_city_university(place: str, rest: str) -> bool:
    """Whether a university is called after the city it stands in, and not after a province or region (长春|师范大学)."""
    listed = load_places().find(place)
    return rest.startswith(("师范", "职业")) and bool(listed) and all(one.kind == "City" for one in listed)
