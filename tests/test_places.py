"""The gazetteer: names of places in force and of old, and where they stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import places as gazetteer
from kg.errors import RulesError
from kg.places import load_places


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("柳州市", ["450200"]),
        ("柳州", ["450200"]),
        ("广西", ["450000"]),
        ("广西壮族自治区", ["450000"]),
        ("山丹", ["620725"]),
        ("武进", ["320412"]),
        ("武进市", ["320412"]),
        ("武进县", ["320412"]),
        ("历城", ["370112"]),
        ("恩施州", ["422800"]),
        ("三江", ["450226"]),
        ("三江县", ["450226"]),
        ("浦东", ["310115"]),
        ("莱芜市", ["371200", "379004"]),
        ("崇文区", ["110103"]),
        ("宣武", ["110104"]),
        ("张家界市", ["430800"]),
        ("大庸市", ["430800"]),
        ("石河子", ["659001"]),
        ("沙县", ["350405"]),
        ("沙田区", ["810016"]),
        ("吉林", ["220000", "220200"]),
        ("朝阳区", ["110105", "220104"]),
        ("拉萨路", []),
        ("", []),
    ],
)
def test_find(name, codes):
    assert [place.code for place in load_places().find(name)] == codes


def test_full_names_come_before_short_ones():
    kinds = [place.kind for place in load_places().find("朝阳")]
    assert set(kinds) == {"City", "County"}
    first = load_places().find("朝阳市")
    assert [(place.code, place.kind) for place in first] == [("211300", "City")]


@pytest.mark.parametrize(
    ("name", "parents"),
    [
        ("鱼峰区", ["柳州市", "广西壮族自治区"]),
        ("海淀区", ["北京市"]),
        ("仙桃市", ["湖北省"]),
        ("崇文区", ["北京市"]),
        ("江苏省", []),
    ],
)
def test_parents(name, parents):
    places = load_places()
    assert [above.name for above in places.parents(places.find(name)[0])] == parents


@pytest.mark.parametrize(
    ("folded", "names"),
    [
        ("江苏省常州市武进区教育局", ["江苏省", "常州市", "武进区"]),
        ("我市与广西柳州市三江侗族自治县结对", ["广西", "柳州市", "三江侗族自治县"]),
        ("本学期开展教研活动", []),
        ("原莱芜市教育局", ["莱芜市"]),
    ],
)
def test_scan(folded, names):
    assert [match.span.of(folded) for match in load_places().scan(folded)] == names


@pytest.mark.parametrize(
    ("name", "vague"),
    [("和平", True), ("朝阳区", True), ("朝阳", True), ("资源", True), ("柳州", False), ("上海", False)],
)
def test_vague_names_are_told(name, vague):
    assert load_places().is_vague(name) is vague


def test_ended_divisions_tell_their_last_year():
    assert load_places().find("崇文区")[0].until == "2010"
    assert load_places().find("东城区")[0].until == ""


@given(st.text(alphabet="江苏省常州市武进区教育局的 \n", max_size=30))
def test_matches_are_in_order_and_apart(folded):
    matches = load_places().scan(folded)
    ends = [0, *(match.span.end for match in matches)]
    assert all(end <= match.span.start < match.span.end for end, match in zip(ends, matches, strict=False))
    assert all(match.places for match in matches)


def test_table_is_sound():
    places = load_places()
    found = {place for match in places.scan("") for place in match.places}
    assert found == set()
    for code in ("110000", "450200", "450203"):
        place = places.code(code)
        assert place
        assert place.code == code
    assert places.code("999999") is None


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"code": "110000", "kind": "Province"}, "twice"),
        ({"code": "110101", "kind": "Hamlet"}, "Hamlet"),
        ({"code": "110101", "kind": "County", "parent": "119900"}, "119900"),
    ],
)
def test_wrong_rows_are_refused(monkeypatch, row, says):
    first = {"code": "110000", "name": "北京市", "kind": "Province", "parent": "", "short": "北京"} | dict.fromkeys(
        ("former", "codes", "until", "heirs"), ""
    )
    monkeypatch.setattr(gazetteer, "read_table", lambda *_: (first, first | {"name": "东城区"} | row))
    with pytest.raises(RulesError, match=says):
        load_places.__wrapped__()
