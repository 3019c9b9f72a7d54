"""Where the entities of a picture stand: grounds, clusters and places, the same for the same graph."""

from itertools import combinations, pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from view_graph import Fixture, scan_text, small

from kg.view.picture import (
    choose_view,
    draw_picture,
    find_view,
    read_scene,
)
from kg.view.picture import clusters as folding
from kg.view.picture.choose import Choice
from kg.view.picture.clusters import Cluster, find_clusters
from kg.view.picture.layout import FLAT, Link, Spot, place_spots
from kg.view.picture.look import COLUMNS, measure_label
from kg.view.picture.record import Scene
from kg.view.picture.regions import find_grounds

SAID = "甲市乙区丙校"


@pytest.fixture(scope="module")
def scene() -> Scene:
    return read_scene(small().scan())


def test_areas_of_one_name_are_told_apart_by_what_is_around() -> None:
    made = Fixture()
    made.paper(1, "总结.txt")
    for city_, area, one, other in (("南京市", "南鼓楼区", "甲校", "乙校"), ("福州市", "福鼓楼区", "丙校", "丁校")):
        made.thing(city_, "Area", "City")
        made.thing(area, "Area", "County")
        made.say(area, "partOf", city_, SAID)
        for school in (one, other):
            made.thing(school)
            made.say(school, "locatedIn", area, SAID)
        made.say(one, "campusOf", other, SAID)
    scene = read_scene(
        scan_text("\n".join(made.lines).replace('"南鼓楼区"', '"鼓楼区"').replace('"福鼓楼区"', '"鼓楼区"'))
    )
    grounds = find_grounds(scene, choose_view(scene, find_view("groups")))
    told = {scene.things[iri].label: ground.label for iri, ground in grounds.items()}
    assert told["甲校"] == told["乙校"] == ("南京市鼓楼区", "南京市鼓楼区")
    assert told["丙校"] == told["丁校"] == ("福州市鼓楼区", "福州市鼓楼区")


def test_who_works_for_two_bodies_stands_on_the_ground_of_the_others() -> None:
    made = Fixture()
    made.paper(1, "总结.txt")
    for name, narrow in (("佛山市", "City"), ("顺德区", "County"), ("大良街道", "Township")):
        made.thing(name, "Area", narrow)
    made.say("顺德区", "partOf", "佛山市", SAID)
    for school, area in (("甲校", "顺德区"), ("乙校", "大良街道")):
        made.thing(school)
        made.say(school, "locatedIn", area, SAID)
    made.thing("区健常", "Person")
    made.thing("麦颖仪", "Person")
    for person, school in (("区健常", "甲校"), ("区健常", "乙校"), ("麦颖仪", "甲校")):
        made.say(person, "affiliatedWith", school, SAID)
    scene = read_scene(made.scan())
    grounds = find_grounds(scene, choose_view(scene, find_view("people")))
    told = {scene.things[iri].label: ground for iri, ground in grounds.items()}
    assert told["区健常"] == told["麦颖仪"]
    assert told["区健常"].label == ("顺德区", "顺德区")
    assert len(told["区健常"].path) == 2


def crowd(count: int) -> Fixture:
    """A county with a large group, a large school, and many schools that belong to none."""
    made = Fixture()
    made.paper(1, "总结.txt")
    made.thing("东区", "Area", "County")
    made.thing("大集团", "Group")
    made.say("大集团", "locatedIn", "东区", SAID)
    for number in range(count):
        name = f"{number:03}小学"
        made.thing(name)
        made.say(name, "locatedIn", "东区", SAID)
        if number < 30:
            made.say(name, "memberOf", "大集团", SAID)
    return made


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.picture.place.FOLDED", 100)
    monkeypatch.setattr(folding, "LARGE", 60)


def parts(choice: Choice, scene: Scene) -> list[Cluster]:
    return [cluster for _, found in find_clusters(choice, find_grounds(scene, choice)) for cluster in found]


@pytest.mark.usefixtures("folded")
def test_a_large_county_is_folded_into_its_groups_and_the_rest() -> None:
    scene = read_scene(crowd(150).scan())
    choice = choose_view(scene, find_view("all"))
    found = {cluster.label: len(cluster.members) for cluster in parts(choice, scene)}
    assert found[("大集团", "大集团")] == 31
    assert sum(found.values()) <= len(choice.things)
    assert ("东区 · 其他学校", "东区 · other schools") in found
    members = [iri for cluster in parts(choice, scene) for iri in cluster.members]
    assert sorted(members) == sorted(thing.iri for thing in choice.things)


@pytest.mark.usefixtures("folded")
def test_folded_discs_hold_their_members_and_keep_apart() -> None:
    scene = read_scene(crowd(150).scan())
    picture = draw_picture(scene, choose_view(scene, find_view("all")))
    assert len(picture.discs) > 2
    for disc in picture.discs:
        for iri in disc.cluster.members:
            assert dist(picture.place[iri], (disc.x, disc.y)) + picture.radius[iri] <= disc.radius + 1
    for one, other in combinations(picture.discs, 2):
        assert dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius - 2


def test_what_is_small_is_not_folded(scene: Scene) -> None:
    assert draw_picture(scene, choose_view(scene, find_view("all"))).discs == ()


@pytest.mark.usefixtures("folded")
def test_what_lies_nowhere_is_folded_by_its_ties() -> None:
    made = Fixture()
    made.paper(1, "总结.txt")
    for number in range(140):
        made.thing(f"{number:03}小学")
        made.thing(f"{number // 20}集团", "Group")
        made.say(f"{number:03}小学", "memberOf", f"{number // 20}集团", SAID)
    scene = read_scene(made.scan())
    found = parts(choose_view(scene, find_view("all")), scene)
    assert sorted((cluster.label[0], len(cluster.members)) for cluster in found) == [(f"{n}集团", 21) for n in range(7)]


@given(st.integers(1, 40), st.data())
def test_no_two_spots_overlap(count: int, data: st.DataObject) -> None:
    reaches = data.draw(st.lists(st.floats(8, 120), min_size=count, max_size=count))
    ends = st.integers(0, count - 1)
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=2 * count))
    spots = [Spot(f"点{number}", reach) for number, reach in enumerate(reaches)]
    places = place_spots(spots, [Link(f"点{one}", f"点{other}") for one, other in pairs], 1.5).places
    assert places.keys() == {spot.name for spot in spots}
    for one, other in combinations(spots, 2):
        apart = places[one.name] - places[other.name]
        assert apart.real**2 + (apart.imag / FLAT) ** 2 >= (one.reach + other.reach - 2) ** 2


def test_places_do_not_depend_on_order() -> None:
    spots = [Spot(f"点{number}", 40) for number in range(30)]
    links = [Link("点0", f"点{number}") for number in range(1, 20)] + [Link("点5", "点25")]
    assert place_spots(spots, links, 1.5) == place_spots(spots[::-1], links[::-1], 1.5)


def test_a_long_chain_does_not_blow_up() -> None:
    spots = [Spot(f"点{number:03}", 40) for number in range(200)]
    block = place_spots(spots, [Link(one.name, other.name) for one, other in pairwise(spots)], 1.5)
    assert max(block.width, block.height) < 200 * 120


@given(st.text(min_size=1, max_size=300))
def test_labels_need_no_more_room_than_two_lines(label: str) -> None:
    width, lines = measure_label(label)
    assert 0 < width <= COLUMNS
    assert lines in {1, 2}
